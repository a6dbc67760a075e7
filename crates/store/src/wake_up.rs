//! When the clock has to look at a scope again.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::wake_up::{Column, Entity};
use crate::scope::place;
use crate::tenant::{scoped, unscoped};
use crate::{Error, ScopeKey, WakeUp, WakeUps, Write, batch};

impl<A> WakeUps<'_, A> {
    /// What is due by `by`, soonest first, of all organizations: the clock serves them all.
    pub async fn due(&self, by: i64, limit: u64) -> Result<Vec<WakeUp>, Error> {
        let query = unscoped::<Entity>()
            .filter(Column::DueAt.lte(by))
            .order_by_asc(Column::DueAt)
            .limit(limit);
        self.conn.all(&query.into_query()).await
    }

    /// When the next one of all organizations is due.
    pub async fn next_due(&self) -> Result<Option<i64>, Error> {
        let query = unscoped::<Entity>().order_by_asc(Column::DueAt).limit(1);
        let next: Option<WakeUp> = self.conn.one(&query.into_query()).await?;
        Ok(next.map(|wake_up| wake_up.due_at))
    }

    /// Those that these scopes have, in no particular order.
    pub async fn load(&self, organization: Uuid, keys: &[ScopeKey]) -> Result<Vec<WakeUp>, Error> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in chunks(keys) {
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.iter().map(|key| key.program_id),
                ))
                .filter(among(
                    self.conn,
                    Column::ScopeKind,
                    chunk.iter().map(|key| key.kind),
                ))
                .filter(among(
                    self.conn,
                    Column::ScopeName,
                    chunk.iter().map(|key| key.name.as_str()),
                ));
            let rows: Vec<WakeUp> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<_> = chunk.into_iter().map(place).collect();
            found.extend(rows.into_iter().filter(|row| {
                wanted.contains(&(row.program_id, row.scope_kind, row.scope_name.as_str()))
            }));
        }
        Ok(found)
    }
}

impl WakeUps<'_, Write> {
    /// Sets when these scopes are due; the one time that a scope has is replaced.
    pub async fn upsert_many(&self, rows: &[WakeUp]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }

    /// These scopes have nothing more to wait for.
    pub async fn delete(&self, organization: Uuid, keys: &[ScopeKey]) -> Result<(), Error> {
        let keys: Vec<_> = keys
            .iter()
            .map(|key| {
                vec![
                    organization.into(),
                    key.program_id.into(),
                    key.kind.into(),
                    key.name.clone().into(),
                ]
            })
            .collect();
        batch::delete::<Entity>(self.conn, organization, &keys).await
    }
}
