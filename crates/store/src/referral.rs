//! Pairs of advocate and friend, and how many there are of each state.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::batch::{self, among, chunks};
use crate::entity::{referral, referral_count};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Referral, ReferralCount, Referrals, Write};

/// Which referral of an organization is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReferralKey {
    /// In which program.
    pub program_id: Uuid,
    /// Who is brought.
    pub friend: String,
    /// Who brings.
    pub advocate: String,
}

/// Which referrals are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferralFilter {
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// Of this advocate.
    pub advocate: Option<String>,
    /// Of this friend.
    pub friend: Option<String>,
    /// In this state.
    pub state: Option<i16>,
}

impl<A> Referrals<'_, A> {
    /// One referral.
    pub async fn get(
        &self,
        organization: Uuid,
        key: &ReferralKey,
    ) -> Result<Option<Referral>, Error> {
        use referral::{Column, Entity};
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(key.program_id))
            .filter(Column::Friend.eq(key.friend.as_str()))
            .filter(Column::Advocate.eq(key.advocate.as_str()));
        self.conn.one(&query.into_query()).await
    }

    /// Whom these advocates brought, or tried to, in one program; each once.
    pub async fn friends_of(
        &self,
        organization: Uuid,
        program: Uuid,
        advocates: &[String],
    ) -> Result<BTreeSet<String>, Error> {
        use referral::{Column, Entity};
        let mut friends = BTreeSet::new();
        for chunk in chunks(advocates) {
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::Advocate,
                    chunk.iter().map(|name| name.as_str()),
                ))
                .filter(Column::ProgramId.eq(program));
            let rows: Vec<Referral> = self.conn.all(&query.into_query()).await?;
            friends.extend(rows.into_iter().map(|row| row.friend));
        }
        Ok(friends)
    }

    /// Referrals by the time of their introduction.
    pub async fn list(
        &self,
        organization: Uuid,
        filter: &ReferralFilter,
        paging: &Paging,
    ) -> Result<Page<Referral>, Error> {
        use referral::{Column, Entity};
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = filter.program_id {
            query = query.filter(Column::ProgramId.eq(program));
        }
        if let Some(advocate) = &filter.advocate {
            query = query.filter(Column::Advocate.eq(advocate.as_str()));
        }
        if let Some(friend) = &filter.friend {
            query = query.filter(Column::Friend.eq(friend.as_str()));
        }
        if let Some(state) = filter.state {
            query = query.filter(Column::State.eq(state));
        }
        let order = [
            Column::IntroducedAt,
            Column::ProgramId,
            Column::Friend,
            Column::Advocate,
        ];
        page(self.conn, query, &order, paging).await
    }

    /// How many referrals of a program are in each state, by state.
    pub async fn counts(
        &self,
        organization: Uuid,
        program: Uuid,
    ) -> Result<Vec<ReferralCount>, Error> {
        use referral_count::{Column, Entity};
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(program))
            .order_by_asc(Column::State);
        self.conn.all(&query.into_query()).await
    }

    /// How many referrals of one advocate in a program are in each state, by
    /// state. Costs as much as the advocate has friends.
    pub async fn counts_of_advocate(
        &self,
        organization: Uuid,
        program: Uuid,
        advocate: &str,
    ) -> Result<Vec<(i16, i64)>, Error> {
        use referral::{Column, Entity};
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(program))
            .filter(Column::Advocate.eq(advocate))
            .select_only()
            .column(Column::State)
            .column_as(Expr::col(Column::Friend).count(), "n")
            .group_by(Column::State)
            .order_by_asc(Column::State);
        let counts: Vec<StateCount> = self.conn.all(&query.into_query()).await?;
        Ok(counts
            .into_iter()
            .map(|count| (count.state, count.n))
            .collect())
    }
}

/// How many are in one state.
#[derive(Debug, FromQueryResult)]
struct StateCount {
    state: i16,
    n: i64,
}

impl Referrals<'_, Write> {
    /// Writes referrals, new or again. Their counters are the caller's:
    /// [`Referrals::add_counts`].
    pub async fn upsert_many(&self, rows: &[Referral]) -> Result<(), Error> {
        batch::upsert::<referral::Entity>(self.conn, rows).await
    }

    /// Takes referrals back: those whose introduction never was.
    pub async fn delete(&self, organization: Uuid, keys: &[ReferralKey]) -> Result<(), Error> {
        let keys: Vec<_> = keys
            .iter()
            .map(|key| {
                vec![
                    organization.into(),
                    key.program_id.into(),
                    key.friend.clone().into(),
                    key.advocate.clone().into(),
                ]
            })
            .collect();
        batch::delete::<referral::Entity>(self.conn, organization, &keys).await
    }

    /// Adds each row's `n` (which may be negative) to its counter.
    pub async fn add_counts(&self, rows: &[ReferralCount]) -> Result<(), Error> {
        use referral_count::{Column, Entity};
        batch::add::<Entity>(self.conn, rows, &[Column::N], &[]).await
    }
}
