//! The days of a story: when a business is open, and how busy each day is.

use goodword_domain::moment::{Day, Moment, Zone};

/// How many days a story goes back.
pub(super) const DAYS: i64 = 182;

pub(super) const MINUTE: i64 = 60_000_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// When people come to a business.
#[derive(Debug)]
pub(super) struct Habits {
    /// How much happens on each day of the week, from Monday on; 0 is closed.
    pub(super) week: [u32; 7],
    /// The hours of opening and closing.
    pub(super) hours: (i64, i64),
    /// Holidays on which it is closed, first and last day: `10-01` of every year, or
    /// `2027-02-05` of one whose calendar is the moon's or the sun's.
    pub(super) holidays: &'static [(&'static str, &'static str)],
}

/// A day of the story.
#[derive(Clone, Copy, Debug)]
struct StoryDay {
    begins: Moment,
    is_open: bool,
    weight: u32,
}

/// The days of a story, the last one being today.
#[derive(Debug)]
pub(super) struct Calendar {
    days: Vec<StoryDay>,
    hours: (i64, i64),
}

impl Calendar {
    /// The days up to the one on which `now` lies in `zone`.
    pub(super) fn up_to(now: Moment, zone: &Zone, habits: &Habits) -> Self {
        let today = now.day(zone).begins(zone);
        let day = |back: i64| {
            // Noon is on the right day also where a clock was put forward or back.
            let noon = Moment::from_micros(today.micros() - back * DAY + 12 * HOUR);
            story_day(noon.day(zone), zone, habits, DAYS - back)
        };
        Self {
            days: (0..=DAYS).rev().map(day).collect(),
            hours: habits.hours,
        }
    }

    /// The beginning of the first day.
    pub(super) fn begins(&self) -> Moment {
        self.day(0)
    }

    /// The beginning of the last day.
    pub(super) fn today(&self) -> Moment {
        self.day(DAYS)
    }

    /// The beginning of a day by its number; before the story and after it, days
    /// are all of 24 hours.
    pub(super) fn day(&self, number: i64) -> Moment {
        let inside = number.clamp(0, DAYS);
        let begins = usize::try_from(inside)
            .ok()
            .and_then(|at| self.days.get(at));
        let begins = begins.map_or(Moment::MIN, |day| day.begins);
        Moment::from_micros(begins.micros() + (number - inside) * DAY)
    }

    /// The number of the day on which a moment lies.
    pub(super) fn number(&self, at: Moment) -> i64 {
        let known = self.days.partition_point(|day| day.begins <= at);
        match i64::try_from(known) {
            Ok(0) => (at.micros() - self.begins().micros()).div_euclid(DAY),
            Ok(known) if known > DAYS => {
                DAYS + (at.micros() - self.today().micros()).div_euclid(DAY)
            }
            Ok(known) => known - 1,
            Err(_) => DAYS,
        }
    }

    /// The number of the first day from this one on that is open.
    pub(super) fn open_from(&self, number: i64) -> i64 {
        let Ok(from) = usize::try_from(number) else {
            return number;
        };
        let days = self.days.iter().skip(from);
        let closed = days.take_while(|day| !day.is_open).count();
        number + i64::try_from(closed).unwrap_or(0)
    }

    /// The opening hours of a day, in microseconds from its beginning.
    pub(super) fn hours(&self) -> (i64, i64) {
        (self.hours.0 * HOUR, self.hours.1 * HOUR)
    }

    /// How busy the days are in all.
    pub(super) fn weight(&self) -> u32 {
        self.days.iter().map(|day| day.weight).sum()
    }

    /// The day that `share` of all the bustle reaches, 0 being the first.
    pub(super) fn day_of_share(&self, mut share: u32) -> i64 {
        let mut number = 0;
        for day in &self.days {
            if share < day.weight {
                break;
            }
            share -= day.weight;
            number += 1;
        }
        number.min(DAYS)
    }
}

fn story_day(day: Day, zone: &Zone, habits: &Habits, number: i64) -> StoryDay {
    let text = day.to_string();
    let since_epoch = day.begins(&Zone::utc()).micros().div_euclid(DAY);
    // 1970-01-01 was a Thursday.
    let weekday = usize::try_from((since_epoch + 3).rem_euclid(7)).unwrap_or(0);
    let usual = habits.week[weekday];
    let is_holiday = habits.holidays.iter().any(|(first, last)| {
        let day = text.get(text.len() - first.len()..).unwrap_or_default();
        (*first..=*last).contains(&day)
    });
    let is_open = usual > 0 && !is_holiday;
    // Three times as much at the end as at the beginning; when the door is closed,
    // friends still send each other links.
    let growth = 100 + u32::try_from(number * 200 / DAYS).unwrap_or(0);
    let bustle = if is_open { usual * 6 } else { usual.max(2) };
    StoryDay {
        begins: day.begins(zone),
        is_open,
        weight: bustle * growth,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const HABITS: Habits = Habits {
        week: [3, 3, 3, 3, 4, 6, 0],
        hours: (9, 18),
        holidays: &[("10-01", "10-03"), ("2026-09-25", "2026-09-25")],
    };

    fn calendar() -> (Calendar, Zone) {
        let zone = Zone::named("America/New_York").unwrap();
        let now = Moment::parse("2026-11-28T15:00:00-05:00").unwrap();
        (Calendar::up_to(now, &zone, &HABITS), zone)
    }

    #[test]
    fn days_have_numbers_also_where_the_clock_was_put_back() {
        let (calendar, zone) = calendar();
        for number in -3..DAYS + 3 {
            let begins = calendar.day(number);
            let last = Moment::from_micros(calendar.day(number + 1).micros() - 1);
            assert_eq!(calendar.number(begins), number);
            assert_eq!(calendar.number(last), number, "{last:?}");
        }
        assert_eq!(calendar.today().day(&zone).to_string(), "2026-11-28");
        assert_eq!(calendar.begins().day(&zone).to_string(), "2026-05-30");
    }

    #[test]
    fn on_holidays_and_sundays_the_door_is_closed() {
        let (calendar, zone) = calendar();
        let opens = |day: &str| {
            let number = calendar.number(Day::parse(day).unwrap().begins(&zone));
            let open = calendar.open_from(number);
            calendar.day(open).day(&zone).to_string()
        };
        assert_eq!(opens("2026-09-30"), "2026-09-30");
        assert_eq!(opens("2026-10-01"), "2026-10-05");
        assert_eq!(opens("2026-09-25"), "2026-09-26");
        assert_eq!(opens("2026-11-22"), "2026-11-23");
    }

    #[test]
    fn the_last_month_is_busier_than_the_first() {
        let (calendar, _) = calendar();
        let all = calendar.weight();
        assert_eq!(calendar.day_of_share(0), 0);
        assert_eq!(calendar.day_of_share(all - 1), DAYS);
        assert!(calendar.day_of_share(all / 2) > DAYS * 55 / 100);
    }
}
