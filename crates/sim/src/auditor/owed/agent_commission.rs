//! Practice P07: 8 % of each paid order of a friend for 365 days, and 2 % for the
//! agent who recruited the agent.

use anyhow::Result;

use super::{Owed, World};
use crate::auditor::{calendar, unit};

const WINDOW_DAYS: i64 = 365;

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    for pair in world.standing_pairs() {
        let advocate = pair.advocate.as_str();
        let end = calendar::days_later(world.time_of(pair.at), WINDOW_DAYS)?;
        for order in world.orders_of(&pair.friend)? {
            let Some(counted) = world.paid(&order) else {
                continue;
            };
            let reason = if !world.is_agent(advocate, counted) {
                Some("role_not_eligible")
            } else if order.currency != "CNY" {
                Some("wrong_currency")
            } else if world.time_of(counted) > end {
                Some("expired")
            } else {
                None
            };
            if let Some(reason) = reason {
                owed.refuse(order.placed, &pair.friend, reason);
                continue;
            }
            owed.convert(pair, &order.id);
            let commission = unit::share(order.left(), 8, 100);
            owed.grant(
                world,
                ["advocate", advocate, &order.id],
                "CNY",
                (commission, counted),
            );
            let Some(recruiter) = world.recruiter(advocate, counted) else {
                continue;
            };
            if recruiter != advocate && world.is_agent(&recruiter, counted) {
                let part = unit::share(order.left(), 2, 100);
                owed.grant(
                    world,
                    ["recruiter", &recruiter, &order.id],
                    "CNY",
                    (part, counted),
                );
            }
        }
    }
    Ok(owed)
}
