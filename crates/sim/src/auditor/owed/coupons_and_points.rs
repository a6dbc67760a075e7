//! Practice P03: 200 `points` on the friend's first paid order, 50 on each of the
//! next four. The friend's coupon is an instrument and in no balance.

use anyhow::Result;

use super::{Owed, World};

const POINTS: [i128; 5] = [200, 50, 50, 50, 50];

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    for pair in world.standing_pairs() {
        let orders = world.orders_of(&pair.friend)?;
        let mut paid: Vec<_> = orders
            .iter()
            .filter_map(|order| Some((world.paid(order)?, order)))
            .collect();
        paid.sort_by_key(|(counted, _)| *counted);
        for ((counted, order), points) in paid.into_iter().zip(POINTS) {
            if order.currency != "CNY" {
                owed.refuse(order.placed, &pair.friend, "wrong_currency");
                continue;
            }
            owed.convert(pair, &order.id);
            let id = ["advocate", &pair.advocate, &order.id];
            owed.grant(world, id, "points", (points, counted));
        }
    }
    Ok(owed)
}
