//! What is known at one moment: the facts up to it, and what was settled on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::{fact::Fact, order::Order};
use crate::preset::Preset;

/// Advocate and friend.
pub(crate) type PairName = (String, String);

/// How an event stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Applied,
    WithoutEffect,
    Refused(&'static str),
}

/// An advocate and a friend who were named together, once for all their introductions.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) advocate: String,
    pub(crate) friend: String,
    /// The fact that introduced them.
    pub(crate) at: usize,
    /// Why the pair does not stand, if it never did.
    pub(crate) refused: Option<&'static str>,
    /// Which of the fields that a later introduction may add are there already.
    pub(crate) said: BTreeSet<&'static str>,
}

/// An instrument that stands (practice P09).
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) holder: String,
    /// Bound to one of the four entitlements; a bought one is not.
    pub(crate) bound: bool,
}

/// A use of a card that was judged.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) card: String,
    pub(crate) user: String,
    pub(crate) order: Option<String>,
    /// The event that used it.
    pub(crate) fact: usize,
    /// The fact with which the use counted: the use itself, or what it waited for.
    pub(crate) at: usize,
    pub(crate) refused: Option<&'static str>,
}

/// What is decided once, at its own moment, and never looked at again.
#[derive(Default)]
pub(crate) struct Journal {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) cards: BTreeMap<String, Card>,
    pub(crate) uses: Vec<Use>,
    /// Orders by id, with the fact that made them paid.
    pub(crate) paid: BTreeMap<String, usize>,
    /// Orders by id, with the fact that cancelled or fully refunded them.
    pub(crate) removed: BTreeMap<String, usize>,
    /// Every deed that ever converted a pair.
    pub(crate) converted_by: BTreeMap<PairName, BTreeSet<String>>,
    /// Introductions, cards, uses and credit uses, by fact.
    pub(crate) fates: BTreeMap<usize, Fate>,
}

/// The facts up to now (the last of `facts`), seen with the journal.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub(crate) preset: Preset,
    pub(crate) facts: &'a [Fact],
    pub(crate) journal: &'a Journal,
}

impl Pair {
    pub(crate) fn name(&self) -> PairName {
        (self.advocate.clone(), self.friend.clone())
    }
}

impl<'a> World<'a> {
    /// All facts of a type with their places.
    pub(crate) fn of_kind(self, kind: &'a str) -> impl Iterator<Item = (usize, &'a Fact)> {
        self.facts
            .iter()
            .enumerate()
            .filter(move |(_, fact)| fact.is(kind))
    }

    /// When something that happened with a fact happened, in microseconds.
    pub(crate) fn time_of(self, fact: usize) -> i64 {
        self.facts[fact].at
    }

    /// The order was neither cancelled nor fully refunded.
    pub(crate) fn stands(self, order: &Order) -> bool {
        !self.journal.removed.contains_key(&order.id)
    }

    pub(crate) fn paid(self, order: &Order) -> Option<usize> {
        self.journal.paid.get(&order.id).copied()
    }

    pub(crate) fn pair(self, advocate: &str, friend: &str) -> Option<&'a Pair> {
        let mut pairs = self.journal.pairs.iter();
        pairs.find(|pair| pair.advocate == advocate && pair.friend == friend)
    }

    /// Another advocate's introduction of this friend stood, even if it fell since.
    pub(crate) fn is_taken(self, advocate: &str, friend: &str) -> bool {
        let mut pairs = self.journal.pairs.iter();
        pairs.any(|pair| {
            pair.friend == friend && pair.advocate != advocate && pair.refused.is_none()
        })
    }

    /// Fraud was proven for these two by now.
    pub(crate) fn is_fraud(self, advocate: &str, friend: &str) -> bool {
        self.of_kind("fraud.confirmed")
            .any(|(_, fact)| fact.text("advocate") == advocate && fact.text("friend") == friend)
    }

    /// The pairs that stand: neither refused nor voided by fraud.
    pub(crate) fn standing_pairs(self) -> Vec<&'a Pair> {
        let pairs = self.journal.pairs.iter();
        let stands =
            |pair: &&Pair| pair.refused.is_none() && !self.is_fraud(&pair.advocate, &pair.friend);
        pairs.filter(stands).collect()
    }

    /// The first `customer.added` of the friend at the introduction or later.
    pub(crate) fn sign_up(self, pair: &Pair) -> Option<usize> {
        let start = self.time_of(pair.at);
        self.of_kind("customer.added")
            .find(|(_, fact)| fact.at >= start && fact.text("customer") == pair.friend)
            .map(|(place, _)| place)
    }
}
