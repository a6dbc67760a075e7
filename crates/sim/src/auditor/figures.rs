//! The counts of days, worked out from what became of every pair and every grant.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{
    Walk,
    world::{Pair, World},
};

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// When something of a pair turned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turns {
    converted: Option<i64>,
    voided: Option<i64>,
}

/// Counts by day of universal time, days numbered from 1970 on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// By day and channel: introduced; of them refused, qualified, converted, voided;
    /// on the day qualified, converted, voided.
    pub referrals: BTreeMap<(i64, String), [i64; 8]>,
    /// By day and unit: what was earned on it and stands, in minor units.
    pub rewards: BTreeMap<(i64, String), i64>,
    /// By day and advocate: introduced, converted.
    pub advocates: BTreeMap<(i64, String), [i64; 2]>,
}

impl Walk<'_> {
    /// Notes for each pair what turned with the fact at `now`.
    pub(super) fn note_turns(&mut self, now: usize) {
        let at = self.facts[now].at;
        let world = self.world(now + 1);
        let mut turned = Vec::new();
        for pair in &self.journal.pairs {
            let fell = world.fell_with_its_orders(pair, &self.owed);
            turned.push((pair.name(), self.owed.converts(pair), fell));
        }
        for (name, converts, fell) in turned {
            let turns = self.turns.entry(name).or_default();
            if converts {
                turns.converted.get_or_insert(at);
            }
            if fell {
                turns.voided.get_or_insert(at);
            } else {
                turns.voided = None;
            }
        }
    }
}

/// The counts of everything that is known.
pub(super) fn of(walk: &Walk<'_>) -> Result<Figures> {
    let world = walk.world(walk.facts.len());
    let mut figures = Figures::default();
    for pair in &world.journal.pairs {
        figures.add_pair(walk, world, pair)?;
    }
    for ((_, unit), grant) in &walk.owed.grants {
        let day = grant.earned.div_euclid(DAY);
        let sum = figures.rewards.entry((day, unit.clone())).or_default();
        *sum += i64::try_from(grant.amount)?;
    }
    figures.rewards.retain(|_, amount| *amount != 0);
    Ok(figures)
}

impl Figures {
    fn add_pair(&mut self, walk: &Walk<'_>, world: World<'_>, pair: &Pair) -> Result<()> {
        let introduction = &world.facts[pair.at];
        let channel = if introduction.is("referral.introduced") {
            introduction.text("channel")
        } else {
            "card"
        };
        let mut add = |at: i64, count: usize| {
            let place = (at.div_euclid(DAY), channel.to_owned());
            self.referrals.entry(place).or_default()[count] += 1;
        };
        let advocates = &mut self.advocates;
        let mut brought = |at: i64, count: usize| {
            let place = (at.div_euclid(DAY), pair.advocate.clone());
            advocates.entry(place).or_default()[count] += 1;
        };
        add(introduction.at, 0);
        brought(introduction.at, 0);
        let turns = walk.turns.get(&pair.name()).copied().unwrap_or_default();
        let voided = world.fraud_at(pair).or(turns.voided);
        if pair.refused.is_some() {
            add(introduction.at, 1);
        } else if let Some(at) = voided {
            add(introduction.at, 4);
            add(at, 7);
        } else {
            let converted = turns.converted.filter(|_| walk.owed.converts(pair));
            let qualified = world.first_deed(pair)?.or(converted);
            if let Some(at) = qualified {
                add(introduction.at, 2);
                add(at, 5);
            }
            if let Some(at) = converted {
                add(introduction.at, 3);
                add(at, 6);
                brought(at, 1);
            }
        }
        Ok(())
    }
}

impl World<'_> {
    /// When fraud was first proven of this pair.
    fn fraud_at(self, pair: &Pair) -> Option<i64> {
        let mut frauds = self.of_kind("fraud.confirmed");
        let of_pair = frauds.find(|(_, fact)| {
            fact.text("advocate") == pair.advocate && fact.text("friend") == pair.friend
        });
        of_pair.map(|(_, fact)| fact.at.max(self.time_of(pair.at)))
    }
}
