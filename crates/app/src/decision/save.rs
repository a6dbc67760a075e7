//! Writing what a decision found: projections that are read, not the books.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Event, Fact, PERSON_KINDS},
    fold::{Person, Refusal},
    moment::Moment,
};
use goodword_store::{Customer, Refusal as RefusalRow, Scope as ScopeRow, ScopeKey, WakeUp};
use serde::Serialize;
use serde_json::json;

use super::{Desk, facts::Facts};
use crate::{
    Error,
    customer::{word_rows, words_of},
};

/// People as on file, for everybody to read: of all programs together.
pub(super) async fn customers(
    desk: &Desk<'_>,
    facts: &Facts,
    touched: &BTreeSet<String>,
) -> Result<(), Error> {
    let index = facts.index();
    let rows: Vec<Customer> = touched
        .iter()
        .map(|name| customer(desk, name, &index.of_customer(name)))
        .collect();
    desk.tx.customers().upsert_many(&rows).await?;
    named(desk, facts, touched).await
}

/// Brings the words up to date by which these people are found: those of what is on file
/// now, and none that came only from what was there before.
pub(super) async fn words(
    desk: &Desk<'_>,
    facts: &Facts,
    told_of: &BTreeSet<&str>,
) -> Result<(), Error> {
    let index = facts.index();
    let (mut now, mut before) = (Vec::new(), Vec::new());
    for name in told_of {
        let mut attributes = serde_json::Map::new();
        let (mut words, mut ever) = (BTreeSet::new(), BTreeSet::new());
        for event in index.of_customer(name) {
            if let Fact::CustomerAdded(added) = &event.fact {
                added.update(&mut attributes);
                ever.append(&mut words);
                words = words_of(name, &attributes);
            }
        }
        ever.retain(|word| !words.contains(word));
        now.extend(word_rows(desk.organization, name, words));
        before.extend(word_rows(desk.organization, name, ever));
    }
    let customers = desk.tx.customers();
    customers.delete_words(desk.organization, &before).await?;
    Ok(customers.add_words(&now).await?)
}

fn customer(desk: &Desk<'_>, name: &str, events: &[&Event]) -> Customer {
    let mut person = Person::default();
    let mut attributes = serde_json::Map::new();
    let mut added_at = None;
    for event in events {
        if let Fact::CustomerAdded(added) = &event.fact {
            person = person.updated(added);
            added_at.get_or_insert(event.time.micros());
            added.update(&mut attributes);
        }
    }
    let kind = PERSON_KINDS.iter().find(|(_, kind)| *kind == person.kind);
    Customer {
        organization_id: desk.organization,
        name: name.to_owned(),
        kind: kind.map_or("prospect", |(name, _)| *name).to_owned(),
        role: person.role,
        club: person.club,
        recruited_by: person.recruited_by,
        attributes: json!(attributes).to_string(),
        added_at,
        updated_at: desk.now.micros(),
    }
}

/// Who is only named by others is on file as a prospect.
async fn named(desk: &Desk<'_>, facts: &Facts, touched: &BTreeSet<String>) -> Result<(), Error> {
    let others = facts.sorted().iter().filter_map(Event::other);
    let names: BTreeSet<String> = others
        .filter(|name| !touched.contains(*name))
        .map(str::to_owned)
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = names.into_iter().collect();
    let reader = desk.tx.reader();
    let known = reader.customers().load(desk.organization, &names).await?;
    let known: BTreeSet<String> = known.into_iter().map(|row| row.name).collect();
    let rows: Vec<Customer> = names
        .iter()
        .filter(|name| !known.contains(*name))
        .map(|name| customer(desk, name, &[]))
        .collect();
    desk.tx.customers().upsert_many(&rows).await?;
    Ok(())
}

/// Replaces what was refused in some scopes.
pub(super) async fn replace_refusals(
    desk: &Desk<'_>,
    refusals: BTreeMap<ScopeKey, Vec<Refusal>>,
) -> Result<(), Error> {
    let rows = refusal_rows(desk, &refusals);
    let keys: Vec<ScopeKey> = refusals.into_keys().collect();
    if !keys.is_empty() {
        desk.tx
            .refusals()
            .replace(desk.organization, &keys, &rows)
            .await?;
    }
    Ok(())
}

/// Adds to what was refused in some scopes.
pub(super) async fn add_refusals(
    desk: &Desk<'_>,
    refusals: &BTreeMap<ScopeKey, Vec<Refusal>>,
) -> Result<(), Error> {
    Ok(desk
        .tx
        .refusals()
        .add(desk.organization, &refusal_rows(desk, refusals))
        .await?)
}

fn refusal_rows(desk: &Desk<'_>, refusals: &BTreeMap<ScopeKey, Vec<Refusal>>) -> Vec<RefusalRow> {
    let each = refusals
        .iter()
        .flat_map(|(key, refused)| refused.iter().map(move |r| (key, r)));
    let row = |(key, refusal): (&ScopeKey, &Refusal)| RefusalRow {
        organization_id: desk.organization,
        program_id: key.program_id,
        scope_kind: key.kind,
        scope_name: key.name.clone(),
        event_source: refusal.event.source.to_string(),
        event_id: refusal.event.id.to_string(),
        reason: refusal.reason.code().to_owned(),
        friend: refusal.friend.clone(),
        at: refusal.event.time.micros(),
        explanation: refusal.reason.meaning().to_owned(),
    };
    each.map(row).collect()
}

/// A fold as it is to be stored.
pub(super) fn scope(
    desk: &Desk<'_>,
    key: ScopeKey,
    body: &impl Serialize,
) -> Result<ScopeRow, Error> {
    Ok(ScopeRow {
        organization_id: desk.organization,
        program_id: key.program_id,
        kind: key.kind,
        name: key.name,
        body: serde_json::to_string(body)?,
        updated_at: desk.now.micros(),
    })
}

/// When the clock has to look at scopes again, and at which not any more.
pub(super) async fn write_wakes(
    desk: &Desk<'_>,
    wakes: Vec<(ScopeKey, Option<Moment>)>,
) -> Result<(), Error> {
    let (mut due, mut asleep) = (Vec::new(), Vec::new());
    for (key, at) in wakes {
        match at {
            Some(at) => due.push(WakeUp {
                organization_id: desk.organization,
                program_id: key.program_id,
                scope_kind: key.kind,
                scope_name: key.name,
                due_at: at.micros(),
            }),
            None => asleep.push(key),
        }
    }
    desk.tx.wake_ups().upsert_many(&due).await?;
    desk.tx
        .wake_ups()
        .delete(desk.organization, &asleep)
        .await?;
    Ok(())
}

/// Whether an effect is recent enough to tell people of: importing old facts
/// must not send old news.
pub(super) fn is_news(desk: &Desk<'_>, at: Moment) -> bool {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    at.micros() >= desk.now.micros().saturating_sub(DAY)
}
