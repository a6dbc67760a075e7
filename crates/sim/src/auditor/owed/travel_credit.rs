//! Practice P02: 100 CNY of credit for the friend at the sign-up, 100 CNY for the
//! advocate when the friend's very first order is delivered and is of at least 500 CNY.

use anyhow::Result;

use super::{Owed, World};
use crate::auditor::calendar;

const CREDIT: i128 = 100_00;
const LEAST: i128 = 500_00;
const LIFE_DAYS: i64 = 365;

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    for pair in world.standing_pairs() {
        let friend = pair.friend.as_str();
        if let Some(signed_up) = world.sign_up(pair) {
            owed.grant(
                world,
                ["friend", friend, friend],
                "CNY",
                (CREDIT, signed_up),
            );
        }
        let orders = world.orders_of(friend)?;
        let delivered = orders
            .iter()
            .filter_map(|order| Some((order.delivered?, order)));
        let Some((counted, first)) = delivered.min_by_key(|(counted, _)| *counted) else {
            continue;
        };
        if first.currency != "CNY" {
            owed.refuse(first.placed, friend, "wrong_currency");
        } else if first.left() >= LEAST {
            owed.convert(pair, &first.id);
            owed.grant(
                world,
                ["advocate", &pair.advocate, &first.id],
                "CNY",
                (CREDIT, counted),
            );
        }
    }
    for grant in owed.grants.values_mut() {
        grant.expires = Some(calendar::days_later(grant.earned, LIFE_DAYS)?);
    }
    Ok(owed)
}
