//! Reading what a rule gives: which of the closed choices, and its figures.

use serde_json::{Map, Value};

use super::{
    definition::{Band, Discount, Gives, Grant, Step},
    read::{amount_of, open},
};
use crate::{
    event::INSTRUMENT_KINDS,
    form::{Form, name_of},
    unit::{Decimal, Unit},
};

pub(super) fn read(
    form: &mut Form<'_, '_>,
    fields: &Map<String, Value>,
    currency: &Unit,
) -> Option<Gives> {
    let has = |field: &str| fields.contains_key(field);
    if has("percent") {
        form.only(&["percent"]);
        return Some(Gives::Percent {
            basis_points: basis_points(form)?,
        });
    }
    if has("bands") {
        form.only(&["bands"]);
        return Some(Gives::Bands(bands(form, currency)));
    }
    if has("steps") {
        form.only(&["steps"]);
        return Some(Gives::Steps(steps(form, currency)));
    }
    if has("instruments") {
        return instruments(form, currency);
    }
    if has("purchase_share") {
        form.only(&["purchase_share"]);
        let (mut share, _) = open(form, "purchase_share")?;
        share.only(&["parts", "within_days"]);
        let (parts, within_days) = (share.whole("parts"), share.whole("within_days"));
        if parts == Some(0) {
            share.fault("parts", "must be at least 1");
            return None;
        }
        return Some(Gives::PurchaseShare {
            parts: parts?,
            within_days: within_days?,
        });
    }
    fixed(form, currency)
}

fn fixed(form: &mut Form<'_, '_>, currency: &Unit) -> Option<Gives> {
    form.only(&[
        "unit",
        "amount",
        "expires_days",
        "cap",
        "percent",
        "bands",
        "steps",
        "instruments",
        "purchase_share",
    ]);
    let grant = grant(form, currency);
    let (expires_days, cap) = (
        form.optional_whole("expires_days"),
        form.optional_decimal("cap"),
    );
    let grant = grant?;
    let decimals = grant.unit.decimals(currency);
    let cap = cap.and_then(|cap| amount_of(form, "cap", cap, decimals));
    Some(Gives::Fixed {
        grant,
        expires_days,
        cap,
    })
}

fn grant(form: &mut Form<'_, '_>, currency: &Unit) -> Option<Grant> {
    let (unit, amount) = (form.text("unit"), form.decimal("amount"));
    let unit = match Unit::parse(&unit) {
        Ok(unit) => unit,
        Err(reason) => {
            if !unit.is_empty() {
                form.fault("unit", reason);
            }
            return None;
        }
    };
    let amount = amount_of(form, "amount", amount?, unit.decimals(currency))?;
    if amount == 0 {
        form.fault("amount", "gives nothing");
        return None;
    }
    Some(Grant { unit, amount })
}

/// Percentages are written as decimals and kept in hundredths of a percent.
fn basis_points(form: &mut Form<'_, '_>) -> Option<u32> {
    let percent = form.decimal("percent")?;
    let points = percent
        .minor(2)
        .and_then(|points| u32::try_from(points).ok());
    match points {
        Some(points) if (1..=10_000).contains(&points) => Some(points),
        _ => {
            form.fault(
                "percent",
                "is not a percentage above 0 and up to 100, with 2 decimals",
            );
            None
        }
    }
}

fn bands(form: &mut Form<'_, '_>, currency: &Unit) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    each(form, "bands", |form| {
        form.only(&["from", "unit", "amount"]);
        let from = form.decimal("from");
        let grant = grant(form, currency);
        let from = amount_of(form, "from", from?, currency.decimals(currency))?;
        if bands.last().is_some_and(|last| last.from >= from) {
            form.fault("from", "does not rise");
        }
        bands.push(Band {
            from,
            grant: grant?,
        });
        Some(())
    });
    bands
}

fn steps(form: &mut Form<'_, '_>, currency: &Unit) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    each(form, "steps", |form| {
        form.only(&["count", "unit", "amount", "club"]);
        let count = form.whole("count");
        let grant = grant(form, currency);
        let club = open(form, "club").and_then(|(mut club, _)| self::grant(&mut club, currency));
        let count = count?;
        if count == 0 || steps.last().is_some_and(|last| last.count >= count) {
            form.fault("count", "does not rise, or is 0");
        }
        steps.push(Step {
            count,
            grant: grant?,
            club,
        });
        Some(())
    });
    steps
}

fn each(
    form: &mut Form<'_, '_>,
    field: &str,
    mut read: impl FnMut(&mut Form<'_, '_>) -> Option<()>,
) {
    let items = form.optional_list(field).unwrap_or_default();
    if items.is_empty() {
        form.fault(field, "is an empty list");
    }
    for (index, value) in items.iter().enumerate() {
        let place = format!("{field}[{index}]");
        match value {
            Value::Object(fields) => {
                read(&mut form.within(&place, fields));
            }
            other => form.fault(&place, format!("is {}, not an object", name_of(other))),
        }
    }
}

fn instruments(form: &mut Form<'_, '_>, currency: &Unit) -> Option<Gives> {
    form.only(&["instruments", "count", "introduces", "discount"]);
    let kind = form.choice("instruments", INSTRUMENT_KINDS);
    let count = form.optional_whole("count").unwrap_or(1);
    let introduces = form.optional_flag("introduces").unwrap_or(false);
    if count == 0 || count > 1_000 {
        form.fault("count", "is not from 1 to 1000");
    }
    form.required("discount");
    let (mut inner, fields) = open(form, "discount")?;
    inner.only(&["percent_of_first_order", "amount"]);
    let discount = if fields.contains_key("amount") {
        let amount = inner.decimal("amount")?;
        Discount::Amount(amount_of(
            &mut inner,
            "amount",
            amount,
            currency.decimals(currency),
        )?)
    } else {
        let percent: Decimal = inner.decimal("percent_of_first_order")?;
        let points = percent
            .minor(2)
            .and_then(|points| u32::try_from(points).ok());
        if points.is_none_or(|points| points == 0 || points > 10_000) {
            inner.fault(
                "percent_of_first_order",
                "is not a percentage above 0 and up to 100",
            );
        }
        Discount::PercentOfFirstOrder(points?)
    };
    Some(Gives::Instruments {
        kind: kind?.to_owned(),
        count,
        discount,
        introduces,
    })
}
