//! What is counted, and how its amounts are written.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A unit: a currency (`CNY`), `points`, `storage_mb`, or an in-kind unit such
/// as `gift:tote` or `voucher:insurance`. Amounts of different units never add.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unit(Text);

impl Unit {
    /// Reads a unit's name.
    ///
    /// # Errors
    /// A sentence that says what a unit looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let kind = text.split(':').next().unwrap_or_default();
        let rest = text.get(kind.len() + 1..);
        let word = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
        };
        let good = is_currency(text) || (word(kind) && rest.is_none_or(word));
        if good {
            Ok(Self(text.into()))
        } else {
            Err(format!(
                "'{text}' is not a unit like CNY, points or gift:tote"
            ))
        }
    }

    /// The unit of a currency whose code was checked before.
    #[must_use]
    pub fn currency(code: &str) -> Self {
        Self(code.into())
    }

    /// The unit's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Decimals of an amount of this unit, in a program of currency `home`:
    /// those of ISO 4217 for a currency, those of `home` for a voucher (it is
    /// valued in its currency), none for what is counted in pieces.
    #[must_use]
    pub fn decimals(&self, home: &Unit) -> u8 {
        if is_currency(&self.0) {
            currency_decimals(&self.0)
        } else if self.0.starts_with("voucher:") {
            currency_decimals(&home.0)
        } else {
            0
        }
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text has the form of an ISO 4217 code: three capital letters.
#[must_use]
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Decimals of a currency's minor unit (ISO 4217).
#[must_use]
pub fn currency_decimals(code: &str) -> u8 {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// A decimal as it was written: digits and how many of them are decimals.
/// Which amount it is, only its unit tells ([`Decimal::minor`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    decimals: u8,
}

impl Decimal {
    /// The most decimals that any currency has.
    pub const MOST_DECIMALS: u8 = 4;

    /// Reads digits with at most one point: no sign, exponent or separator
    /// (replay.md, "Vocabulary").
    ///
    /// # Errors
    /// A sentence that says what an amount looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let shaped = !whole.is_empty()
            && digits(whole)
            && digits(part)
            && (part.is_empty() != text.contains('.'));
        if !shaped {
            return Err(format!(
                "'{text}' is not an amount like 500.00, without a sign"
            ));
        }
        if part.len() > usize::from(Self::MOST_DECIMALS) {
            return Err(format!("'{text}' has more decimals than any currency"));
        }
        let too_large = || format!("'{text}' is too large an amount");
        let digits: i64 = format!("{whole}{part}").parse().map_err(|_| too_large())?;
        // Room is left for every later sum and percentage to be checked against.
        if digits > i64::MAX / 1_000_000 {
            return Err(too_large());
        }
        Ok(Self {
            digits,
            decimals: u8::try_from(part.len()).unwrap_or(u8::MAX),
        })
    }

    /// How many decimals were written.
    #[must_use]
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The amount in minor units of something with `decimals` decimals; none
    /// when it was written with more of them.
    #[must_use]
    pub fn minor(self, decimals: u8) -> Option<i64> {
        let missing = decimals.checked_sub(self.decimals)?;
        self.digits
            .checked_mul(10_i64.checked_pow(u32::from(missing))?)
    }

    /// The amount in minor units, without what is smaller than one: for values
    /// that come without a currency of their own.
    #[must_use]
    pub fn minor_rounded_down(self, decimals: u8) -> i64 {
        self.minor(decimals).unwrap_or_else(|| {
            let spare = u32::from(self.decimals.saturating_sub(decimals));
            let divisor = 10_i64.checked_pow(spare).unwrap_or(i64::MAX);
            self.digits.checked_div(divisor).unwrap_or_default()
        })
    }
}

/// Writes minor units with their decimals: 96000 of 2 decimals is `960.00`.
#[must_use]
pub fn write_amount(minor: i64, decimals: u8) -> String {
    if decimals == 0 {
        return minor.to_string();
    }
    let width = usize::from(decimals);
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = width + 1);
    let (whole, part) = digits.split_at(digits.len() - width);
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{whole}.{part}")
}

/// `amount × numerator / denominator`, rounded half away from zero to the minor
/// unit (practices.md, introduction). None when it does not fit or the
/// denominator is not positive.
#[must_use]
pub fn share_half_away(amount: i64, numerator: i64, denominator: i64) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let product = i128::from(amount).checked_mul(i128::from(numerator))?;
    let (bottom, magnitude) = (i128::from(denominator), product.unsigned_abs());
    let bottom = bottom.unsigned_abs();
    let rounded = magnitude
        .checked_mul(2)?
        .checked_add(bottom)?
        .checked_div(bottom.checked_mul(2)?)?;
    let rounded = i64::try_from(rounded).ok()?;
    Some(if product < 0 {
        rounded.checked_neg()?
    } else {
        rounded
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn amounts_are_read_without_sign_exponent_or_separator() {
        for bad in [
            "",
            "-1",
            "+1",
            "1e3",
            "1,000",
            ".5",
            "5.",
            " 5",
            "5 ",
            "0x1",
            "1.2.3",
            "1.23456",
            "99999999999999999999",
            "٥",
        ] {
            Decimal::parse(bad).unwrap_err();
        }
        assert_eq!(Decimal::parse("500.00").unwrap().minor(2), Some(50_000));
        assert_eq!(Decimal::parse("500").unwrap().minor(2), Some(50_000));
        assert_eq!(Decimal::parse("500.5").unwrap().minor(0), None);
        assert_eq!(Decimal::parse("007.10").unwrap().minor(3), Some(7_100));
        assert_eq!(
            Decimal::parse("19999.999").unwrap().minor_rounded_down(2),
            1_999_999
        );
        assert_eq!(
            Decimal::parse("20000").unwrap().minor_rounded_down(2),
            2_000_000
        );
    }

    #[test]
    fn shares_round_half_away_from_zero() {
        for (amount, numerator, denominator, result) in [
            (1, 1, 2, 1),
            (3, 1, 2, 2),
            (-1, 1, 2, -1),
            (125, 800, 10_000, 10),
            (131, 800, 10_000, 10),
            (132, 800, 10_000, 11),
            (1, 1, 3, 0),
            (2, 1, 3, 1),
        ] {
            assert_eq!(
                share_half_away(amount, numerator, denominator),
                Some(result)
            );
        }
        assert_eq!(share_half_away(i64::MAX, 3, 2), None);
    }

    #[test]
    fn amounts_are_written_with_their_decimals() {
        assert_eq!(write_amount(96_000, 2), "960.00");
        assert_eq!(write_amount(-5, 2), "-0.05");
        assert_eq!(write_amount(500, 0), "500");
        assert_eq!(write_amount(i64::MIN, 3), "-9223372036854775.808");
    }

    #[test]
    fn a_unit_is_a_currency_or_a_word() {
        for good in ["CNY", "points", "storage_mb", "gift:research-3-months"] {
            Unit::parse(good).unwrap();
        }
        for bad in ["", "cny!", "CN", "gift:", ":tote", "Gift:tote", "gift:a:b"] {
            Unit::parse(bad).unwrap_err();
        }
        let home = Unit::parse("CNY").unwrap();
        assert_eq!(Unit::parse("voucher:insurance").unwrap().decimals(&home), 2);
        assert_eq!(Unit::parse("JPY").unwrap().decimals(&home), 0);
        assert_eq!(Unit::parse("points").unwrap().decimals(&home), 0);
    }
}
