//! Units and their decimals: exact text in, exact text out, whole minor units between.

use anyhow::{Context, Result, bail};

/// How many decimals a unit has: a currency those of ISO 4217, a voucher those of
/// the currency it is valued in (CNY in all presets), everything else none.
pub(crate) fn decimals(unit: &str) -> usize {
    if unit.starts_with("voucher:") {
        return 2;
    }
    if unit.len() != 3 || !unit.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return 0;
    }
    match unit {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// Reads an amount without sign, exponent or separator into minor units.
pub(crate) fn parse(text: &str, unit: &str) -> Result<i128> {
    let places = decimals(unit);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |piece: &str| piece.bytes().all(|byte| byte.is_ascii_digit());
    let dangling = text.ends_with('.');
    if whole.is_empty() || dangling || !digits(whole) || !digits(part) || part.len() > places {
        bail!("`{text}` is not an amount of {unit} with at most {places} decimals");
    }
    let padded = format!("{whole}{part:0<places$}");
    padded
        .parse()
        .with_context(|| format!("`{text}` is too large an amount"))
}

/// Prints minor units with all decimals of the unit.
pub(crate) fn print(minor: i128, unit: &str) -> String {
    let places = decimals(unit);
    let sign = if minor < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    }
}

/// `amount` × `numerator` / `denominator`, half away from zero; nothing here is negative.
pub(crate) fn share(amount: i128, numerator: i128, denominator: i128) -> i128 {
    (2 * amount * numerator + denominator) / (2 * denominator)
}
