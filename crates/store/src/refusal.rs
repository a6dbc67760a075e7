//! What was refused, and why. A scope's refusals are what its fold says now.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QueryTrait, Value};
use uuid::Uuid;

use crate::batch::{among, chunks};
use crate::entity::refusal::{Column, Entity};
use crate::entity::refusal_count;
use crate::page::page;
use crate::scope::place;
use crate::tenant::scoped;
use crate::{Error, Page, Paging, Refusal, RefusalCount, Refusals, ScopeKey, Write, batch};

/// Refusals that are looked for in one query.
const AT_ONCE: usize = 256;

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

    /// How many refusals of a program have which reason, by reason.
    pub async fn counts(
        &self,
        organization: Uuid,
        program: Uuid,
    ) -> Result<Vec<RefusalCount>, Error> {
        let query = scoped::<refusal_count::Entity>(organization)
            .filter(refusal_count::Column::ProgramId.eq(program))
            .filter(refusal_count::Column::N.ne(0))
            .order_by_asc(refusal_count::Column::Reason);
        self.conn.all(&query.into_query()).await
    }

    /// Those of these refusals that stand already.
    async fn standing(&self, organization: Uuid, rows: &[Refusal]) -> Result<Vec<Refusal>, Error> {
        let wanted: HashSet<Key<'_>> = rows.iter().map(key).collect();
        let mut found = Vec::new();
        for chunk in rows.chunks(AT_ONCE) {
            let texts = |column, text: fn(&Refusal) -> &str| {
                among(self.conn, column, chunk.iter().map(text))
            };
            let programs = chunk.iter().map(|row| row.program_id);
            let kinds = chunk.iter().map(|row| row.scope_kind);
            let query = scoped::<Entity>(organization)
                .filter(among(self.conn, Column::ProgramId, programs))
                .filter(among(self.conn, Column::ScopeKind, kinds))
                .filter(texts(Column::ScopeName, |row| &row.scope_name))
                .filter(texts(Column::EventSource, |row| &row.event_source))
                .filter(texts(Column::EventId, |row| &row.event_id));
            let rows: Vec<Refusal> = self.conn.all(&query.into_query()).await?;
            found.extend(rows.into_iter().filter(|row| wanted.contains(&key(row))));
        }
        Ok(found)
    }
}

impl Refusals<'_, Write> {
    /// Adds what was refused to what stands, or says it again.
    pub async fn add(&self, organization: Uuid, rows: &[Refusal]) -> Result<(), Error> {
        let standing = self.standing(organization, rows).await?;
        let standing: HashSet<Key<'_>> = standing.iter().map(key).collect();
        let unique: HashMap<Key<'_>, &Refusal> = rows.iter().map(|row| (key(row), row)).collect();
        let new = unique.iter().filter(|(key, _)| !standing.contains(*key));
        let counts: Vec<RefusalCount> = new.map(|(_, row)| count(row, 1)).collect();
        batch::upsert::<Entity>(self.conn, rows).await?;
        self.add_counts(&counts).await
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
        let wanted: HashMap<Key<'_>, &Refusal> = rows.iter().map(|row| (key(row), row)).collect();
        let vanished = standing
            .iter()
            .filter(|(key, _)| !wanted.contains_key(*key));
        let vanished: Vec<&Refusal> = vanished.map(|(_, row)| *row).collect();
        let new = wanted
            .iter()
            .filter(|(key, _)| !standing.contains_key(*key));
        let mut counts: Vec<RefusalCount> = new.map(|(_, row)| count(row, 1)).collect();
        counts.extend(vanished.iter().map(|row| count(row, -1)));
        let changed: Vec<Refusal> = rows
            .iter()
            .filter(|row| standing.get(&key(row)) != Some(row))
            .cloned()
            .collect();
        let vanished: Vec<_> = vanished.into_iter().map(values).collect();
        batch::delete::<Entity>(self.conn, organization, &vanished).await?;
        batch::upsert::<Entity>(self.conn, &changed).await?;
        self.add_counts(&counts).await
    }

    /// Adds each row's `n` (which may be negative) to its counter.
    async fn add_counts(&self, rows: &[RefusalCount]) -> Result<(), Error> {
        let counters = [refusal_count::Column::N];
        batch::add::<refusal_count::Entity>(self.conn, rows, &counters, &[]).await
    }
}

/// What a refusal adds to its counter, `n` times.
fn count(row: &Refusal, n: i64) -> RefusalCount {
    RefusalCount {
        organization_id: row.organization_id,
        program_id: row.program_id,
        reason: row.reason.clone(),
        n,
    }
}
