//! Counts by day, which are written with what they count and read instead of it: what
//! a dashboard costs depends on the days that it shows, not on how much there is.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::entity::{advocate_day, referral_count, referral_day, reward_day};
use crate::page::page;
use crate::tenant::{Tenant, scoped};
use crate::{AdvocateDay, Error, Figures, Page, Paging, ReferralDay, RewardDay, Write, batch};

/// Which days are meant, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day, by number.
    pub from: i32,
    /// The last one, itself included.
    pub to: i32,
    /// Of one program only.
    pub program_id: Option<Uuid>,
}

/// How many referrals there are of a day, each thing counted on its own day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct DaySums {
    /// The day, by number.
    pub day: i32,
    /// Introduced on it.
    pub introduced: i64,
    /// Standing, and qualified on it.
    pub qualified: i64,
    /// Standing, and converted on it.
    pub converted: i64,
    /// Introduced on it, and never stood.
    pub refused: i64,
    /// Fallen through on it.
    pub voided: i64,
}

/// What became by now of all who were introduced in a span by one channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct ChannelSums {
    /// By which way they came.
    pub channel: String,
    /// All of them.
    pub introduced: i64,
    /// Standing, and qualified or further.
    pub qualified: i64,
    /// Standing, and converted.
    pub converted: i64,
}

/// What was earned in a span in one unit, less what was taken back of it by now.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct GivenSum {
    /// In which program.
    pub program_id: Uuid,
    /// In which unit.
    pub unit: String,
    /// In minor units.
    pub amount: i64,
}

/// What an advocate brought in a span.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AdvocateSums {
    /// Who.
    pub advocate: String,
    /// How many were introduced in it.
    pub introduced: i64,
    /// How many that stand were converted in it.
    pub converted: i64,
}

impl<A> Figures<'_, A> {
    /// The counts of each day, by day; days on which nothing happened may be missing.
    pub async fn days(&self, organization: Uuid, span: Span) -> Result<Vec<DaySums>, Error> {
        use referral_day::Column;
        let query = referrals(organization, span)
            .select_only()
            .column(Column::Day)
            .column_as(sum(Column::Introduced), "introduced")
            .column_as(sum(Column::QualifiedOn), "qualified")
            .column_as(sum(Column::ConvertedOn), "converted")
            .column_as(sum(Column::Refused), "refused")
            .column_as(sum(Column::VoidedOn), "voided")
            .group_by(Column::Day)
            .order_by_asc(Column::Day);
        self.conn.all(&query.into_query()).await
    }

    /// What became of those who were introduced in the span, by channel.
    pub async fn channels(
        &self,
        organization: Uuid,
        span: Span,
    ) -> Result<Vec<ChannelSums>, Error> {
        use referral_day::Column;
        let query = referrals(organization, span)
            .select_only()
            .column(Column::Channel)
            .column_as(sum(Column::Introduced), "introduced")
            .column_as(sum(Column::QualifiedOf), "qualified")
            .column_as(sum(Column::ConvertedOf), "converted")
            .group_by(Column::Channel)
            .order_by_asc(Column::Channel);
        self.conn.all(&query.into_query()).await
    }

    /// What was earned in the span, by program and unit; a sum may be zero.
    pub async fn given(&self, organization: Uuid, span: Span) -> Result<Vec<GivenSum>, Error> {
        use reward_day::{Column, Entity};
        let days = scoped::<Entity>(organization).filter(Column::Day.between(span.from, span.to));
        let query = of_program(days, Column::ProgramId, span)
            .select_only()
            .column(Column::ProgramId)
            .column(Column::Unit)
            .column_as(sum(Column::Amount), "amount")
            .group_by(Column::ProgramId)
            .group_by(Column::Unit)
            .order_by_asc(Column::Unit)
            .order_by_asc(Column::ProgramId);
        self.conn.all(&query.into_query()).await
    }

    /// The `limit` advocates with the most converted in the span, then with the most
    /// introduced, then by name. Reads what each of them brought on each day of it.
    pub async fn advocates(
        &self,
        organization: Uuid,
        span: Span,
        limit: u64,
    ) -> Result<Vec<AdvocateSums>, Error> {
        use advocate_day::{Column, Entity};
        let (introduced, converted) = (sum(Column::Introduced), sum(Column::Converted));
        let days = scoped::<Entity>(organization).filter(Column::Day.between(span.from, span.to));
        let query = of_program(days, Column::ProgramId, span)
            .select_only()
            .column(Column::Advocate)
            .column_as(introduced.clone(), "introduced")
            .column_as(converted.clone(), "converted")
            .group_by(Column::Advocate)
            .having(introduced.clone().gt(0).or(converted.clone().gt(0)))
            .order_by(converted, Order::Desc)
            .order_by(introduced, Order::Desc)
            .order_by_asc(Column::Advocate)
            .limit(limit);
        self.conn.all(&query.into_query()).await
    }

    /// The rows of referrals, by their key.
    pub async fn referral_days(
        &self,
        organization: Uuid,
        paging: &Paging,
    ) -> Result<Page<ReferralDay>, Error> {
        use referral_day::{Column, Entity};
        let key = [Column::Day, Column::ProgramId, Column::Channel];
        page(self.conn, scoped::<Entity>(organization), &key, paging).await
    }

    /// The rows of rewards, by their key.
    pub async fn reward_days(
        &self,
        organization: Uuid,
        paging: &Paging,
    ) -> Result<Page<RewardDay>, Error> {
        use reward_day::{Column, Entity};
        let key = [Column::Day, Column::ProgramId, Column::Unit];
        page(self.conn, scoped::<Entity>(organization), &key, paging).await
    }

    /// The rows of advocates, by their key.
    pub async fn advocate_days(
        &self,
        organization: Uuid,
        paging: &Paging,
    ) -> Result<Page<AdvocateDay>, Error> {
        use advocate_day::{Column, Entity};
        let key = [Column::Day, Column::ProgramId, Column::Advocate];
        page(self.conn, scoped::<Entity>(organization), &key, paging).await
    }
}

impl Figures<'_, Write> {
    /// Adds each row's counts (which may be negative) to those of its key.
    pub async fn add_referral_days(&self, rows: &[ReferralDay]) -> Result<(), Error> {
        use referral_day::{Column, Entity};
        let counters = [
            Column::Introduced,
            Column::Refused,
            Column::QualifiedOf,
            Column::ConvertedOf,
            Column::VoidedOf,
            Column::QualifiedOn,
            Column::ConvertedOn,
            Column::VoidedOn,
        ];
        batch::add::<Entity>(self.conn, rows, &counters, &[]).await
    }

    /// Adds each row's amount (which may be negative) to that of its key.
    pub async fn add_reward_days(&self, rows: &[RewardDay]) -> Result<(), Error> {
        use reward_day::{Column, Entity};
        batch::add::<Entity>(self.conn, rows, &[Column::Amount], &[]).await
    }

    /// Adds each row's counts (which may be negative) to those of its key.
    pub async fn add_advocate_days(&self, rows: &[AdvocateDay]) -> Result<(), Error> {
        use advocate_day::{Column, Entity};
        let counters = [Column::Introduced, Column::Converted];
        batch::add::<Entity>(self.conn, rows, &counters, &[]).await
    }

    /// Forgets all of an organization's counts, to be counted again.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] without the organization's lock.
    pub async fn forget(&self, organization: Uuid) -> Result<(), Error> {
        self.conn.is_locked_for(organization)?;
        self.forget_all::<referral_count::Entity>(organization)
            .await?;
        self.forget_all::<referral_day::Entity>(organization)
            .await?;
        self.forget_all::<reward_day::Entity>(organization).await?;
        self.forget_all::<advocate_day::Entity>(organization).await
    }

    async fn forget_all<E: Tenant>(&self, organization: Uuid) -> Result<(), Error> {
        let mut statement = Query::delete();
        statement
            .from_table(E::default())
            .and_where(E::ORGANIZATION.eq(organization));
        self.conn.execute(&statement).await.map(|_| ())
    }
}

fn referrals(organization: Uuid, span: Span) -> Select<referral_day::Entity> {
    use referral_day::{Column, Entity};
    let days = scoped::<Entity>(organization).filter(Column::Day.between(span.from, span.to));
    of_program(days, Column::ProgramId, span)
}

fn of_program<E: Tenant>(query: Select<E>, column: E::Column, span: Span) -> Select<E> {
    match span.program_id {
        Some(program) => query.filter(column.eq(program)),
        None => query,
    }
}

/// PostgreSQL adds up 64-bit numbers to a decimal; the cast brings it back, or fails.
fn sum<C: ColumnTrait>(column: C) -> SimpleExpr {
    Expr::col(column).sum().cast_as("bigint")
}
