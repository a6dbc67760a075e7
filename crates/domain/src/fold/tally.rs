//! Counting one advocate's deeds under one rule, in the order in which they counted.
//!
//! Each deed keeps what had been counted before and after it, so that a deed that
//! comes or goes in the middle is worked out from its own place on, and only as far
//! as the count differs. Counts stop where nothing more can be given: past that,
//! nothing differs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Amounts, Explanation, Joint, Neighbours, Owed, Refusal, add_amounts, card::PurchaseOrder,
    customer::trigger_name,
};
use crate::{
    event::Stamp,
    program::{Gives, Grant, Program, Rule, Step},
    reason::Reason,
    unit::{Unit, share_half_away, write_amount},
};

/// The place of a deed among those that stand: by the event with which it counted.
pub(super) type Place = (Stamp, String, String);

pub(super) fn place(deed: &Joint) -> Place {
    (deed.counted.clone(), deed.friend.clone(), deed.key.clone())
}

/// What the deeds up to some place have added up to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    count: u32,
    granted: Amounts,
}

impl Tally {
    /// How many counted.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// What was given of a unit.
    pub(super) fn granted(&self, unit: &Unit) -> i64 {
        self.granted.get(unit).copied().unwrap_or_default()
    }
}

/// A deed that stands, and what it came to.
struct Entry<'a> {
    deed: &'a Joint,
    before: Tally,
    after: Tally,
    /// The id of the reward that it earned.
    earned: Option<String>,
    refused: bool,
}

/// The deeds that stand under one rule.
#[derive(Default)]
pub(super) struct Line<'a> {
    entries: BTreeMap<Place, Entry<'a>>,
    /// Places from which on the tally is to be worked out again.
    dirty: BTreeSet<Place>,
    /// Rewards of deeds that were removed since the last tally.
    fallen: BTreeSet<String>,
}

impl<'a> Line<'a> {
    pub(super) fn insert(&mut self, deed: &'a Joint) {
        let place = place(deed);
        self.dirty.insert(place.clone());
        let (before, after) = (Tally::default(), Tally::default());
        let entry = Entry {
            deed,
            before,
            after,
            earned: None,
            refused: false,
        };
        let replaced = self.entries.insert(place, entry);
        self.fallen.extend(replaced.and_then(|entry| entry.earned));
    }

    pub(super) fn remove(&mut self, deed: &Joint) {
        let place = place(deed);
        if let Some(entry) = self.entries.remove(&place) {
            self.fallen.extend(entry.earned);
            self.dirty.insert(place);
        }
    }

    pub(super) fn retally_all(&mut self) {
        self.dirty.extend(self.entries.keys().cloned());
    }

    /// Works out anew what is dirty: ids of rewards that may have fallen away, and
    /// what stands for every id that was touched.
    pub(super) fn tally(
        &mut self,
        terms: &Terms<'_>,
    ) -> (BTreeSet<String>, BTreeMap<String, Owed>) {
        let mut fell = std::mem::take(&mut self.fallen);
        let mut arose = BTreeMap::new();
        while let Some(start) = self.dirty.pop_first() {
            let before = self.entries.range(..&start).next_back();
            let mut tally = before
                .map(|(_, entry)| entry.after.clone())
                .unwrap_or_default();
            let mut is_start = true;
            for (place, entry) in self.entries.range_mut(start.clone()..) {
                let is_dirty = self.dirty.remove(place) || (is_start && *place == start);
                is_start = false;
                if !is_dirty && entry.before == tally {
                    break;
                }
                entry.before.clone_from(&tally);
                let earned = terms.add(entry.deed, &mut tally);
                entry.after.clone_from(&tally);
                entry.refused = matches!(earned, Earns::Refused);
                fell.extend(entry.earned.take());
                if let Earns::Reward(id, owed) = earned {
                    entry.earned = Some(id.clone());
                    arose.insert(id, *owed);
                }
            }
        }
        (fell, arose)
    }

    /// The last place, and what everything up to it has added up to.
    pub(super) fn end(&self) -> Option<(Place, Tally)> {
        let (place, entry) = self.entries.last_key_value()?;
        Some((place.clone(), entry.after.clone()))
    }

    /// Where nothing was left to give.
    pub(super) fn refusals(&self) -> impl Iterator<Item = Refusal> {
        let refused = self.entries.values().filter(|entry| entry.refused);
        refused.map(|entry| over_cap(entry.deed))
    }
}

pub(super) fn over_cap(deed: &Joint) -> Refusal {
    Refusal {
        event: deed.named.clone(),
        friend: deed.friend.clone(),
        reason: Reason::OverCap,
    }
}

/// What one more deed earns.
pub(super) enum Earns {
    Reward(String, Box<Owed>),
    Nothing,
    Refused,
}

/// What deeds are counted by.
pub(super) struct Terms<'a> {
    pub(super) program: &'a Program,
    pub(super) advocate: &'a str,
    pub(super) neighbours: &'a dyn Neighbours,
    /// The advocate's own purchase that stands.
    pub(super) purchase: Option<PurchaseOrder>,
}

struct Earned {
    object: String,
    amounts: Amounts,
    words: String,
}

impl Terms<'_> {
    /// What one more deed, after all those in the tally, earns.
    pub(super) fn add(&self, deed: &Joint, tally: &mut Tally) -> Earns {
        let Some(rule) = self.rule(deed.version, deed.rule) else {
            return Earns::Nothing;
        };
        let earned = match &rule.gives {
            Gives::Fixed {
                grant,
                cap: Some(cap),
                ..
            } => {
                let Some(earned) = self.add_capped(deed, grant, *cap, tally) else {
                    return Earns::Refused;
                };
                Some(earned)
            }
            Gives::Steps(steps) => self.add_step(deed, steps, tally),
            Gives::PurchaseShare { parts, within_days } => {
                self.add_share(deed, (*parts, *within_days), tally)
            }
            _ => None,
        };
        let Some(earned) = earned else {
            return Earns::Nothing;
        };
        let name = &self.program.version(deed.version).definition.name;
        let id: [&str; 4] = [name, rule.payee.name(), self.advocate, &earned.object];
        Earns::Reward(id.join("/"), Box::new(self.owed(deed, rule, earned)))
    }

    fn rule(&self, version: u32, number: u32) -> Option<&Rule> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.program.version(version).definition.rules.get(index)
    }

    /// Counts one more, no further than any version of the rule asks.
    fn count(&self, rule: u32, tally: &mut Tally) -> u32 {
        let versions = self.program.versions().iter().map(|version| version.number);
        let rules = versions.filter_map(|version| self.rule(version, rule));
        let most = rules.map(|rule| match &rule.gives {
            Gives::Steps(steps) => steps.last().map_or(0, |step| step.count),
            Gives::PurchaseShare { parts, .. } => *parts,
            _ => 0,
        });
        let past = most.max().unwrap_or_default().saturating_add(1);
        tally.count = tally.count.saturating_add(1).min(past);
        tally.count
    }

    /// A sale grants the highest step newly reached (practice P12).
    fn add_step(&self, deed: &Joint, steps: &[Step], tally: &mut Tally) -> Option<Earned> {
        let count = self.count(deed.rule, tally);
        let step = steps.iter().find(|step| step.count == count)?;
        let person = self.neighbours.person(self.advocate);
        let member = person
            .and_then(|p| p.at(deed.counted.time))
            .is_some_and(|p| p.club);
        let club = step.club.as_ref().filter(|_| member);
        let mut amounts = Amounts::new();
        for grant in std::iter::once(&step.grant).chain(club) {
            add_amounts(
                &mut amounts,
                &Amounts::from([(grant.unit.clone(), grant.amount)]),
            );
        }
        Some(Earned {
            object: count.to_string(),
            amounts,
            words: format!("step {count}"),
        })
    }

    /// A capped grant: the last one is cut to what is left (practice P01).
    fn add_capped(
        &self,
        deed: &Joint,
        grant: &Grant,
        cap: i64,
        tally: &mut Tally,
    ) -> Option<Earned> {
        let granted = tally.granted.or_default(&grant.unit);
        let left = cap.saturating_sub(*granted).max(0);
        if left == 0 {
            return None;
        }
        let amount = grant.amount.min(left);
        *granted = granted.saturating_add(amount);
        let home = self.program.currency();
        let write = |amount| write_amount(amount, grant.unit.decimals(home));
        Some(Earned {
            object: deed.key.clone(),
            amounts: Amounts::from([(grant.unit.clone(), amount)]),
            words: format!(
                "{} of {} left of {}",
                write(amount),
                write(left),
                write(cap)
            ),
        })
    }

    /// The next part of what was paid for the own purchase (practice P09): after n
    /// friends n parts of it, rounded once.
    fn add_share(
        &self,
        deed: &Joint,
        (parts, within_days): (u32, u32),
        tally: &mut Tally,
    ) -> Option<Earned> {
        let purchase = self.purchase.as_ref()?;
        let zone = &self.program.version(deed.version).definition.zone;
        if deed.counted.time > purchase.counted_at.plus_days(within_days, zone) {
            return None;
        }
        let n = self.count(deed.rule, tally);
        if n > parts {
            return None;
        }
        let share = |n: u32| share_half_away(purchase.paid, i64::from(n), i64::from(parts));
        let amount = share(n)?.checked_sub(share(n.saturating_sub(1))?)?;
        let home = self.program.currency();
        let paid = write_amount(purchase.paid, home.decimals(home));
        Some(Earned {
            object: deed.instrument.clone().unwrap_or_else(|| deed.key.clone()),
            amounts: Amounts::from([(home.clone(), amount)]),
            words: format!(
                "{n}/{parts} of {paid}, less {}/{parts}",
                n.saturating_sub(1)
            ),
        })
    }

    fn owed(&self, deed: &Joint, rule: &Rule, earned: Earned) -> Owed {
        let inputs = [("friend", &deed.friend), ("counted", &earned.object)];
        Owed {
            side: rule.payee.name(),
            beneficiary: self.advocate.to_owned(),
            advocate: self.advocate.to_owned(),
            friend: deed.friend.clone(),
            earned_by: deed.counted.clone(),
            expires_at: match &rule.gives {
                Gives::Fixed {
                    expires_days: Some(days),
                    ..
                } => {
                    let zone = &self.program.version(deed.version).definition.zone;
                    Some(deed.counted.time.plus_days(*days, zone))
                }
                _ => None,
            },
            explanation: Explanation {
                version: deed.version,
                rule: deed.rule,
                trigger: trigger_name(&rule.trigger),
                inputs: inputs
                    .map(|(name, value)| (name.to_owned(), value.clone()))
                    .into(),
                arithmetic: earned.words,
            },
            amounts: earned.amounts,
        }
    }
}
