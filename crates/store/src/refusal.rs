//! What was refused, and why. A scope's refusals are what its fold says now.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, QueryFilter, QueryTrait, Value};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::refusal::{Column, Entity};
use crate::page::page;
use crate::scope::place;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Refusal, Refusals, ScopeKey, Write, batch};

/// Which refusals are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusalFilter {
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// Of this friend.
    pub friend: Option<String>,
    /// For this reason.
    pub reason: Option<String>,
}

/// What tells the refusals of an organization apart.
type Key<'a> = (Uuid, i16, &'a str, &'a str, &'a str, &'a str, &'a str);

fn key(row: &Refusal) -> Key<'_> {
    let scope = (row.program_id, row.scope_kind, row.scope_name.as_str());
    let event = (row.event_source.as_str(), row.event_id.as_str());
    (
        scope.0,
        scope.1,
        scope.2,
        event.0,
        event.1,
        &row.reason,
        &row.friend,
    )
}

fn values(row: &Refusal) -> Vec<Value> {
    vec![
        row.organization_id.into(),
        row.program_id.into(),
        row.scope_kind.into(),
        row.scope_name.clone().into(),
        row.event_source.clone().into(),
        row.event_id.clone().into(),
        row.reason.clone().into(),
        row.friend.clone().into(),
    ]
}

impl<A> Refusals<'_, A> {
    /// The refusals of these scopes, in no particular order.
    pub async fn by_scopes(
        &self,
        organization: Uuid,
        scopes: &[ScopeKey],
    ) -> Result<Vec<Refusal>, Error> {
        let mut found = Vec::new();
        for chunk in chunks(scopes) {
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
            let rows: Vec<Refusal> = self.conn.all(&query.into_query()).await?;
            let wanted: HashSet<_> = chunk.into_iter().map(place).collect();
            found.extend(rows.into_iter().filter(|row| {
                wanted.contains(&(row.program_id, row.scope_kind, row.scope_name.as_str()))
            }));
        }
        Ok(found)
    }

    /// Refusals by time.
    pub async fn list(
        &self,
        organization: Uuid,
        filter: &RefusalFilter,
        paging: &Paging,
    ) -> Result<Page<Refusal>, Error> {
        let mut query = scoped::<Entity>(organization);
        if let Some(program) = filter.program_id {
            query = query.filter(Column::ProgramId.eq(program));
        }
        if let Some(friend) = &filter.friend {
            query = query.filter(Column::Friend.eq(friend.as_str()));
        }
        if let Some(reason) = &filter.reason {
            query = query.filter(Column::Reason.eq(reason.as_str()));
        }
        let order = [
            Column::At,
            Column::EventSource,
            Column::EventId,
            Column::ProgramId,
            Column::ScopeKind,
            Column::ScopeName,
            Column::Reason,
            Column::Friend,
        ];
        page(self.conn, query, &order, paging).await
    }
}

impl Refusals<'_, Write> {
    /// Adds what was refused to what stands, or says it again.
    pub async fn add(&self, rows: &[Refusal]) -> Result<(), Error> {
        batch::upsert::<Entity>(self.conn, rows).await
    }

    /// Makes `rows` all the refusals that these scopes have: what is no longer
    /// among them is removed, what is new or says something else is written.
    pub async fn replace(
        &self,
        organization: Uuid,
        scopes: &[ScopeKey],
        rows: &[Refusal],
    ) -> Result<(), Error> {
        let standing = self.by_scopes(organization, scopes).await?;
        let standing: HashMap<Key<'_>, &Refusal> =
            standing.iter().map(|row| (key(row), row)).collect();
        let wanted: HashSet<Key<'_>> = rows.iter().map(key).collect();
        let vanished: Vec<_> = standing
            .iter()
            .filter(|(key, _)| !wanted.contains(*key))
            .map(|(_, row)| values(row))
            .collect();
        let changed: Vec<Refusal> = rows
            .iter()
            .filter(|row| standing.get(&key(row)) != Some(row))
            .cloned()
            .collect();
        batch::delete::<Entity>(self.conn, organization, &vanished).await?;
        batch::upsert::<Entity>(self.conn, &changed).await
    }
}
