//! Which days are asked for.

use goodword_domain::moment::Day;
use goodword_store::Span;
use uuid::Uuid;

use crate::Error;

/// Most days that can be asked for at once.
pub const DAYS_MAX: i32 = 400;
/// How many days are told, the last one included, where the first is not named.
const DAYS_USUAL: i32 = 30;

/// What is asked for: days, and one program or all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The first day; by default 29 days before the last.
    pub from: Option<Day>,
    /// The last day, itself included; by default today.
    pub to: Option<Day>,
    /// Of this program only.
    pub program: Option<Uuid>,
}

/// Days from a first to a last one, both included, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

impl Period {
    /// The days that are asked for.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the first day lies after the last, or when there are
    /// more than [`DAYS_MAX`].
    pub(crate) fn of(from: Option<Day>, to: Option<Day>, today: Day) -> Result<Self, Error> {
        let last_day = to.unwrap_or(today);
        let last = number("to", last_day)?;
        let Some(first_day) = from else {
            let first = last.saturating_sub(DAYS_USUAL - 1);
            return Ok(Self { first, last });
        };
        let first = number("from", first_day)?;
        let days = last.saturating_sub(first).saturating_add(1);
        if days < 1 {
            let reason = format!("'{first_day}' lies after the last day, '{last_day}'");
            return Err(Error::field("from", reason));
        }
        if days > DAYS_MAX {
            let reason = format!(
                "from '{first_day}' to '{last_day}' are {days} days: ask for {DAYS_MAX} at most \
                 at once"
            );
            return Err(Error::field("from", reason));
        }
        Ok(Self { first, last })
    }

    /// As many days, right before these.
    pub(crate) fn before(self) -> Self {
        let days = self.last.saturating_sub(self.first).saturating_add(1);
        Self {
            first: self.first.saturating_sub(days),
            last: self.first.saturating_sub(1),
        }
    }

    /// Both together as the store takes it.
    pub(crate) fn span(self, program_id: Option<Uuid>) -> Span {
        Span {
            from: self.first,
            to: self.last,
            program_id,
        }
    }

    pub(crate) fn days(self) -> impl Iterator<Item = i32> {
        self.first..=self.last
    }
}

/// The number of a day. The calendar's last year is left out, so that there always
/// is a day before and after.
fn number(field: &str, day: Day) -> Result<i32, Error> {
    let number = day.number();
    let beyond = || Error::field(field, format!("'{day}' is beyond the calendar's end"));
    let room = 2 * DAYS_MAX;
    let within = Day::of_number(number.saturating_sub(room)).is_some()
        && Day::of_number(number.saturating_add(room)).is_some();
    within.then_some(number).ok_or_else(beyond)
}

/// The day of a number that came from a [`Period`].
pub(crate) fn day_of(number: i32) -> Result<Day, Error> {
    let unknown = || Error::inconsistent(format!("there is no day {number}"));
    Day::of_number(number).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn asked(from: Option<&str>, to: Option<&str>) -> Result<(String, String), String> {
        match Period::of(from.map(day), to.map(day), day("2026-11-22")) {
            Ok(Period { first, last }) => {
                let text = |number| day_of(number).unwrap().to_string();
                Ok((text(first), text(last)))
            }
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
            (Some("0001-01-01"), Some("9900-12-31"), "from"),
            (Some("2026-01-01"), Some("9999-12-31"), "to"),
            (None, Some("9999-12-31"), "to"),
        ] {
            assert_eq!(asked(from, to), Err(field.to_owned()), "{from:?} {to:?}");
        }
    }

    #[test]
    fn as_many_days_lie_before() {
        let period = Period {
            first: 10,
            last: 12,
        };
        assert_eq!(period.before(), Period { first: 7, last: 9 });
        assert_eq!(period.days().collect::<Vec<_>>(), [10, 11, 12]);
    }
}
