//! The folds: from facts to what is owed.
//!
//! Two folds stand in a row. [`fold_customer`] reads one person's facts and says
//! who brought this person and what is owed for it; [`fold_advocate`] reads what
//! all friends of one advocate did, for the rules in which one friend's reward
//! depends on the others. [`fold_account`] then follows credit that is used and
//! lapses. All three say what they say as of every moment: a list of dated
//! changes, so that the books as of any day can be read, and so that a fact that
//! arrives late changes the same list that it would have made in time.
//!
//! Nothing here knows a clock, a database, or the order of arrival.

mod account;
mod advocate;
mod because;
mod card;
mod customer;
mod order;
mod outlook;
mod person;
mod tally;
mod thing;

pub use account::{Account, AccountInput, Lapse, Use, fold_account};
pub use advocate::{AdvocateFold, Checkpoint, Joint, extend_advocate, fold_advocate};
pub use because::{Because, rule_of};
pub use card::{CardIssue, CardUse, Purchase, PurchaseOrder, entitlement_holder};
pub use customer::{CustomerFold, CustomerInput, Neighbours, Pair, fold_customer};
pub use outlook::{Advocating, Outlook, OutlookState, StepAhead, outlooks};
pub use person::{Person, Timeline, fold_person};
pub use thing::{first_of, fold_thing};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    event::{Event, Stamp},
    moment::Moment,
    reason::Reason,
    short_map::ShortMap,
    unit::Unit,
};

/// How an event stands in a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// Taken as a fact.
    Applied,
    /// Says nothing new.
    WithoutEffect,
    /// An introduction, thing, use or decision that does not stand.
    Refused(Reason),
}

/// How one event stands, where it is not simply applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The event.
    pub event: Stamp,
    /// How it stands.
    pub outcome: Outcome,
    /// Whom a refusal concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friend: Option<String>,
}

impl Ruling {
    fn new(event: &Event, outcome: Outcome) -> Self {
        Self {
            event: event.stamp(),
            outcome,
            friend: None,
        }
    }

    fn refused(event: &Event, friend: &str, reason: Reason) -> Self {
        let friend = Some(friend.to_owned());
        Self {
            event: event.stamp(),
            outcome: Outcome::Refused(reason),
            friend,
        }
    }

    /// The refusal that this ruling is, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        let Outcome::Refused(reason) = self.outcome else {
            return None;
        };
        let friend = self.friend.clone().unwrap_or_default();
        Some(Refusal {
            event: self.event.clone(),
            friend,
            reason,
        })
    }
}

/// Something refused, or expected and not given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Refusal {
    /// The event that it names.
    pub event: Stamp,
    /// Whom it concerns.
    pub friend: String,
    /// Why.
    pub reason: Reason,
}

/// Amounts by unit, in minor units.
pub type Amounts = ShortMap<Unit, i64>;

/// Rewards by their ids.
pub type Rewards = ShortMap<String, Reward>;

/// A reward and everything that ever changed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reward {
    /// `<program>/<rule>/<beneficiary>/<what earned it>`.
    pub id: String,
    /// `advocate`, `friend` or `recruiter`: after who is paid.
    pub side: String,
    /// Who gets it.
    pub beneficiary: String,
    /// Who brought the friend.
    pub advocate: String,
    /// The friend whose deed earned it.
    pub friend: String,
    /// The event that earned it.
    pub earned_by: Stamp,
    /// When what was not used of it lapses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// What changed it: from each moment on, so much more or less.
    pub changes: Vec<Change>,
    /// Why, and how the amount came about.
    pub explanation: Explanation,
}

/// A dated change of a reward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// From when on.
    pub at: Moment,
    /// The place in the reading order of the kind of fact that made it: which
    /// uses of credit of the same moment were read before it.
    #[serde(default)]
    pub rank: u8,
    /// By how much, in minor units of each unit; below zero takes back.
    pub amounts: Amounts,
}

/// Why a reward was given, in parts that a page can put into any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The version of the program that decided.
    pub version: u32,
    /// The rule's place in it, from 1.
    pub rule: u32,
    /// What set it off, like `signed_up` or `delivered`.
    pub trigger: String,
    /// The figures that it read, by name: order, amount, count, cap, ...
    pub inputs: ShortMap<String, String>,
    /// The arithmetic, like `8.00 % of 1250.00 = 100.00`.
    pub arithmetic: String,
}

impl Reward {
    /// What it amounts to after all its changes up to `at`.
    #[must_use]
    pub fn amounts_at(&self, at: Moment) -> Amounts {
        let mut sums = Amounts::new();
        for change in self.changes.iter().filter(|change| change.at <= at) {
            add_amounts(&mut sums, &change.amounts);
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    }
}

/// What is owed at one moment: rewards by id, as they then stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owed {
    pub(crate) side: &'static str,
    pub(crate) beneficiary: String,
    pub(crate) advocate: String,
    pub(crate) friend: String,
    pub(crate) earned_by: Stamp,
    pub(crate) expires_at: Option<Moment>,
    pub(crate) amounts: Amounts,
    pub(crate) explanation: Explanation,
}

/// Notes what changed with a fact: the difference, reward by reward. All changes of
/// a reward at one moment are one change.
pub(crate) fn note_changes(
    rewards: &mut BTreeMap<String, Reward>,
    before: &BTreeMap<String, Owed>,
    now: &BTreeMap<String, Owed>,
    at: &Stamp,
) {
    for (id, owed) in before {
        if !now.contains_key(id) {
            note(rewards, id, owed, &negated(&owed.amounts), at);
        }
    }
    for (id, owed) in now {
        let mut delta = owed.amounts.clone();
        if let Some(before) = before.get(id) {
            add_amounts(&mut delta, &negated(&before.amounts));
        }
        note(rewards, id, owed, &delta, at);
    }
}

fn note(
    rewards: &mut BTreeMap<String, Reward>,
    id: &str,
    owed: &Owed,
    delta: &Amounts,
    at: &Stamp,
) {
    let reward = rewards.entry(id.to_owned()).or_insert_with(|| Reward {
        id: id.to_owned(),
        side: owed.side.to_owned(),
        beneficiary: owed.beneficiary.clone(),
        advocate: owed.advocate.clone(),
        friend: owed.friend.clone(),
        earned_by: owed.earned_by.clone(),
        expires_at: owed.expires_at,
        changes: Vec::new(),
        explanation: owed.explanation.clone(),
    });
    reward.friend.clone_from(&owed.friend);
    reward.earned_by.clone_from(&owed.earned_by);
    reward.expires_at = owed.expires_at;
    reward.explanation.clone_from(&owed.explanation);
    if delta.values().all(|amount| *amount == 0) {
        return;
    }
    let (time, rank) = (at.time, at.rank);
    if reward.changes.last().is_none_or(|last| last.at != time) {
        reward.changes.push(Change {
            at: time,
            rank,
            amounts: Amounts::new(),
        });
    }
    let Some(change) = reward.changes.last_mut() else {
        return;
    };
    change.rank = rank;
    add_amounts(&mut change.amounts, delta);
    change.amounts.retain(|_, amount| *amount != 0);
    if change.amounts.is_empty() {
        reward.changes.pop();
    }
}

/// Adds amounts to others, unit by unit.
pub(crate) fn add_amounts(sums: &mut Amounts, more: &Amounts) {
    for (unit, amount) in more {
        let sum = sums.or_default(unit);
        *sum = sum.saturating_add(*amount);
    }
}

fn negated(amounts: &Amounts) -> Amounts {
    amounts
        .iter()
        .map(|(unit, amount)| (unit.clone(), amount.saturating_neg()))
        .collect()
}
