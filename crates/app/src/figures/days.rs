//! The days of a period, each with what happened on it.

use std::collections::BTreeMap;

use goodword_domain::moment::Zone;
use goodword_store::Reader;
use uuid::Uuid;

use super::{Asked, Counts, DayFigures, Period, period::day_of};
use crate::{App, Caller, Error, Scope, ledger::known_program, zone::zone_of};

/// Every day of the period that is asked for, by default the last 30 days: each thing
/// on its own day, as it stands now.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's;
/// [`Error::Malformed`] when the first day lies after the last, or there are too many.
pub async fn days(app: &App, caller: &Caller, asked: Asked) -> Result<Vec<DayFigures>, Error> {
    caller.may(Scope::Read)?;
    let snapshot = app.store().snapshot().await?;
    let reader = snapshot.reader();
    known_program(reader, caller.organization, asked.program).await?;
    let zone = zone(reader, caller.organization).await?;
    let period = Period::of(asked.from, asked.to, app.now().day(&zone))?;
    of_period(reader, caller.organization, period, asked.program).await
}

/// The zone of an organization's days.
pub(super) async fn zone(reader: Reader<'_>, organization: Uuid) -> Result<Zone, Error> {
    let row = reader.organizations().get(organization).await?;
    let unknown = || Error::inconsistent(format!("no organization {organization}"));
    Ok(zone_of(&row.ok_or_else(unknown)?))
}

/// Every day of a period.
pub(super) async fn of_period(
    reader: Reader<'_>,
    organization: Uuid,
    period: Period,
    program: Option<Uuid>,
) -> Result<Vec<DayFigures>, Error> {
    let mut counts: BTreeMap<i32, Counts> = BTreeMap::new();
    let span = period.span(program);
    for sums in reader.figures().days(organization, span).await? {
        let of_day = Counts {
            clicks: 0,
            introduced: sums.introduced,
            qualified: sums.qualified,
            converted: sums.converted,
            refused: sums.refused,
            voided: sums.voided,
        };
        counts.insert(sums.day, of_day);
    }
    let clicks = reader.clicks();
    let clicks = clicks.counts_by_day(organization, program, period.first, period.last);
    for (day, clicks) in clicks.await? {
        counts.entry(day).or_default().clicks = clicks;
    }
    let day = |number| {
        Ok(DayFigures {
            day: day_of(number)?,
            counts: counts.get(&number).copied().unwrap_or_default(),
        })
    };
    period.days().map(day).collect()
}
