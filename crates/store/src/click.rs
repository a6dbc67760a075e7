//! Visits through a shared link, and their daily counts.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::{click, click_count, click_day};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Click, ClickCount, ClickDay, Clicks, Error, Page, Paging, Write, batch};

/// How many visits there were on one day.
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

    /// How many visits all links of the organization, or of one program of it, had from
    /// one day to another, both included: pairs of day and number, by day. Days without
    /// any are not there.
    pub async fn counts_by_day(
        &self,
        organization: Uuid,
        program: Option<Uuid>,
        from_day: i32,
        to_day: i32,
    ) -> Result<Vec<(i32, i64)>, Error> {
        use click_day::{Column, Entity};
        // PostgreSQL adds up 64-bit numbers to a decimal; the cast brings it back, or fails.
        let n = Expr::col(Column::N).sum().cast_as("bigint");
        let mut query = scoped::<Entity>(organization)
            .filter(Column::Day.between(from_day, to_day))
            .select_only()
            .column(Column::Day)
            .column_as(n, "n")
            .group_by(Column::Day)
            .order_by_asc(Column::Day);
        if let Some(program) = program {
            query = query.filter(Column::ProgramId.eq(program));
        }
        let sums: Vec<DaySum> = self.conn.all(&query.into_query()).await?;
        Ok(sums.into_iter().map(|sum| (sum.day, sum.n)).collect())
    }
}

impl Clicks<'_, Write> {
    /// Adds visits.
    pub async fn insert_many(&self, rows: &[Click]) -> Result<(), Error> {
        batch::insert::<click::Entity>(self.conn, rows).await
    }

    /// Adds each row's `n` to its counter, and to that of its program's day. Nodes that
    /// count at the same time wait for each other row by row, always in the same order.
    pub async fn add_counts(&self, rows: &[ClickCount]) -> Result<(), Error> {
        use click_count::{Column, Entity};
        let mut rows = rows.to_vec();
        rows.sort_unstable_by(|a, b| {
            let place = |row: &ClickCount| (row.organization_id, row.program_id, row.day);
            place(a).cmp(&place(b)).then_with(|| a.code.cmp(&b.code))
        });
        batch::add::<Entity>(self.conn, &rows, &[Column::N], &[]).await?;
        let mut days: Vec<ClickDay> = Vec::new();
        for row in rows {
            let place = (row.organization_id, row.day, row.program_id);
            match days.last_mut() {
                Some(last) if (last.organization_id, last.day, last.program_id) == place => {
                    last.n = last.n.saturating_add(row.n);
                }
                _ => days.push(ClickDay {
                    organization_id: row.organization_id,
                    day: row.day,
                    program_id: row.program_id,
                    n: row.n,
                }),
            }
        }
        batch::add::<click_day::Entity>(self.conn, &days, &[click_day::Column::N], &[]).await
    }
}
