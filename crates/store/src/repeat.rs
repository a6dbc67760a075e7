//! Events that came again under a name already taken.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::repeat::{Column, Entity};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Repeat, Repeats, Write, batch};

/// How many of one kind came again.
#[derive(FromQueryResult)]
struct KindCount {
    kind: i16,
    n: i64,
}

impl<A> Repeats<'_, A> {
    /// How many of each kind claim a time up to `until`: pairs of kind and number.
    pub async fn counts_until(
        &self,
        organization: Uuid,
        until: i64,
    ) -> Result<Vec<(i16, i64)>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::Time.lte(until))
            .select_only()
            .column(Column::Kind)
            .column_as(Expr::col(Column::Id).count(), "n")
            .group_by(Column::Kind);
        let counts: Vec<KindCount> = self.conn.all(&query.into_query()).await?;
        let mut counts: Vec<_> = counts
            .into_iter()
            .map(|count| (count.kind, count.n))
            .collect();
        counts.sort_unstable();
        Ok(counts)
    }

    /// What came again, by the time that it claims.
    pub async fn list(&self, organization: Uuid, paging: &Paging) -> Result<Page<Repeat>, Error> {
        let all = scoped::<Entity>(organization);
        page(self.conn, all, &[Column::Time, Column::Id], paging).await
    }
}

impl Repeats<'_, Write> {
    /// Adds rows.
    pub async fn insert_many(&self, rows: &[Repeat]) -> Result<(), Error> {
        batch::insert::<Entity>(self.conn, rows).await
    }
}
