//! One advocate's friends together: caps, steps and shares of the own purchase.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Neighbours, Owed, Refusal, Reward, Rewards,
    card::PurchaseOrder,
    note_changes,
    tally::{Earns, Line, Place, Tally, Terms, over_cap, place},
};
use crate::{
    event::Stamp,
    moment::Moment,
    program::{Program, Version},
    text::Text,
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
    pub rewards: Rewards,
    /// Where nothing was left to give.
    pub refusals: Vec<Refusal>,
    /// Where the fold has come to.
    pub checkpoint: Checkpoint,
}

/// Where an advocate's fold has come to: what it takes to go on from there,
/// however many friends there were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The last moment at which anything changed.
    at: Moment,
    /// By rule: the last deed's place, and what all have added up to.
    lines: BTreeMap<u32, (Place, Tally)>,
    /// The advocate's own purchase that stands.
    purchase: Option<PurchaseOrder>,
}

impl Checkpoint {
    /// What the deeds under a rule have added up to.
    pub(super) fn tally(&self, rule: u32) -> Tally {
        let line = self.lines.get(&rule);
        line.map(|(_, tally)| tally.clone()).unwrap_or_default()
    }
}

/// Goes on from a checkpoint with deeds that come last in every respect: constant
/// work, however many friends there were. What is returned holds only what is new.
/// None when one of them does not come last, or the program's rules could meet in
/// one reward: then the whole must be folded again.
#[must_use]
pub fn extend_advocate(
    program: &Program,
    advocate: &str,
    checkpoint: &Checkpoint,
    deeds: &[Joint],
    neighbours: &dyn Neighbours,
) -> Option<AdvocateFold> {
    let joint = |version: &Version| {
        let rules = version.definition.rules.iter();
        rules.filter(|rule| rule.gives.is_joint()).count()
    };
    if program.versions().iter().any(|version| joint(version) > 1) {
        return None;
    }
    let purchase = checkpoint.purchase.clone();
    let terms = Terms {
        program,
        advocate,
        neighbours,
        purchase,
    };
    let mut checkpoint = checkpoint.clone();
    let mut fold = AdvocateFold::default();
    let mut rewards: BTreeMap<String, Reward> = BTreeMap::new();
    let mut deeds: Vec<&Joint> = deeds.iter().collect();
    deeds.sort_by_key(|deed| place(deed));
    for deed in deeds {
        let line = checkpoint.lines.get(&deed.rule);
        let is_last = line.is_none_or(|(last, _)| *last < place(deed));
        if !is_last || deed.from < checkpoint.at || deed.to.is_some() {
            return None;
        }
        let mut tally = line.map(|(_, tally)| tally.clone()).unwrap_or_default();
        match terms.add(deed, &mut tally) {
            Earns::Reward(id, owed) => {
                let now = BTreeMap::from([(id, *owed)]);
                let at = moment(deed.from, deed);
                note_changes(&mut rewards, &BTreeMap::new(), &now, &at);
            }
            Earns::Refused => fold.refusals.push(over_cap(deed)),
            Earns::Nothing => {}
        }
        checkpoint.at = deed.from;
        checkpoint.lines.insert(deed.rule, (place(deed), tally));
    }
    fold.rewards = rewards.into_iter().collect();
    fold.checkpoint = checkpoint;
    Some(fold)
}

/// The end of a moment at which a deed began to stand.
fn moment(time: Moment, deed: &Joint) -> Stamp {
    Stamp {
        time,
        rank: deed.counted.rank,
        source: Text::default(),
        id: Text::default(),
    }
}

/// Folds what all friends of one advocate did. `deeds` may come in any order.
#[must_use]
pub fn fold_advocate<'d>(
    program: &'d Program,
    advocate: &'d str,
    deeds: impl IntoIterator<Item = &'d Joint>,
    neighbours: &'d dyn Neighbours,
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
    let mut last = Moment::MIN;
    for (at, happening) in happenings(deeds, neighbours.purchases(advocate)) {
        sweep.settle(at, &happening);
        last = at;
    }
    let lines = sweep.lines.iter();
    let checkpoint = Checkpoint {
        at: last,
        lines: lines
            .filter_map(|(rule, line)| Some((*rule, line.end()?)))
            .collect(),
        purchase: sweep.terms.purchase.clone(),
    };
    let refusals: BTreeSet<Refusal> = sweep.lines.values().flat_map(Line::refusals).collect();
    AdvocateFold {
        rewards: sweep
            .rewards
            .into_iter()
            .filter(|(_, r)| !r.changes.is_empty())
            .collect(),
        refusals: refusals.into_iter().collect(),
        checkpoint,
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
    deeds: impl IntoIterator<Item = &'a Joint>,
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
            source: Text::default(),
            id: Text::default(),
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
