//! Numbers and days as a language writes them: Persian digits and the
//! Jalali calendar in Persian, from CLDR.

use icu::{
    calendar::Iso,
    datetime::{DateTimeFormatter, fieldsets::YMD, input::Date},
    decimal::{DecimalFormatter, input::Decimal},
    locale::{Locale, locale},
};

use goodword_domain::moment::Day;

use super::Language;

fn locale_of(language: Language) -> Locale {
    match language {
        Language::En => locale!("en"),
        Language::ZhHans => locale!("zh-Hans"),
        Language::ZhHant => locale!("zh-Hant"),
        Language::Fa => locale!("fa-u-ca-persian"),
    }
}

/// A whole number.
#[must_use]
pub fn number(language: Language, value: u64) -> String {
    formatted(language, &Decimal::from(value))
}

/// A decimal as it is stored, like `1250.50`; decimals that are all zero are left
/// out.
#[must_use]
pub fn decimal(language: Language, text: &str) -> String {
    let short = match text.split_once('.') {
        Some((whole, part)) if part.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    };
    let number = short.parse::<Decimal>();
    number.map_or_else(|_| short.to_owned(), |number| formatted(language, &number))
}

fn formatted(language: Language, value: &Decimal) -> String {
    let formatter = DecimalFormatter::try_new(locale_of(language).into(), Default::default());
    formatter.map_or_else(
        |_| value.to_string(),
        |formatter| formatter.format(value).to_string(),
    )
}

/// A day, in the calendar of the language.
#[must_use]
pub fn day(language: Language, day: Day) -> String {
    let iso = day.to_string();
    read(&iso)
        .and_then(|date| {
            let formatter = DateTimeFormatter::try_new(locale_of(language).into(), YMD::long());
            Some(formatter.ok()?.format(&date).to_string())
        })
        .unwrap_or(iso)
}

fn read(iso: &str) -> Option<Date<Iso>> {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use goodword_domain::moment::Day;

    use super::{day, decimal, number};
    use crate::language::Language::{En, Fa, ZhHans, ZhHant};

    #[test]
    fn days_are_written_in_the_calendar_of_the_language() {
        let nowruz = Day::parse("2026-03-21").unwrap();
        assert_eq!(day(En, nowruz), "March 21, 2026");
        assert_eq!(day(ZhHans, nowruz), "2026年3月21日");
        assert_eq!(day(ZhHant, nowruz), "2026年3月21日");
        assert_eq!(day(Fa, nowruz), "۱ فروردین ۱۴۰۵");
        // A day of a leap year on which a well-known library is one day off.
        assert_eq!(day(Fa, Day::parse("2024-01-15").unwrap()), "۲۵ دی ۱۴۰۲");
    }

    #[test]
    fn numbers_have_the_digits_of_the_language() {
        assert_eq!(number(Fa, 1_234), "۱٬۲۳۴");
        assert_eq!(number(En, 60), "60");
        assert_eq!(decimal(En, "1250.00"), "1,250");
        assert_eq!(decimal(Fa, "1250.50"), "۱٬۲۵۰٫۵۰");
        assert_eq!(decimal(En, "not a number"), "not a number");
    }
}
