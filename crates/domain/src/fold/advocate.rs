//! One advocate's friends together: caps, steps and shares of the own purchase.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Amounts, Explanation, Neighbours, Owed, Refusal, Reward, card::PurchaseOrder,
    customer::trigger_name, note_changes,
};
use crate::{
    event::Stamp,
    moment::Moment,
    program::{Gives, Grant, Program, Rule},
    reason::Reason,
    unit::{Unit, share_half_away, write_amount},
};

/// A deed of one friend that must be judged together with those of others, and
/// the time during which it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joint {
    /// Who brought the friend.
    pub advocate: String,
    /// The friend.
    pub friend: String,
    /// The rule's place in its version, from 1.
    pub rule: u32,
    /// The program's version.
    pub version: u32,
    /// What it is among the friend's deeds.
    pub key: String,
    /// The event with which it counted.
    pub counted: Stamp,
    /// The event that a refusal of it names.
    pub named: Stamp,
    /// The instrument that the friend came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// From when on it stood.
    pub from: Moment,
    /// Until when, not within; none while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
}

/// What the fold of one advocate says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdvocateFold {
    /// What is owed, by reward id.
    pub rewards: BTreeMap<String, Reward>,
    /// Where nothing was left to give.
    pub refusals: Vec<Refusal>,
}

/// Folds what all friends of one advocate did. `deeds` may come in any order.
#[must_use]
pub fn fold_advocate(
    program: &Program,
    advocate: &str,
    deeds: &[Joint],
    neighbours: &dyn Neighbours,
) -> AdvocateFold {
    let mut sweep = Sweep::new(program, advocate, neighbours);
    for (at, opened, closed) in moments(deeds, neighbours.purchases(advocate)) {
        sweep.settle(at, &opened, &closed);
    }
    AdvocateFold {
        rewards: sweep.rewards.into_iter().filter(|(_, r)| !r.changes.is_empty()).collect(),
        refusals: sweep.refusals.into_iter().collect(),
    }
}

type Happening<'a> = (Moment, Vec<&'a Joint>, Vec<&'a Joint>);

/// The moments at which anything changes, each with the deeds that begin and
/// those that cease to stand.
fn moments<'a>(deeds: &'a [Joint], purchases: &[super::Purchase]) -> Vec<Happening<'a>> {
    let mut moments: BTreeMap<Moment, (Vec<&Joint>, Vec<&Joint>)> = BTreeMap::new();
    for purchase in purchases {
        moments.entry(purchase.at).or_default();
    }
    for deed in deeds {
        moments.entry(deed.from).or_default().0.push(deed);
        if let Some(to) = deed.to {
            moments.entry(to).or_default().1.push(deed);
        }
    }
    moments.into_iter().map(|(at, (opened, closed))| (at, opened, closed)).collect()
}

/// The place of a deed among those that stand: by the event with which it counted.
type Place<'a> = (&'a Stamp, &'a str, u32, &'a str);

fn place(deed: &Joint) -> Place<'_> {
    (&deed.counted, &deed.friend, deed.rule, &deed.key)
}

struct Sweep<'a> {
    program: &'a Program,
    advocate: &'a str,
    neighbours: &'a dyn Neighbours,
    active: BTreeMap<Place<'a>, &'a Joint>,
    tally: Tally,
    purchase: Option<PurchaseOrder>,
    owed: BTreeMap<String, Owed>,
    rewards: BTreeMap<String, Reward>,
    refusals: BTreeSet<Refusal>,
}

/// What the deeds so far have added up to, rule by rule.
#[derive(Default)]
struct Tally {
    granted: BTreeMap<(u32, Unit), i64>,
    counted: BTreeMap<u32, u32>,
}

impl<'a> Sweep<'a> {
    fn new(program: &'a Program, advocate: &'a str, neighbours: &'a dyn Neighbours) -> Self {
        Self {
            program,
            advocate,
            neighbours,
            active: BTreeMap::new(),
            tally: Tally::default(),
            purchase: None,
            owed: BTreeMap::new(),
            rewards: BTreeMap::new(),
            refusals: BTreeSet::new(),
        }
    }

    /// What is owed after a moment. New deeds at the end extend the tally:
    /// constant work. Anything else is tallied anew.
    fn settle(&mut self, at: Moment, opened: &[&'a Joint], closed: &[&'a Joint]) {
        let purchases = self.neighbours.purchases(self.advocate);
        let now = purchases.iter().rev().find(|purchase| purchase.at <= at);
        let purchase = now.and_then(|purchase| purchase.order.clone());
        let last = self.active.last_key_value().map(|(place, _)| *place);
        let at_the_end = opened.iter().all(|deed| last.is_none_or(|last| place(deed) > last));
        if closed.is_empty() && at_the_end && purchase == self.purchase {
            let mut opened = opened.to_vec();
            opened.sort_by(|a, b| place(a).cmp(&place(b)));
            let mut more = BTreeMap::new();
            for deed in opened {
                self.active.insert(place(deed), deed);
                more.extend(self.add(deed));
            }
            note_changes(&mut self.rewards, &BTreeMap::new(), &more, at);
            self.owed.extend(more);
            return;
        }
        self.purchase = purchase;
        for deed in closed {
            self.active.remove(&place(deed));
        }
        for deed in opened {
            self.active.insert(place(deed), deed);
        }
        self.tally = Tally::default();
        self.refusals.clear();
        let active: Vec<&Joint> = self.active.values().copied().collect();
        let owed: BTreeMap<String, Owed> =
            active.into_iter().filter_map(|deed| self.add(deed)).collect();
        note_changes(&mut self.rewards, &self.owed, &owed, at);
        self.owed = owed;
    }

    /// What one more deed, after all others that stand, earns.
    fn add(&mut self, deed: &Joint) -> Option<(String, Owed)> {
        let index = usize::try_from(deed.rule).ok()?.checked_sub(1)?;
        let definition = &self.program.version(deed.version).definition;
        let rule = definition.rules.get(index)?;
        let earned = match &rule.gives {
            Gives::Fixed { grant, cap: Some(cap), .. } => self.add_capped(deed, grant, *cap),
            Gives::Steps(steps) => {
                let count = self.count(deed.rule);
                let step = steps.iter().find(|step| step.count == count)?;
                let person = self.neighbours.person(self.advocate);
                let member = person.and_then(|p| p.at(deed.counted.time)).is_some_and(|p| p.club);
                let club = step.club.as_ref().filter(|_| member);
                let grants = std::iter::once(&step.grant).chain(club);
                let amounts = sum(grants);
                Some(Earned { object: count.to_string(), amounts, words: format!("step {count}") })
            }
            Gives::PurchaseShare { parts, within_days } => {
                self.add_share(deed, *parts, *within_days)
            }
            _ => None,
        }?;
        let owed = self.owed(deed, rule, &earned);
        let id: [&str; 4] = [&definition.name, owed.side, &owed.beneficiary, &earned.object];
        Some((id.join("/"), owed))
    }

    fn count(&mut self, rule: u32) -> u32 {
        let count = self.tally.counted.entry(rule).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// A capped grant: the last one is cut to what is left (practice P01).
    fn add_capped(&mut self, deed: &Joint, grant: &Grant, cap: i64) -> Option<Earned> {
        let granted = self.tally.granted.entry((deed.rule, grant.unit.clone())).or_default();
        let left = cap.saturating_sub(*granted).max(0);
        if left == 0 {
            let (event, friend) = (deed.named.clone(), deed.friend.clone());
            self.refusals.insert(Refusal { event, friend, reason: Reason::OverCap });
            return None;
        }
        let amount = grant.amount.min(left);
        *granted = granted.saturating_add(amount);
        let home = self.program.currency();
        let write = |amount| write_amount(amount, grant.unit.decimals(home));
        Some(Earned {
            object: deed.key.clone(),
            amounts: Amounts::from([(grant.unit.clone(), amount)]),
            words: format!("{} of {} left of {}", write(amount), write(left), write(cap)),
        })
    }

    /// The next part of what was paid for the own purchase (practice P09).
    fn add_share(&mut self, deed: &Joint, parts: u32, within_days: u32) -> Option<Earned> {
        let purchase = self.purchase.clone()?;
        let zone = &self.program.version(deed.version).definition.zone;
        if deed.counted.time > purchase.counted_at.plus_days(within_days, zone) {
            return None;
        }
        let n = self.count(deed.rule);
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
            words: format!("{n}/{parts} of {paid}, less {}/{parts}", n.saturating_sub(1)),
        })
    }

    fn owed(&self, deed: &Joint, rule: &Rule, earned: &Earned) -> Owed {
        let inputs = [("friend", &deed.friend), ("counted", &earned.object)];
        Owed {
            side: rule.payee.name(),
            beneficiary: self.advocate.to_owned(),
            advocate: self.advocate.to_owned(),
            friend: deed.friend.clone(),
            earned_by: deed.counted.clone(),
            expires_at: match &rule.gives {
                Gives::Fixed { expires_days: Some(days), .. } => {
                    let zone = &self.program.version(deed.version).definition.zone;
                    Some(deed.counted.time.plus_days(*days, zone))
                }
                _ => None,
            },
            amounts: earned.amounts.clone(),
            explanation: Explanation {
                version: deed.version,
                rule: deed.rule,
                trigger: trigger_name(&rule.trigger),
                inputs: inputs.map(|(name, value)| (name.to_owned(), value.clone())).into(),
                arithmetic: earned.words.clone(),
            },
        }
    }
}

struct Earned {
    object: String,
    amounts: Amounts,
    words: String,
}

fn sum<'g>(grants: impl Iterator<Item = &'g Grant>) -> Amounts {
    let mut amounts = Amounts::new();
    for grant in grants {
        let sum = amounts.entry(grant.unit.clone()).or_default();
        *sum = sum.saturating_add(grant.amount);
    }
    amounts
}
