//! Practice P12: gifts at the first, second, fourth and fifth friend who took delivery.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Owed, World};

/// Friends delivered, what the step gives, and the points of a club member.
const STEPS: [(usize, &str, i128, i128); 4] = [
    (1, "voucher:accessories", 500_00, 500),
    (2, "service:maintenance-b", 1, 700),
    (4, "voucher:insurance", 3_000_00, 3_000),
    (5, "voucher:insurance", 4_000_00, 4_000),
];

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    let mut deliveries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for pair in world.standing_pairs() {
        let orders = world.orders_of(&pair.friend)?;
        let mut delivered: Vec<_> = orders
            .iter()
            .filter_map(|order| Some((order.delivered?, order)))
            .collect();
        delivered.sort_by_key(|(counted, _)| *counted);
        let mut took_delivery = None;
        for (counted, order) in delivered {
            if order.currency == "CNY" {
                took_delivery.get_or_insert(counted);
                owed.convert(pair, &order.id);
            } else if took_delivery.is_none() {
                owed.refuse(order.placed, &pair.friend, "wrong_currency");
            }
        }
        deliveries
            .entry(&pair.advocate)
            .or_default()
            .extend(took_delivery);
    }
    for (advocate, mut counted) in deliveries {
        counted.sort_unstable();
        for (friends, unit, gift, points) in STEPS {
            let Some(at) = counted.get(friends - 1).copied() else {
                break;
            };
            let step = friends.to_string();
            owed.grant(world, ["advocate", advocate, &step], unit, (gift, at));
            if world.is_club_member(advocate, at) {
                owed.grant(world, ["advocate", advocate, &step], "points", (points, at));
            }
        }
    }
    Ok(owed)
}
