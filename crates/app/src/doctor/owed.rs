//! The books against the facts: what a replay of everything on file gives is
//! what everybody has.

use std::collections::BTreeMap;

use goodword_domain::{
    event::Event,
    moment::Moment,
    program::Program,
    replay::{Repeats, replay_standing},
    summary::{Balances, Summary, write_balances},
    unit::Unit,
};
use goodword_store::{Paging, Reader};
use uuid::Uuid;

use super::Check;
use crate::{
    Error,
    decision::{event_of, load_programs, member_of},
};

/// Events that are read at once.
const EVENTS: u64 = 5_000;

/// Replays every program of an organization over its facts.
pub(super) async fn check(
    reader: Reader<'_>,
    organization: Uuid,
    at: Moment,
    check: &mut Check,
) -> Result<(), Error> {
    let programs = match load_programs(reader, organization).await {
        Ok(programs) => programs,
        Err(Error::Inconsistent { detail }) => {
            check.fault(format!("organization {organization}: {detail}"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    if programs.is_empty() {
        return Ok(());
    }
    let facts = facts(reader, organization, at, check).await?;
    for loaded in programs {
        // A budget is spent in the order of arrival, a replay spends it in the
        // order of time (design/domain.md, "Scale"): they may rightly differ.
        if !loaded.program.newest().definition.budget.is_empty() {
            continue;
        }
        check.look();
        let posted = books(reader, organization, loaded.id, at).await?;
        compare(&loaded.program, &facts, at, &posted, check);
    }
    Ok(())
}

fn compare(program: &Program, facts: &[Event], at: Moment, posted: &Balances, check: &mut Check) {
    let replay = replay_standing(program, facts, Repeats::default(), at);
    let owed = flat(Summary::of(program, &replay).balances);
    let posted = flat(write_balances(program, posted));
    let zero = "nothing".to_owned();
    for key in owed
        .keys()
        .chain(posted.keys().filter(|key| !owed.contains_key(*key)))
    {
        let (owed, posted) = (
            owed.get(key).unwrap_or(&zero),
            posted.get(key).unwrap_or(&zero),
        );
        if owed != posted {
            let (name, (who, unit)) = (program.name(), key);
            check.fault(format!(
                "program {name}: the facts earn {who} {owed} of {unit}, the books show {posted}"
            ));
        }
    }
}

/// What each person has of each unit.
fn flat(
    balances: BTreeMap<String, BTreeMap<String, goodword_domain::summary::Balance>>,
) -> BTreeMap<(String, String), String> {
    let mut flat = BTreeMap::new();
    for (who, units) in balances {
        for (unit, balance) in units {
            flat.insert((who.clone(), unit), balance.available);
        }
    }
    flat
}

/// Every fact up to a moment, in reading order. One that no longer reads is a
/// fault of its own.
async fn facts(
    reader: Reader<'_>,
    organization: Uuid,
    at: Moment,
    check: &mut Check,
) -> Result<Vec<Event>, Error> {
    let mut paging = Paging::first(EVENTS);
    let mut events = Vec::new();
    loop {
        let page = reader
            .events()
            .list(organization, at.micros(), &paging)
            .await?;
        for row in page.rows {
            match event_of(row) {
                Ok(event) => events.push(event),
                Err(Error::Inconsistent { detail }) => {
                    check.fault(format!("organization {organization}: {detail}"));
                }
                Err(error) => return Err(error),
            }
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    events.sort_by(Event::reading_order);
    Ok(events)
}

/// What everybody has by the books.
async fn books(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
    at: Moment,
) -> Result<Balances, Error> {
    let mut balances = Balances::new();
    let rows = reader
        .transfers()
        .balances_at(organization, Some(program), at.micros())
        .await?;
    for row in rows {
        if let Some(member) = member_of(&row.account) {
            let unit = Unit::parse(&row.unit).map_err(Error::inconsistent)?;
            balances.insert((member.to_owned(), unit), row.amount);
        }
    }
    Ok(balances)
}
