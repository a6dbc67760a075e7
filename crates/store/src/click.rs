//! Visits through a shared link, and their daily counts.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::{click, click_count};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Click, ClickCount, Clicks, Error, Page, Paging, Write, batch};

/// How many visits a program's links had on one day.
#[derive(FromQueryResult)]
struct DaySum {
    day: i32,
    n: i64,
}

impl<A> Clicks<'_, A> {
    /// The visits of an organization's links, in the order of their ids.
    pub async fn list(&self, organization: Uuid, paging: &Paging) -> Result<Page<Click>, Error> {
        let all = scoped::<click::Entity>(organization);
        page(self.conn, all, &[click::Column::Id], paging).await
    }

    /// The counts of a program from one day to another, both included; by day and code.
    pub async fn counts(
        &self,
        organization: Uuid,
        program: Uuid,
        from_day: i32,
        to_day: i32,
    ) -> Result<Vec<ClickCount>, Error> {
        use click_count::{Column, Entity};
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(program))
            .filter(Column::Day.gte(from_day))
            .filter(Column::Day.lte(to_day))
            .order_by_asc(Column::Day)
            .order_by_asc(Column::Code);
        self.conn.all(&query.into_query()).await
    }

    /// How many visits all links of a program had from one day to another, both
    /// included: pairs of day and number, by day. Days without any are not there.
    pub async fn counts_by_day(
        &self,
        organization: Uuid,
        program: Uuid,
        from_day: i32,
        to_day: i32,
    ) -> Result<Vec<(i32, i64)>, Error> {
        use click_count::{Column, Entity};
        // PostgreSQL adds up 64-bit numbers to a decimal; the cast brings it back, or fails.
        let n = Expr::col(Column::N).sum().cast_as("bigint");
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(program))
            .filter(Column::Day.gte(from_day))
            .filter(Column::Day.lte(to_day))
            .select_only()
            .column(Column::Day)
            .column_as(n, "n")
            .group_by(Column::Day)
            .order_by_asc(Column::Day);
        let sums: Vec<DaySum> = self.conn.all(&query.into_query()).await?;
        Ok(sums.into_iter().map(|sum| (sum.day, sum.n)).collect())
    }
}

impl Clicks<'_, Write> {
    /// Adds visits.
    pub async fn insert_many(&self, rows: &[Click]) -> Result<(), Error> {
        batch::insert::<click::Entity>(self.conn, rows).await
    }

    /// Adds each row's `n` to its counter. Nodes that count at the same time wait for
    /// each other row by row, always in the same order.
    pub async fn add_counts(&self, rows: &[ClickCount]) -> Result<(), Error> {
        use click_count::{Column, Entity};
        let mut rows = rows.to_vec();
        rows.sort_unstable_by(|a, b| {
            let place = |row: &ClickCount| (row.organization_id, row.program_id, row.day);
            place(a).cmp(&place(b)).then_with(|| a.code.cmp(&b.code))
        });
        batch::add::<Entity>(self.conn, &rows, Column::N, &[]).await
    }
}
