//! Time: moments, zones and the calendar arithmetic that programs ask for.

use jiff::{Span, Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A moment on the world's clock, in microseconds since 1970-01-01T00:00:00Z.
///
/// Finer parts of a second in an event's time are cut off: both databases keep
/// microseconds, and a replay must not know more than they do.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Moment(i64);

impl Moment {
    /// The end of time, for what never ends.
    pub const MAX: Moment = Moment(i64::MAX);
    /// The beginning of time, for what has always been.
    pub const MIN: Moment = Moment(i64::MIN);

    /// A moment from microseconds since the Unix epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 time. It must carry its offset (replay.md, "Envelope").
    ///
    /// # Errors
    /// What is wrong with the text, as a sentence for the person who wrote it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shaped = text.len() >= 20
            && text.is_ascii()
            && matches!(text.as_bytes()[10], b'T' | b't' | b' ')
            && !text.contains('[');
        if !shaped {
            return Err(format!(
                "'{text}' is not a time like 2024-05-02T10:30:00+08:00"
            ));
        }
        let tail = &text[19..];
        if !tail.ends_with(['Z', 'z']) && !tail.contains(['+', '-']) {
            return Err(format!("'{text}' has no offset: add Z or one like +08:00"));
        }
        let stamp: Timestamp = text
            .parse()
            .map_err(|_| format!("'{text}' is not a time like 2024-05-02T10:30:00+08:00"))?;
        Ok(Self(stamp.as_microsecond()))
    }

    /// The moment right after this one: when a lapse takes effect whose exact
    /// end is still within (replay.md, "Money and moments").
    #[must_use]
    pub const fn just_after(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The same clock time `days` calendar days later in `zone`. Beyond the
    /// calendar's end this is [`Moment::MAX`]: such a deadline never comes.
    #[must_use]
    pub fn plus_days(self, days: u32, zone: &Zone) -> Self {
        let Ok(stamp) = Timestamp::from_microsecond(self.0) else {
            return Self::MAX;
        };
        let days = Span::new().try_days(days);
        let later = days.and_then(|days| stamp.to_zoned(zone.0.clone()).checked_add(days));
        later.map_or(Self::MAX, |zoned| Self(zoned.timestamp().as_microsecond()))
    }

    /// The calendar day in `zone` on which this moment lies.
    #[must_use]
    pub fn day(self, zone: &Zone) -> Day {
        match Timestamp::from_microsecond(self.0) {
            Ok(stamp) => Day(stamp.to_zoned(zone.0.clone()).date()),
            Err(_) => Day(if self.0 < 0 {
                civil::Date::MIN
            } else {
                civil::Date::MAX
            }),
        }
    }

    /// The moment as RFC 3339 in UTC, with as many decimals as it needs.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        Timestamp::from_microsecond(self.0)
            .map_or_else(|_| self.0.to_string(), |stamp| stamp.to_string())
    }
}

/// The day whose number is zero.
const EPOCH: civil::Date = civil::date(1970, 1, 1);

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(civil::Date);

impl Day {
    /// Reads a day like 2014-12-20.
    ///
    /// # Errors
    /// A sentence that says what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("'{text}' is not a day like 2014-12-20"))
    }

    /// The day's number: days from 1970-01-01 on.
    #[must_use]
    pub fn number(self) -> i32 {
        let hours = self.0.duration_since(EPOCH).as_hours();
        // The calendar has some seven million days.
        i32::try_from(hours.div_euclid(24)).unwrap_or(i32::MAX)
    }

    /// The day of a number; none beyond the calendar's ends.
    #[must_use]
    pub fn of_number(number: i32) -> Option<Self> {
        let days = Span::new().try_days(number).ok()?;
        EPOCH.checked_add(days).ok().map(Self)
    }

    /// The moment at which this day begins in `zone`.
    #[must_use]
    pub fn begins(self, zone: &Zone) -> Moment {
        self.0
            .to_zoned(zone.0.clone())
            .map_or(Moment::MAX, |zoned| {
                Moment(zoned.timestamp().as_microsecond())
            })
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// An IANA time zone; the data comes with the program, so that every machine
/// agrees on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of a name like `Asia/Shanghai`.
    ///
    /// # Errors
    /// A sentence that says that the name is unknown.
    pub fn named(name: &str) -> Result<Self, String> {
        TimeZone::get(name)
            .map(Self)
            .map_err(|_| format!("'{name}' is not a time zone like Asia/Shanghai"))
    }

    /// Universal time, for programs that name no zone.
    #[must_use]
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_time_must_carry_its_offset() {
        for good in [
            "2024-05-02T10:30:00+08:00",
            "2024-05-02T02:30:00Z",
            "2024-05-02T02:30:00.5-00:30",
        ] {
            Moment::parse(good).unwrap();
        }
        for bad in [
            "2024-05-02T10:30:00",
            "2024-05-02",
            "yesterday",
            "2024-13-02T10:30:00Z",
            "2024-05-02T10:30:00+08:00[Asia/Shanghai]",
            "2024-05-02T10:30:00.123456",
            "",
        ] {
            Moment::parse(bad).unwrap_err();
        }
    }

    #[test]
    fn days_later_keep_the_clock_time() {
        let zone = Zone::named("America/New_York").unwrap();
        let before = Moment::parse("2024-03-09T12:00:00-05:00").unwrap();
        let after = Moment::parse("2024-03-10T12:00:00-04:00").unwrap();
        assert_eq!(before.plus_days(1, &zone), after);
        let noon = Moment::parse("2023-05-02T12:00:00+08:00").unwrap();
        let shanghai = Zone::named("Asia/Shanghai").unwrap();
        assert_eq!(
            noon.plus_days(365, &shanghai),
            Moment::parse("2024-05-01T12:00:00+08:00").unwrap()
        );
        assert_eq!(noon.plus_days(u32::MAX, &shanghai), Moment::MAX);
    }

    #[test]
    fn days_are_numbered_from_1970_on() {
        for (day, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2024-02-29", 19_782),
            ("2026-01-01", 20_454),
        ] {
            let day = Day::parse(day).unwrap();
            assert_eq!(day.number(), number);
            assert_eq!(Day::of_number(number), Some(day));
        }
        assert_eq!(Day::of_number(i32::MAX), None);
        for end in [Moment::MIN, Moment::MAX] {
            let day = end.day(&Zone::utc());
            assert_eq!(Day::of_number(day.number()), Some(day));
        }
    }

    #[test]
    fn a_day_begins_at_midnight_of_its_zone() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let late = Moment::parse("2014-12-31T23:59:59+08:00").unwrap();
        assert_eq!(late.day(&zone).to_string(), "2014-12-31");
        assert_eq!(
            Day::parse("2015-01-01").unwrap().begins(&zone),
            Moment::parse("2014-12-31T16:00:00Z").unwrap()
        );
    }
}
