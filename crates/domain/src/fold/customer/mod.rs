//! One person's facts: who brought this person, and what is owed for it.

mod cards;
mod facts;
mod introduce;
mod judge;
mod orders;
mod owed;
mod pair;
mod settle;
mod uses;

pub(super) use owed::trigger_name;
pub use pair::Pair;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use self::{
    orders::Orders,
    settle::Settlement,
    uses::{OwnUse, RefusedUse},
};
use super::{
    CardIssue, CardUse, Joint, Person, Purchase, Refusal, Reward, Rewards, Ruling, Timeline,
};
use crate::{
    event::{Event, Fact, Stamp},
    moment::Moment,
    program::Program,
    short_map::ShortMap,
    unit::Unit,
};

/// What is read to fold one customer.
#[derive(Debug)]
pub struct CustomerInput<'a> {
    /// Whose facts they are.
    pub customer: &'a str,
    /// The program.
    pub program: &'a Program,
    /// In reading order, each once: every event whose [`Event::customer`] is
    /// this one, and every event that names an order that the customer placed.
    pub events: &'a [&'a Event],
}

/// What one customer's fold may know of others: only what their own folds have
/// published.
pub trait Neighbours {
    /// What a person was at every moment.
    fn person(&self, customer: &str) -> Option<&Timeline>;
    /// A person's qualifying purchase over time.
    fn purchases(&self, customer: &str) -> &[Purchase];
    /// The instruments issued to a person, in reading order.
    fn cards(&self, customer: &str) -> &[CardIssue];
    /// The event that first issued an instrument.
    fn issue(&self, instrument: &str) -> Option<&Event>;
    /// Accepted uses of an instrument by others than `except`.
    fn uses(&self, instrument: &str, except: &str) -> Vec<CardUse>;
}

/// What the fold of one customer says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerFold {
    /// What the person was at every moment.
    pub person: Timeline,
    /// The person's own qualifying purchase over time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purchases: Vec<Purchase>,
    /// The instruments issued to the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardIssue>,
    /// The person's accepted uses of instruments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<CardUse>,
    /// Who introduced the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// What is owed for this friend alone, by reward id.
    #[serde(default, skip_serializing_if = "ShortMap::is_empty")]
    pub rewards: Rewards,
    /// What the advocate's fold must judge together with other friends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<Joint>,
    /// What instruments took off orders that stand: unit and minor units.
    #[serde(default, skip_serializing_if = "ShortMap::is_empty")]
    pub discounts: ShortMap<String, (Unit, i64)>,
    /// How events stand that are not simply applied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
    /// What could have been expected and was not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
}

/// Folds one customer's facts. A fact settles what it touches and nothing else,
/// so that a long history costs no more than its length.
#[must_use]
pub fn fold_customer(input: &CustomerInput<'_>, neighbours: &dyn Neighbours) -> CustomerFold {
    let mut folder = Folder::new(input, neighbours);
    for step in folder.steps() {
        folder.take(&step);
        folder.settle(&step.at);
    }
    folder.finish()
}

/// A reward that takes no more room than its changes need: a replay keeps all of them.
fn trimmed((id, mut reward): (String, Reward)) -> (String, Reward) {
    reward.changes.shrink_to_fit();
    (id, reward)
}

/// A fact at the moment at which it counts.
#[derive(Debug)]
struct Step<'a> {
    at: Stamp,
    event: &'a Event,
    part: Part,
}

/// Which part of an event a step takes: the use of an instrument counts only
/// when the instrument is on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Fact,
    Use,
}

struct Folder<'a> {
    input: &'a CustomerInput<'a>,
    neighbours: &'a dyn Neighbours,
    /// The first `order.placed` of each order.
    owners: HashMap<&'a str, &'a Event>,
    person: Person,
    attributes: serde_json::Map<String, serde_json::Value>,
    orders: Orders<'a>,
    waiting: HashMap<&'a str, Vec<&'a Event>>,
    traces: Traces,
    liked_by: BTreeSet<&'a str>,
    frauds: BTreeSet<&'a str>,
    /// The places of the pairs in `out`, by advocate.
    pairs: HashMap<String, usize>,
    standing: Option<usize>,
    uses: Vec<OwnUse>,
    refused_uses: Vec<RefusedUse>,
    settlement: Settlement<'a>,
    /// What is owed so far; those that came and went at one moment included.
    rewards: BTreeMap<String, Reward>,
    out: CustomerFold,
}

/// The traces that the person has left so far.
#[derive(Default)]
struct Traces {
    first_visit: Option<Moment>,
    /// The first valuation, with the value in minor units.
    first_valued: Option<(Stamp, i64)>,
    first_added: Option<Moment>,
    /// The first event of the latest moment at which the person was put on file.
    last_added: Option<Stamp>,
    /// When the person last signed up, came, booked or was valued.
    last_came: Option<Moment>,
}

impl<'a> Folder<'a> {
    fn new(input: &'a CustomerInput<'a>, neighbours: &'a dyn Neighbours) -> Self {
        let mut owners: HashMap<&str, &Event> = HashMap::new();
        for event in input.events {
            if let Fact::Ordered(placed) = &event.fact {
                owners.entry(&placed.order).or_insert(event);
            }
        }
        Self {
            input,
            neighbours,
            owners,
            person: Person::default(),
            attributes: serde_json::Map::new(),
            orders: Orders::new(input.program),
            waiting: HashMap::new(),
            traces: Traces::default(),
            liked_by: BTreeSet::new(),
            frauds: BTreeSet::new(),
            pairs: HashMap::new(),
            standing: None,
            uses: Vec::new(),
            refused_uses: Vec::new(),
            settlement: Settlement::default(),
            rewards: BTreeMap::new(),
            out: CustomerFold::default(),
        }
    }

    /// The facts in reading order, uses of instruments at the moment at which
    /// everything that they name is on file.
    fn steps(&self) -> Vec<Step<'a>> {
        let mut steps = Vec::with_capacity(self.input.events.len());
        for event in self.input.events {
            let stamp = event.stamp();
            if let Some(at) = self.use_counts_at(event, &stamp) {
                steps.push(Step {
                    at,
                    event,
                    part: Part::Use,
                });
            }
            steps.push(Step {
                at: stamp,
                event,
                part: Part::Fact,
            });
        }
        steps.sort_by(|a, b| (&a.at, a.part).cmp(&(&b.at, b.part)));
        steps
    }

    fn standing_pair(&self) -> Option<&Pair> {
        self.standing.map(|index| &self.out.pairs[index])
    }

    fn standing_pair_mut(&mut self) -> Option<&mut Pair> {
        self.standing.map(|index| &mut self.out.pairs[index])
    }

    fn pair_with(&self, advocate: &str) -> Option<&Pair> {
        self.pairs
            .get(advocate)
            .map(|index| &self.out.pairs[*index])
    }

    fn finish(mut self) -> CustomerFold {
        self.qualify_by_orders();
        self.close_joints();
        self.out.refusals = self.refusals().into_iter().collect();
        let used = self.uses.iter().map(|used| CardUse {
            instrument: used.instrument.clone(),
            stamp: used.stamp.clone(),
            event: used.event.clone(),
            freed: used.freed.clone(),
        });
        self.out.uses = used.collect();
        let home = self.input.program.currency();
        let discounted = self.orders.standing();
        let discounted = discounted.filter(|(_, order)| order.discount > 0);
        let discounted = discounted.map(|(_, order)| {
            let discount = (home.clone(), order.discount);
            (order.placed.order.clone(), discount)
        });
        self.out.discounts = discounted.collect();
        // A reward that came and went at one moment never was.
        let rewards = self.rewards.into_iter();
        let rewards = rewards.filter(|(_, reward)| !reward.changes.is_empty());
        self.out.rewards = rewards.map(trimmed).collect();
        self.out.pairs.shrink_to_fit();
        self.out
    }

    /// An order qualifies while it stands. One that was placed before the card
    /// with which it came was on file qualifies from the introduction on.
    fn qualify_by_orders(&mut self) {
        let Some(since) = self.standing_pair().map(|pair| pair.introduced.time) else {
            return;
        };
        let came_with_card: BTreeSet<usize> = self.uses.iter().filter_map(OwnUse::named).collect();
        let standing = self.orders.standing();
        let since_then = standing.filter_map(|(index, order)| {
            let at = order.stamp.time;
            (at >= since || came_with_card.contains(&index)).then_some(at.max(since))
        });
        let first = since_then.min();
        if let Some(pair) = self.standing_pair_mut() {
            pair.qualified_at = pair.qualified_at.into_iter().chain(first).min();
        }
    }
}
