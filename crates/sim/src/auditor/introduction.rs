//! Who brought whom: the verdict on an introduction, at its own moment.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{
    fact::Fact,
    world::{Fate, Journal, Pair, World},
};
use crate::preset::Preset;

/// What a second introduction of the same pair may still add.
const ADDITIONS: [&str; 3] = ["signed_off_by", "registered_by", "advocate_phone"];

impl World<'_> {
    /// Something of the friend's lies strictly before the moment; the order with
    /// which an instrument is used does not count against it.
    pub(crate) fn was_here_before(
        self,
        friend: &str,
        moment: i64,
        own_order: Option<&str>,
    ) -> Result<bool> {
        let earlier = |kind: &'static str| {
            let mut facts = self
                .facts
                .iter()
                .filter(|fact| fact.is(kind) && fact.at < moment);
            facts.any(|fact| fact.text("customer") == friend)
        };
        let on_file = self.preset.rewards_the_sign_up() && earlier("customer.added");
        if on_file || earlier("visit.recorded") || earlier("holdings.valued") {
            return Ok(true);
        }
        let orders = self.orders()?;
        Ok(orders.iter().any(|order| {
            order.customer == friend
                && own_order != Some(order.id.as_str())
                && self.time_of(order.placed) < moment
                && self.stands(order)
        }))
    }

    fn refusal(self, advocate: &str, friend: &str) -> Result<Option<&'static str>> {
        let moment = self.time_of(self.facts.len() - 1);
        Ok(if advocate == friend {
            Some("self_referral")
        } else if self.was_here_before(friend, moment, None)? {
            Some("not_new")
        } else if self.is_taken(advocate, friend) {
            Some("already_referred")
        } else if self.is_fraud(advocate, friend) {
            Some("fraud")
        } else {
            None
        })
    }
}

/// Judges the last of the facts, a `referral.introduced`, and notes how it stands.
pub(crate) fn judge(preset: Preset, facts: &[Fact], journal: &mut Journal) -> Result<()> {
    let now = facts.len() - 1;
    let fact = &facts[now];
    let program = fact.optional("program");
    if program.is_some_and(|program| program != preset.short_name()) {
        journal.fates.insert(now, Fate::WithoutEffect);
        return Ok(());
    }
    let (advocate, friend) = (fact.text("advocate"), fact.text("friend"));
    let said: BTreeSet<&'static str> = ADDITIONS
        .into_iter()
        .filter(|name| fact.optional(name).is_some())
        .collect();
    let mut pairs = journal.pairs.iter_mut();
    if let Some(pair) = pairs.find(|pair| pair.advocate == advocate && pair.friend == friend) {
        let known = said.is_subset(&pair.said);
        pair.said.extend(said);
        let fate = if known {
            Fate::WithoutEffect
        } else {
            Fate::Applied
        };
        journal.fates.insert(now, fate);
        return Ok(());
    }
    let refused = World {
        preset,
        facts,
        journal,
    }
    .refusal(advocate, friend)?;
    journal
        .fates
        .insert(now, refused.map_or(Fate::Applied, Fate::Refused));
    let (advocate, friend) = (advocate.to_owned(), friend.to_owned());
    journal.pairs.push(Pair {
        advocate,
        friend,
        at: now,
        refused,
        said,
    });
    Ok(())
}
