//! What was given.

use sea_orm::{ColumnTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::reward::{Column, Entity};
use crate::page::page;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Reward, Rewards, Write, batch};

/// Which rewards are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RewardFilter {
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// Of this beneficiary.
    pub beneficiary: Option<String>,
    /// Of this side.
    pub side: Option<String>,
    /// In this state.
    pub state: Option<i16>,
}

impl<A> Rewards<'_, A> {
    /// One reward.
    pub async fn get(
        &self,
        organization: Uuid,
        program: Uuid,
        id: &str,
    ) -> Result<Option<Reward>, Error> {
        let query = scoped::<Entity>(organization)
            .filter(Column::ProgramId.eq(program))
            .filter(Column::Id.eq(id));
        self.conn.one(&query.into_query()).await
    }

    /// Those of these rewards of one program that there are, in no particular order.
    pub async fn load(
        &self,
        organization: Uuid,
        program: Uuid,
        ids: &[String],
    ) -> Result<Vec<Reward>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        for chunk in chunks(ids) {
            let query = scoped::<Entity>(organization)
                .filter(Column::ProgramId.eq(program))
                .filter(among(
                    self.conn,
                    Column::Id,
                    chunk.iter().map(|id| id.as_str()),
                ));
            found.extend(self.conn.all::<Reward>(&query.into_query()).await?);
        }
        Ok(found)
    }

    /// All rewards of these people in one program, in no particular order.
    pub async fn of_beneficiaries(
        &self,
        organization: Uuid,
        program: Uuid,
        names: &[String],
    ) -> Result<Vec<Reward>, Error> {
        let mut found = Vec::new();
        for chunk in chunks(names) {
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::Beneficiary,
                    chunk.iter().map(|name| name.as_str()),
                ))
                .filter(Column::ProgramId.eq(program));
            found.extend(self.conn.all::<Reward>(&query.into_query()).await?);
        }
        Ok(found)
    }

    /// Rewards by the time at which they were earned.
    pub async fn list(
        &self,
        organization: Uuid,
        filter: &RewardFilter,
        paging: &Paging,
    ) -> Result<Page<Reward>, Error> {
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = filter.program_id {
            query = query.filter(Column::ProgramId.eq(program));
        }
        if let Some(beneficiary) = &filter.beneficiary {
            query = query.filter(Column::Beneficiary.eq(beneficiary.as_str()));
        }
        if let Some(side) = &filter.side {
            query = query.filter(Column::Side.eq(side.as_str()));
        }
        if let Some(state) = filter.state {
            query = query.filter(Column::State.eq(state));
        }
        let order = [Column::EarnedAt, Column::ProgramId, Column::Id];
        page(self.conn, query, &order, paging).await
    }
}

impl Rewards<'_, Write> {
    /// Writes rewards, new or again.
    pub async fn upsert_many(&self, rows: &[Reward]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }
}
