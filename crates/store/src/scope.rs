//! The folds' accumulators.

use std::collections::HashSet;

use sea_orm::{QueryFilter, QueryTrait};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::scope::{Column, Entity};
use crate::tenant::scoped;
use crate::{Error, Scope, Scopes, Write, batch};

/// Which scope of an organization is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeKey {
    /// In which program.
    pub program_id: Uuid,
    /// The kind of scope.
    pub kind: i16,
    /// Whose or what's.
    pub name: String,
}

impl<A> Scopes<'_, A> {
    /// Those of these scopes that exist, in no particular order.
    pub async fn load(&self, organization: Uuid, keys: &[ScopeKey]) -> Result<Vec<Scope>, Error> {
        let mut found = Vec::with_capacity(keys.len());
        for chunk in chunks(keys) {
            // Programs times kinds times names covers the keys and maybe more.
            let query = scoped::<Entity>(organization)
                .filter(among(
                    self.conn,
                    Column::ProgramId,
                    chunk.iter().map(|key| key.program_id),
                ))
                .filter(among(
                    self.conn,
                    Column::Kind,
                    chunk.iter().map(|key| key.kind),
                ))
                .filter(among(
                    self.conn,
                    Column::Name,
                    chunk.iter().map(|key| key.name.as_str()),
                ));
            let rows: Vec<Scope> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<_> = chunk.into_iter().map(place).collect();
            found.extend(
                rows.into_iter()
                    .filter(|row| wanted.contains(&(row.program_id, row.kind, row.name.as_str()))),
            );
        }
        Ok(found)
    }
}

impl Scopes<'_, Write> {
    /// Writes accumulators, new or again.
    pub async fn upsert_many(&self, rows: &[Scope]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }
}

/// A key as it can be looked up by parts of a row.
pub(crate) fn place(key: &ScopeKey) -> (Uuid, i16, &str) {
    (key.program_id, key.kind, &key.name)
}
