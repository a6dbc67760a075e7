//! One advocate's friends together: caps, steps and shares of the own purchase.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Neighbours, Owed, Refusal, Reward, note_changes,
    tally::{Line, Terms},
};
use crate::{event::Stamp, moment::Moment, program::Program};

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
    let terms = Terms {
        program,
        advocate,
        neighbours,
        purchase: None,
    };
    let mut sweep = Sweep {
        terms,
        lines: BTreeMap::new(),
        owed: BTreeMap::new(),
        rewards: BTreeMap::new(),
    };
    for (at, happening) in happenings(deeds, neighbours.purchases(advocate)) {
        sweep.settle(at, &happening);
    }
    let refusals: BTreeSet<Refusal> = sweep.lines.values().flat_map(Line::refusals).collect();
    AdvocateFold {
        rewards: sweep
            .rewards
            .into_iter()
            .filter(|(_, r)| !r.changes.is_empty())
            .collect(),
        refusals: refusals.into_iter().collect(),
    }
}

/// What changes at one moment.
#[derive(Default)]
struct Happening<'a> {
    opened: Vec<&'a Joint>,
    closed: Vec<&'a Joint>,
    /// The advocate's own purchase, where it changes.
    purchase: Option<&'a super::Purchase>,
}

fn happenings<'a>(
    deeds: &'a [Joint],
    purchases: &'a [super::Purchase],
) -> BTreeMap<Moment, Happening<'a>> {
    let mut moments: BTreeMap<Moment, Happening<'_>> = BTreeMap::new();
    for purchase in purchases {
        moments.entry(purchase.at).or_default().purchase = Some(purchase);
    }
    for deed in deeds {
        moments.entry(deed.from).or_default().opened.push(deed);
        if let Some(to) = deed.to {
            moments.entry(to).or_default().closed.push(deed);
        }
    }
    moments
}

struct Sweep<'a> {
    terms: Terms<'a>,
    /// The deeds that stand, by the number of the rule that they set off.
    lines: BTreeMap<u32, Line<'a>>,
    /// What stands for each reward id, by rule: two rules that pay for the same
    /// thing pay one reward.
    owed: BTreeMap<String, BTreeMap<u32, Owed>>,
    rewards: BTreeMap<String, Reward>,
}

impl<'a> Sweep<'a> {
    /// What is owed after a moment, against what was owed before it.
    fn settle(&mut self, at: Moment, happening: &Happening<'a>) {
        if let Some(purchase) = happening.purchase {
            self.terms.purchase.clone_from(&purchase.order);
            self.lines.values_mut().for_each(Line::retally_all);
        }
        for deed in &happening.closed {
            self.lines.entry(deed.rule).or_default().remove(deed);
        }
        for deed in &happening.opened {
            self.lines.entry(deed.rule).or_default().insert(deed);
        }
        let mut before: BTreeMap<String, Owed> = BTreeMap::new();
        let mut touched: BTreeSet<String> = BTreeSet::new();
        for (rule, line) in &mut self.lines {
            let (fell, arose) = line.tally(&self.terms);
            for id in fell
                .iter()
                .chain(arose.keys())
                .filter(|id| !touched.contains(*id))
            {
                before.extend(standing(&self.owed, id).map(|owed| (id.clone(), owed)));
            }
            touched.extend(fell.iter().chain(arose.keys()).cloned());
            for id in fell {
                self.owed.entry(id).or_default().remove(rule);
            }
            for (id, owed) in arose {
                self.owed.entry(id).or_default().insert(*rule, owed);
            }
        }
        let now = touched
            .into_iter()
            .filter_map(|id| Some((standing(&self.owed, &id)?, id)));
        let now: BTreeMap<String, Owed> = now.map(|(owed, id)| (id, owed)).collect();
        let rank = happening
            .opened
            .iter()
            .map(|deed| deed.counted.rank)
            .max()
            .unwrap_or_default();
        let at = Stamp {
            time: at,
            rank,
            source: String::new(),
            id: String::new(),
        };
        note_changes(&mut self.rewards, &before, &now, &at);
    }
}

/// What stands for one reward id, all rules together.
fn standing(owed: &BTreeMap<String, BTreeMap<u32, Owed>>, id: &str) -> Option<Owed> {
    let mut rules = owed.get(id)?.values();
    let mut sum = rules.next()?.clone();
    for more in rules {
        super::add_amounts(&mut sum.amounts, &more.amounts);
    }
    Some(sum)
}
