//! Practice P09: what the advocate paid comes back, a quarter for each of four cards
//! whose friend's first order was paid within 365 days of the purchase.

use anyhow::Result;

use super::{Owed, World};
use crate::auditor::{
    calendar, card, unit,
    world::{Pair, Use},
};

const CARDS: i128 = 4;
const WINDOW_DAYS: i64 = 365;

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    let mut advocates: Vec<_> = world
        .journal
        .cards
        .values()
        .map(|card| card.holder.as_str())
        .collect();
    advocates.sort_unstable();
    advocates.dedup();
    for advocate in advocates {
        refund(world, advocate, &mut owed)?;
    }
    foreign_orders(world, &mut owed)?;
    without_purchase(world, &mut owed)?;
    Ok(owed)
}

fn refund(world: World<'_>, advocate: &str, owed: &mut Owed) -> Result<()> {
    let Some(purchase) = world.purchase(advocate)? else {
        return Ok(());
    };
    let Some(bought) = world.paid(&purchase) else {
        return Ok(());
    };
    let end = calendar::days_later(world.time_of(bought), WINDOW_DAYS)?;
    let price = purchase.left() - card::discount(world, &purchase)?;
    let mut counted = Vec::new();
    for (used, pair) in uses(world) {
        let order = world
            .order_of_use(used)?
            .filter(|order| order.currency == "CNY");
        let Some(order) = order else { continue };
        let Some(paid) = world.paid(&order) else {
            continue;
        };
        if pair.advocate == advocate && world.time_of(paid) <= end {
            counted.push((paid, used, pair, order.id));
        }
    }
    counted.sort_by_key(|(paid, ..)| *paid);
    let quarters = |n: i128| unit::share(price, n, CARDS);
    for ((paid, used, pair, order), n) in counted.into_iter().zip(1..=CARDS) {
        owed.convert(pair, &order);
        let part = quarters(n) - quarters(n - 1);
        owed.grant(
            world,
            ["advocate", advocate, &used.card],
            "CNY",
            (part, paid),
        );
    }
    Ok(())
}

/// The uses that stand, each with its pair, which must stand as well.
fn uses(world: World<'_>) -> Vec<(&Use, &Pair)> {
    let pairs = world.standing_pairs();
    let standing = world
        .journal
        .uses
        .iter()
        .filter(|used| world.use_stands(used));
    let of_use = |used: &Use| {
        let holder = &world.journal.cards[&used.card].holder;
        pairs
            .iter()
            .find(|pair| pair.advocate == *holder && pair.friend == used.user)
            .copied()
    };
    standing
        .filter_map(|used| Some((used, of_use(used)?)))
        .collect()
}

/// When the purchase fell away and no other took its place, nothing is refunded; that
/// the friend came and bought in time stays true for as long as that order stands.
fn without_purchase(world: World<'_>, owed: &mut Owed) -> Result<()> {
    for (used, pair) in uses(world) {
        if world.purchase(&pair.advocate)?.is_some() {
            continue;
        }
        let order = world.order_of_use(used)?.map(|order| order.id);
        let ever = world.journal.converted_by.get(&pair.name());
        if let Some(order) = order.filter(|id| ever.is_some_and(|ever| ever.contains(id))) {
            owed.convert(pair, &order);
        }
    }
    Ok(())
}

/// A card redeemed ahead of any order meets a first order in another currency.
fn foreign_orders(world: World<'_>, owed: &mut Owed) -> Result<()> {
    for (used, pair) in uses(world) {
        let order = world.order_of_use(used)?;
        if let Some(order) = order.filter(|order| order.currency != "CNY") {
            owed.refuse(order.placed, &pair.friend, "wrong_currency");
        }
    }
    Ok(())
}
