//! The summary, as replay.md describes it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::{
    Reading, Walk, card, fate,
    owed::Row,
    referral, unit,
    world::{Fate, World},
};

type Maps = BTreeMap<String, BTreeMap<String, Value>>;

/// The whole object.
pub(super) fn of(reading: &Reading, walk: &Walk<'_>) -> Result<Value> {
    let world = walk.world(walk.facts.len());
    let fates: Vec<Fate> = (0..walk.facts.len())
        .map(|place| fate::of(world, place))
        .collect::<Result<_>>()?;
    let ledger: BTreeMap<&str, &str> = walk
        .units
        .iter()
        .map(|unit| (unit.as_str(), "balanced"))
        .collect();
    Ok(json!({
        "program": walk.preset.short_name(),
        "events": events(reading, &fates),
        "referrals": referral::count(world, &walk.owed)?,
        "balances": balances(walk),
        "discounts": discounts(world)?,
        "fines": Map::new(),
        "positions": Map::new(),
        "refusals": refusals(world, &walk.owed.rows, &fates)?,
        "ledger": ledger,
    }))
}

fn events(reading: &Reading, fates: &[Fate]) -> Value {
    let count = |wanted: fn(&Fate) -> bool| fates.iter().filter(|fate| wanted(fate)).count();
    json!({
        "read": fates.len() + reading.duplicates + reading.conflicts,
        "applied": count(|fate| *fate == Fate::Applied),
        "refused": count(|fate| matches!(fate, Fate::Refused(_))),
        "without_effect": count(|fate| *fate == Fate::WithoutEffect),
        "duplicate": reading.duplicates,
        "conflict": reading.conflicts,
    })
}

fn balances(walk: &Walk<'_>) -> Maps {
    let mut balances = Maps::new();
    for (person, name, available) in walk.books.balances() {
        if available != 0 {
            let figures = json!({
                "available": unit::print(available, name),
                "pending": unit::print(0, name),
            });
            balances
                .entry(person.to_owned())
                .or_default()
                .insert(name.to_owned(), figures);
        }
    }
    balances
}

fn discounts(world: World<'_>) -> Result<Maps> {
    let mut discounts = Maps::new();
    for order in world.orders()? {
        let discount = card::discount(world, &order)?;
        if discount != 0 {
            let printed = Value::from(unit::print(discount, &order.currency));
            discounts
                .entry(order.id)
                .or_default()
                .insert(order.currency, printed);
        }
    }
    Ok(discounts)
}

fn refusals(world: World<'_>, owed: &[Row], fates: &[Fate]) -> Result<Vec<Value>> {
    let mut rows = owed.to_vec();
    rows.extend(fate::refused_card_orders(world)?);
    for (fact, fate) in fates.iter().enumerate() {
        if let Fate::Refused(reason) = *fate {
            let friend = fate::concerned(&world.facts[fact]).to_owned();
            rows.push(Row {
                fact,
                friend,
                reason,
            });
        }
    }
    rows.sort_by_key(|row| {
        let fact = &world.facts[row.fact];
        (fact.at, fact.source.as_str(), fact.id.as_str(), row.reason)
    });
    let print = |row: &Row| {
        let event = &world.facts[row.fact].id;
        json!({"event": event, "friend": row.friend, "reason": row.reason})
    };
    Ok(rows.iter().map(print).collect())
}
