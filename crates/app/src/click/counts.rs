//! How often a program's links were followed, day by day.

use goodword_domain::moment::{Day, Moment, Zone};
use uuid::Uuid;

use super::recorder::DAY_MICROS;
use crate::{App, Caller, Error, Scope};

/// Most days that can be asked for at once.
pub const DAYS_MAX: i32 = 400;
/// How many days are told, the last one included, where the first is not named.
const DAYS_USUAL: i32 = 30;

/// How many visits a program's links had on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day, of universal time.
    pub day: Day,
    /// How many visits, whoever made them.
    pub clicks: i64,
}

/// How often all links of a program were followed from one day to another, both
/// included, by day; days without a visit are left out. By default up to today,
/// and 30 days.
///
/// Days are calendar days of universal time (UTC), whatever the program's zone:
/// visits are counted so when they are written. A visit is in its day's number
/// once [`super::ClickRecorder`] has written it.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's;
/// [`Error::Malformed`] when the first day lies after the last, or more than
/// [`DAYS_MAX`] days are asked for.
pub async fn counts(
    app: &App,
    caller: &Caller,
    program: Uuid,
    from_day: Option<Day>,
    to_day: Option<Day>,
) -> Result<Vec<DayCount>, Error> {
    caller.may(Scope::Read)?;
    let today = app.now().day(&Zone::utc());
    let (first, last) = span(from_day, to_day, today)?;
    let reader = app.store().reader();
    let row = reader
        .programs()
        .by_id(caller.organization, program)
        .await?;
    row.ok_or_else(|| Error::not_found("program", program.to_string()))?;
    let sums = reader
        .clicks()
        .counts_by_day(caller.organization, program, first, last)
        .await?;
    let counts = sums.into_iter().map(|(day, clicks)| DayCount {
        day: day_of(day),
        clicks,
    });
    Ok(counts.collect())
}

/// The first and the last day that are asked for, as their numbers.
fn span(from: Option<Day>, to: Option<Day>, today: Day) -> Result<(i32, i32), Error> {
    let last_day = to.unwrap_or(today);
    let last = number("to", last_day)?;
    let Some(first_day) = from else {
        return Ok((last - (DAYS_USUAL - 1), last));
    };
    let first = number("from", first_day)?;
    let days = last - first + 1;
    if days < 1 {
        let reason = format!("'{first_day}' lies after the last day, '{last_day}'");
        return Err(Error::field("from", reason));
    }
    if days > DAYS_MAX {
        let reason = format!(
            "from '{first_day}' to '{last_day}' are {days} days: ask for {DAYS_MAX} at most at once"
        );
        return Err(Error::field("from", reason));
    }
    Ok((first, last))
}

/// Days since the Unix epoch, as `click_count` numbers them.
fn number(field: &str, day: Day) -> Result<i32, Error> {
    let begins = day.begins(&Zone::utc());
    let number = i32::try_from(begins.micros().div_euclid(DAY_MICROS)).ok();
    // The calendar's first and last day begin beyond the clock's ends.
    let number = number.filter(|_| begins != Moment::MAX);
    number.ok_or_else(|| Error::field(field, format!("'{day}' is beyond the calendar's end")))
}

fn day_of(number: i32) -> Day {
    let begins = i64::from(number).saturating_mul(DAY_MICROS);
    Moment::from_micros(begins).day(&Zone::utc())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn asked(from: Option<&str>, to: Option<&str>) -> Result<(String, String), String> {
        match span(from.map(day), to.map(day), day("2026-11-22")) {
            Ok((first, last)) => Ok((day_of(first).to_string(), day_of(last).to_string())),
            Err(Error::Malformed(faults)) => Err(faults[0].field.clone()),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_is_not_said_is_the_last_thirty_days() {
        let days = |first: &str, last: &str| Ok((first.to_owned(), last.to_owned()));
        assert_eq!(asked(None, None), days("2026-10-24", "2026-11-22"));
        let new_year = asked(None, Some("1970-01-02"));
        assert_eq!(new_year, days("1969-12-04", "1970-01-02"));
        let since = asked(Some("2026-11-01"), None);
        assert_eq!(since, days("2026-11-01", "2026-11-22"));
        let one = asked(Some("2024-02-29"), Some("2024-02-29"));
        assert_eq!(one, days("2024-02-29", "2024-02-29"));
    }

    #[test]
    fn too_many_days_and_days_that_run_backwards_are_faults() {
        asked(Some("2025-10-19"), None).unwrap();
        for (from, to, field) in [
            (Some("2025-10-18"), None, "from"),
            (Some("2026-11-23"), None, "from"),
            (Some("2026-01-02"), Some("2026-01-01"), "from"),
            (Some("0001-01-01"), Some("9998-12-31"), "from"),
            (Some("2026-01-01"), Some("9999-12-31"), "to"),
            (None, Some("9999-12-31"), "to"),
        ] {
            assert_eq!(asked(from, to), Err(field.to_owned()), "{from:?} {to:?}");
        }
    }
}
