//! Amounts in words: `100 CNY`, `100 元`, `۱۰۰ یوان`.

use goodword_domain::unit::{Unit, is_currency, write_amount};

use super::{figures, texts::Texts};

/// An amount of minor units; `home` is the program's currency.
#[must_use]
pub fn amount(texts: Texts, home: &Unit, unit: &Unit, minor: i64) -> String {
    written(texts, home, unit, &write_amount(minor, unit.decimals(home)))
}

/// An amount as explanations write it, like `100.00`.
#[must_use]
pub fn written(texts: Texts, home: &Unit, unit: &Unit, amount: &str) -> String {
    let name = unit.as_str();
    if is_currency(name) {
        return money(texts, name, amount);
    }
    let (kind, rest) = name.split_once(':').unwrap_or((name, ""));
    // A voucher is worth money; a gift is counted.
    let n = if kind == "voucher" {
        money(texts, home.as_str(), amount)
    } else {
        figures::decimal(texts.language(), amount)
    };
    let spoken = rest.replace(['-', '_'], " ");
    let places = [("n", n.as_str()), ("name", spoken.as_str())];
    let own = format!("unit-{}", name.replace([':', '_'], "-"));
    let by_kind = format!("unit-kind-{kind}");
    for key in [own.as_str(), by_kind.as_str()] {
        if let Some(text) = texts.find(key, &places) {
            return text;
        }
    }
    let spoken = name.replace([':', '-', '_'], " ");
    texts.with("unit-other", &[("n", &n), ("name", &spoken)])
}

/// An amount of a currency (ISO 4217), written like `100.00`.
#[must_use]
pub fn money(texts: Texts, code: &str, amount: &str) -> String {
    let n = figures::decimal(texts.language(), amount);
    let key = format!("unit-currency-{}", code.to_ascii_lowercase());
    texts
        .find(&key, &[("n", &n)])
        .unwrap_or_else(|| texts.with("unit-currency", &[("n", &n), ("code", code)]))
}

/// Hundredths of a percent.
#[must_use]
pub fn percent(texts: Texts, basis_points: u32) -> String {
    let figure = write_amount(i64::from(basis_points), 2);
    let figure = figures::decimal(texts.language(), &figure);
    texts.with("unit-percent", &[("n", &figure)])
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use goodword_domain::unit::Unit;

    use super::{amount, percent};
    use crate::language::{
        Language::{En, Fa, ZhHans, ZhHant},
        texts::{Texts, unmarked},
    };

    #[test]
    fn amounts_are_said_as_people_say_them() {
        let home = Unit::parse("CNY").unwrap();
        let table = [
            ("CNY", 10_000, En, "CNY 100"),
            ("CNY", 10_050, En, "CNY 100.50"),
            ("CNY", 10_000, ZhHans, "100 元"),
            ("CNY", 10_000, Fa, "۱۰۰ یوان"),
            ("TWD", 123_450, ZhHant, "新臺幣 1,234.50 元"),
            ("IRR", 250_000_000, Fa, "۲٬۵۰۰٬۰۰۰ ریال"),
            ("SEK", 100, En, "SEK 1"),
            ("points", 1_200, En, "1,200 points"),
            ("points", 200, ZhHant, "200 積分"),
            ("storage_mb", 500, Fa, "۵۰۰ مگابایت فضا"),
            (
                "voucher:insurance",
                300_000,
                En,
                "insurance voucher worth CNY 3,000",
            ),
            ("gift:research-3-months", 1, ZhHans, "3 个月研究报告"),
            ("gift:blue-bike", 2, En, "2 × gift (blue bike)"),
            ("voucher:spa", 5_000, ZhHans, "50 元代金券（spa）"),
            ("stars", 3, En, "3 stars"),
        ];
        for (unit, minor, language, expected) in table {
            let unit = Unit::parse(unit).unwrap();
            let said = amount(Texts::new(language), &home, &unit, minor);
            assert_eq!(unmarked(&said), expected, "{unit} in {}", language.tag());
        }
        let said = percent(Texts::new(En), 850);
        assert_eq!(unmarked(&said), "8.50 %");
    }
}
