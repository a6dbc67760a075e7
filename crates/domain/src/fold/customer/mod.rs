//! One person's facts: who brought this person, and what is owed for it.

mod cards;
mod facts;
mod introduce;
mod judge;

pub(super) use judge::trigger_name;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    Amounts, CardIssue, CardUse, Joint, Owed, Person, Purchase, Refusal, Reward, Ruling, Timeline,
    note_changes, order::Order,
};
use crate::{
    event::{Event, Fact, Stamp},
    moment::Moment,
    program::Program,
    reason::Reason,
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

/// A pair of advocate and friend: a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Who brings.
    pub advocate: String,
    /// The event that introduced.
    pub introduced: Stamp,
    /// The way it came.
    pub channel: String,
    /// The version of the program that it follows to its end.
    pub version: u32,
    /// Why it never stood, if it did not.
    pub refused: Option<Reason>,
    /// The salesperson who wrote it down.
    pub registered_by: Option<String>,
    /// The manager who signed.
    pub signed_off_by: Option<String>,
    /// The advocate's phone on the card.
    pub advocate_phone: Option<String>,
    /// The event with which the friend signed up.
    pub signed_up: Option<Stamp>,
    /// When the friend first signed up, came, booked, ordered or was valued,
    /// as far as it stands.
    pub qualified_at: Option<Moment>,
    /// When the friend first did what the program pays for.
    pub converted_at: Option<Moment>,
    /// Whether what converted it stands.
    pub converted: bool,
    /// When it was confirmed as fraud.
    pub fraud_at: Option<Moment>,
    /// When it last fell through, if it has.
    pub voided_at: Option<Moment>,
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
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rewards: BTreeMap<String, Reward>,
    /// What the advocate's fold must judge together with other friends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<Joint>,
    /// What instruments took off orders that stand: unit and minor units.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub discounts: BTreeMap<String, (Unit, i64)>,
    /// How events stand that are not simply applied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
    /// What could have been expected and was not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
}

impl Pair {
    /// Whether the friend did anything since the introduction that stands.
    #[must_use]
    pub fn qualifies(&self) -> bool {
        self.stands() && self.qualified_at.is_some()
    }

    /// Whether it stands: neither refused nor void.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.refused.is_none() && self.voided_at.is_none()
    }
}

/// Folds one customer's facts.
#[must_use]
pub fn fold_customer(input: &CustomerInput<'_>, neighbours: &dyn Neighbours) -> CustomerFold {
    let mut folder = Folder::new(input, neighbours);
    let steps = folder.steps();
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        folder.take(step);
        if steps.peek().is_none_or(|next| next.at.time != step.at.time) {
            folder.settle(step.at.time);
        }
    }
    folder.finish()
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
    attributes: Option<&'a serde_json::Map<String, serde_json::Value>>,
    added: bool,
    orders: Vec<Order<'a>>,
    by_id: HashMap<&'a str, usize>,
    waiting: HashMap<&'a str, Vec<&'a Event>>,
    /// First moments of visits, valuations and of being put on file.
    first_visit: Option<Moment>,
    first_valued: Option<(Stamp, i64)>,
    first_added: Option<Moment>,
    liked_by: BTreeSet<&'a str>,
    frauds: HashMap<&'a str, Moment>,
    standing: Option<usize>,
    uses: Vec<OwnUse>,
    /// Uses that were refused while the order that they came with stands.
    refused_uses: Vec<(Refusal, Option<usize>)>,
    owed: BTreeMap<String, Owed>,
    open: BTreeMap<(u32, String), Joint>,
    out: CustomerFold,
}

/// A use of an instrument by this customer.
struct OwnUse {
    instrument: String,
    stamp: Stamp,
    order: Option<usize>,
    freed: Option<Moment>,
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
            attributes: None,
            added: false,
            orders: Vec::new(),
            by_id: HashMap::new(),
            waiting: HashMap::new(),
            first_visit: None,
            first_valued: None,
            first_added: None,
            liked_by: BTreeSet::new(),
            frauds: HashMap::new(),
            standing: None,
            uses: Vec::new(),
            refused_uses: Vec::new(),
            owed: BTreeMap::new(),
            open: BTreeMap::new(),
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
                steps.push(Step { at, event, part: Part::Use });
            }
            steps.push(Step { at: stamp, event, part: Part::Fact });
        }
        steps.sort_by(|a, b| (&a.at, a.part).cmp(&(&b.at, b.part)));
        steps
    }

    /// What stands at the end of a moment, against what stood before it.
    fn settle(&mut self, at: Moment) {
        self.free_uses();
        self.note_purchase(at);
        let judged = self.judge();
        note_changes(&mut self.out.rewards, &self.owed, &judged.owed, at);
        self.owed = judged.owed;
        self.note_joint(judged.joint, at);
        self.out.refusals = judged.refusals.into_iter().collect();
        let Some(pair) = self.standing.map(|index| &mut self.out.pairs[index]) else { return };
        let had_converted = pair.converted;
        pair.converted = judged.converted;
        if pair.converted {
            pair.converted_at.get_or_insert(at);
        }
        if pair.fraud_at.is_none() {
            let fell = pair.converted_at.is_some() && !pair.converted;
            match (fell, had_converted) {
                (true, true) => pair.voided_at = Some(at),
                (true, false) => {}
                (false, _) => pair.voided_at = None,
            }
        }
    }

    fn note_joint(&mut self, now: BTreeMap<(u32, String), Joint>, at: Moment) {
        for (key, open) in std::mem::take(&mut self.open) {
            let same = now.get(&key).is_some_and(|next| {
                let next = Joint { from: open.from, ..next.clone() };
                next == open
            });
            if same {
                self.open.insert(key, open);
            } else if open.from != at {
                self.out.joint.push(Joint { to: Some(at), ..open });
            }
        }
        for (key, next) in now {
            self.open.entry(key).or_insert(Joint { from: at, ..next });
        }
    }

    fn finish(mut self) -> CustomerFold {
        self.qualify_by_orders();
        self.out.joint.extend(std::mem::take(&mut self.open).into_values());
        self.out.joint.sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
        let used = self.uses.into_iter().map(|used| CardUse {
            instrument: used.instrument,
            stamp: used.stamp,
            freed: used.freed,
        });
        self.out.uses = used.collect();
        let home = self.input.program.currency();
        for order in self.orders.iter().filter(|order| order.gone.is_none()) {
            if order.discount > 0 {
                let discount = (home.clone(), order.discount);
                self.out.discounts.insert(order.placed.order.clone(), discount);
            }
        }
        // A reward that came and went at one moment never was.
        self.out.rewards.retain(|_, reward| !reward.changes.is_empty());
        self.out
    }
}

impl Folder<'_> {
    /// An order qualifies while it stands.
    fn qualify_by_orders(&mut self) {
        let Some(pair) = self.standing.map(|index| &mut self.out.pairs[index]) else { return };
        let since = pair.introduced.time;
        let standing = self.orders.iter().filter(|order| order.gone.is_none());
        let first = standing.map(|order| order.stamp.time).filter(|at| *at >= since).min();
        pair.qualified_at = pair.qualified_at.into_iter().chain(first).min();
    }
}

/// What a moment's judgement finds.
#[derive(Default)]
struct Judged {
    owed: BTreeMap<String, Owed>,
    joint: BTreeMap<(u32, String), Joint>,
    refusals: BTreeSet<Refusal>,
    converted: bool,
}

impl Judged {
    fn owe(&mut self, id: String, owed: Owed) {
        let standing = self.owed.entry(id).or_insert_with(|| Owed {
            amounts: Amounts::new(),
            ..owed.clone()
        });
        for (unit, amount) in owed.amounts {
            let sum = standing.amounts.entry(unit).or_default();
            *sum = sum.saturating_add(amount);
        }
    }
}
