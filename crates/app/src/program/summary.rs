//! The summary of a program as of any moment (http.md).

use goodword_domain::{
    event::Event,
    moment::Moment,
    replay::{Repeats, replay_standing},
    summary::{Balances, Summary, write_balances},
    unit::Unit,
};
use goodword_store::{Paging, Reader};
use uuid::Uuid;

use crate::{
    App, Caller, Error, Scope,
    clock::wake_organization,
    decision::{event_of, member_of, read_program},
};

/// Facts that are read at once.
const PAGE: u64 = 5_000;

/// The summary as of `at`, by default now: the line that a replay prints of the
/// same facts. Balances come from the books; how events and referrals stand comes
/// from the facts.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Malformed`] when `at` lies in the future.
pub async fn summary(
    app: &App,
    caller: &Caller,
    id: Uuid,
    at: Option<Moment>,
) -> Result<String, Error> {
    caller.may(Scope::Read)?;
    let now = app.now();
    let at = at.unwrap_or(now);
    if at > now {
        return Err(Error::field("at", "lies in the future: nobody knows yet"));
    }
    wake_organization(app, caller.organization).await?;
    let snapshot = app.store().snapshot().await?;
    let reader = snapshot.reader();
    let row = reader.programs().by_id(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("program", id.to_string()))?;
    let versions = reader
        .programs()
        .versions(caller.organization, &[id])
        .await?;
    let program = read_program(&row, versions)?;
    let events = latest_facts(reader, caller.organization, at, usize::MAX).await?;
    let repeats = repeats(reader, caller.organization, at).await?;
    let replay = replay_standing(&program, &events, repeats, at);
    let mut summary = Summary::of(&program, &replay);
    let owed = summary.balances;
    summary.balances = write_balances(&program, &books(reader, caller.organization, id, at).await?);
    if owed != summary.balances {
        tracing::error!(
            program = program.name(),
            "the books differ from what is owed: run doctor"
        );
    }
    Ok(summary.to_line()?)
}

/// The latest facts up to a moment, at most so many, in reading order.
pub(super) async fn latest_facts(
    reader: Reader<'_>,
    organization: Uuid,
    at: Moment,
    most: usize,
) -> Result<Vec<Event>, Error> {
    let mut paging = Paging::latest(PAGE);
    let mut events = Vec::new();
    loop {
        let left = most.saturating_sub(events.len());
        paging.limit = PAGE.min(u64::try_from(left).unwrap_or(PAGE));
        let page = reader
            .events()
            .list(organization, at.micros(), &paging)
            .await?;
        for row in page.rows {
            events.push(event_of(row)?);
        }
        if page.next.is_none() || events.len() >= most {
            break;
        }
        paging = paging.after(page.next);
    }
    events.sort_by(Event::reading_order);
    Ok(events)
}

async fn repeats(reader: Reader<'_>, organization: Uuid, at: Moment) -> Result<Repeats, Error> {
    let mut repeats = Repeats::default();
    for (kind, count) in reader
        .repeats()
        .counts_until(organization, at.micros())
        .await?
    {
        let count = u64::try_from(count).unwrap_or_default();
        match kind {
            0 => repeats.duplicate = count,
            _ => repeats.conflict = count,
        }
    }
    Ok(repeats)
}

/// What everybody has by the books.
async fn books(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
    at: Moment,
) -> Result<Balances, Error> {
    let rows = reader
        .transfers()
        .balances_at(organization, Some(program), at.micros())
        .await?;
    let mut balances = Balances::new();
    for row in rows {
        if let Some(member) = member_of(&row.account) {
            let unit = Unit::parse(&row.unit).map_err(Error::inconsistent)?;
            balances.insert((member.to_owned(), unit), row.amount);
        }
    }
    Ok(balances)
}
