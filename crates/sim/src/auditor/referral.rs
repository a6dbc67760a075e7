//! What became of the pairs, and the counters of them.

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    owed::Owed,
    world::{Pair, World},
};

impl World<'_> {
    /// When the friend first signed up, came, booked, ordered or was valued since the
    /// introduction, as far as it stands.
    pub(super) fn first_deed(self, pair: &Pair) -> Result<Option<i64>> {
        const DEEDS: [&str; 4] = [
            "customer.added",
            "visit.recorded",
            "booking.made",
            "holdings.valued",
        ];
        let start = self.time_of(pair.at);
        let came = self.facts.iter().filter(|fact| {
            DEEDS.contains(&fact.kind.as_str())
                && fact.at >= start
                && fact.text("customer") == pair.friend
        });
        let mut deeds: Vec<i64> = came.map(|fact| fact.at).collect();
        // Whoever redeems a card by itself has come with it.
        let own = self.journal.uses.iter();
        let own = own.filter(|used| used.refused.is_none() && used.user == pair.friend);
        let redeemed = own.filter(|used| {
            self.facts[used.fact].is("instrument.redeemed") && self.time_of(used.at) >= start
        });
        deeds.extend(redeemed.map(|used| self.time_of(used.at)));
        for order in self.orders_of(&pair.friend)? {
            let placed = self.time_of(order.placed);
            let mut uses = self.journal.uses.iter();
            let with_card = uses.any(|used| {
                used.refused.is_none() && used.order.as_deref() == Some(order.id.as_str())
            });
            if placed >= start || with_card {
                deeds.push(placed.max(start));
            }
        }
        Ok(deeds.into_iter().min())
    }

    /// The pair converted once, and everything that ever converted it was cancelled or
    /// fully refunded. A partial refund below a least amount (P02) ends the conversion
    /// too, but voids nothing.
    pub(super) fn fell_with_its_orders(self, pair: &Pair, owed: &Owed) -> bool {
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
            qualified += usize::from(world.first_deed(pair)?.is_some());
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
