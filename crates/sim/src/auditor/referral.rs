//! What became of the pairs, and the counters of them.

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    owed::Owed,
    world::{Pair, World},
};

impl World<'_> {
    /// The friend signed up, came, booked, ordered or was valued since the introduction.
    fn did_something(self, pair: &Pair) -> Result<bool> {
        const DEEDS: [&str; 4] = [
            "customer.added",
            "visit.recorded",
            "booking.made",
            "holdings.valued",
        ];
        let start = self.time_of(pair.at);
        let came = self.facts.iter().any(|fact| {
            DEEDS.contains(&fact.kind.as_str())
                && fact.at >= start
                && fact.text("customer") == pair.friend
        });
        let orders = self.orders_of(&pair.friend)?;
        // Whoever redeems a card by itself has come with it.
        let mut uses = self.journal.uses.iter();
        let redeemed = uses.any(|used| {
            used.refused.is_none()
                && used.user == pair.friend
                && self.facts[used.fact].is("instrument.redeemed")
                && self.time_of(used.at) >= start
        });
        let own_order = |id: &str| {
            let mut uses = self.journal.uses.iter();
            uses.any(|used| used.refused.is_none() && used.order.as_deref() == Some(id))
        };
        Ok(came
            || redeemed
            || orders
                .iter()
                .any(|order| self.time_of(order.placed) >= start || own_order(&order.id)))
    }

    /// The pair converted once, and everything that ever converted it was cancelled or
    /// fully refunded. A partial refund below a least amount (P02) ends the conversion
    /// too, but voids nothing.
    fn fell_with_its_orders(self, pair: &Pair, owed: &Owed) -> bool {
        let Some(ever) = self.journal.converted_by.get(&pair.name()) else {
            return false;
        };
        let mut ever = ever.iter();
        !owed.converts(pair) && ever.all(|deed| self.journal.removed.contains_key(deed))
    }
}

/// The `referrals` object of the summary.
pub(crate) fn count(world: World<'_>, owed: &Owed) -> Result<Value> {
    let (mut qualified, mut converted, mut refused, mut voided) = (0, 0, 0, 0);
    for pair in &world.journal.pairs {
        if pair.refused.is_some() {
            refused += 1;
        } else if world.is_fraud(&pair.advocate, &pair.friend)
            || world.fell_with_its_orders(pair, owed)
        {
            voided += 1;
        } else {
            qualified += usize::from(world.did_something(pair)?);
            converted += usize::from(owed.converts(pair));
        }
    }
    Ok(json!({
        "introduced": world.journal.pairs.len(),
        "qualified": qualified,
        "converted": converted,
        "refused": refused,
        "voided": voided,
    }))
}
