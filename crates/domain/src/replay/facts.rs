//! The facts of a replay, named once and found by what they name.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use crate::{
    event::{Event, Fact, Kind},
    fold::entitlement_holder,
    moment::Moment,
};

/// How often events came again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repeats {
    /// The same event once more.
    pub duplicate: u64,
    /// The same name with something else to say: the first stands.
    pub conflict: u64,
}

/// What an event is when it comes, before any program looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A fact.
    Stands,
    /// The same event once more.
    Duplicate,
    /// The name of another event.
    Conflict,
    /// Of a time that is not yet looked at.
    Later,
}

/// Takes events in the order in which they came: those that stand up to `until`,
/// in reading order, and how often one of them came again. Which of two events
/// of one name stands is decided over all of them; the others count by their
/// own time.
#[must_use]
pub fn stand(mut events: Vec<Event>, until: Moment) -> (Vec<Event>, Repeats) {
    let arrivals = arrivals(&events, until);
    let mut repeats = Repeats::default();
    for arrival in &arrivals {
        let count = match arrival {
            Arrival::Duplicate => &mut repeats.duplicate,
            Arrival::Conflict => &mut repeats.conflict,
            Arrival::Stands | Arrival::Later => continue,
        };
        *count = count.saturating_add(1);
    }
    let mut arrivals = arrivals.into_iter();
    events.retain(|_| arrivals.next() == Some(Arrival::Stands));
    // No two have the same name by now, so that no two are equal in this order.
    events.sort_unstable_by(Event::reading_order);
    (events, repeats)
}

/// What each event is as it comes: those up to `until` that are the first of their
/// name stand. The events stay where they are; a file may hold millions.
#[must_use]
pub fn arrivals(events: &[Event], until: Moment) -> Vec<Arrival> {
    let mut named: HashMap<(&str, &str), &Event> = HashMap::with_capacity(events.len());
    let mut arrivals = Vec::with_capacity(events.len());
    for event in events {
        let first = match named.entry((&event.source, &event.id)) {
            Entry::Vacant(free) => *free.insert(event),
            Entry::Occupied(first) => *first.get(),
        };
        arrivals.push(if event.time > until {
            Arrival::Later
        } else if std::ptr::eq(first, event) {
            Arrival::Stands
        } else if event.repeats(first) {
            Arrival::Duplicate
        } else {
            Arrival::Conflict
        });
    }
    arrivals
}

/// Facts in reading order, found by what they name.
#[derive(Debug)]
pub struct Facts<'a> {
    events: &'a [Event],
    by_customer: HashMap<&'a str, Vec<usize>>,
    by_order: HashMap<&'a str, Vec<usize>>,
    by_group: HashMap<&'a str, Vec<usize>>,
    by_instrument: HashMap<&'a str, Vec<usize>>,
    issues: HashMap<&'a str, usize>,
    /// Entitlements that are named by their own ids, by who has them.
    rights: HashMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Facts<'a> {
    /// Sorts facts, given in reading order, by what they name.
    #[must_use]
    pub fn new(events: &'a [Event]) -> Self {
        let mut facts = Self {
            events,
            by_customer: HashMap::new(),
            by_order: HashMap::new(),
            by_group: HashMap::new(),
            by_instrument: HashMap::new(),
            issues: HashMap::new(),
            rights: HashMap::new(),
        };
        for (index, event) in events.iter().enumerate() {
            if let Some(customer) = event.customer() {
                facts.by_customer.entry(customer).or_default().push(index);
            }
            if let Some(order) = event.order() {
                facts.by_order.entry(order).or_default().push(index);
            }
            if let Fact::GroupOpened { group, .. } = &event.fact {
                facts.by_group.entry(group).or_default().push(index);
            }
            if let Some(instrument) = event.instrument() {
                facts
                    .by_instrument
                    .entry(instrument)
                    .or_default()
                    .push(index);
                let program = instrument.split('/').next().unwrap_or_default();
                if let Some(holder) = entitlement_holder(instrument, program) {
                    facts.rights.entry(holder).or_default().insert(instrument);
                }
                if event.kind == Kind::InstrumentIssued {
                    facts.issues.entry(instrument).or_insert(index);
                }
            }
        }
        facts
    }

    /// Every customer that an event is about, by name.
    #[must_use]
    pub fn customers(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.by_customer.keys().copied().collect();
        names.sort_unstable();
        names
    }

    /// What the fold of a customer reads: the customer's own events, and all
    /// that name an order which the customer placed.
    #[must_use]
    pub fn of_customer(&self, customer: &str) -> Vec<&'a Event> {
        let Some(own) = self.by_customer.get(customer) else {
            return Vec::new();
        };
        let mut all = own.clone();
        for index in own {
            let event = &self.events[*index];
            if event.kind == Kind::OrderPlaced {
                all.extend(
                    event
                        .order()
                        .and_then(|order| self.by_order.get(order))
                        .into_iter()
                        .flatten(),
                );
            }
        }
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|index| &self.events[index]).collect()
    }

    /// Every thing with an id, with the events about it.
    pub fn things(&self) -> impl Iterator<Item = (&'a str, Vec<&'a Event>)> {
        let things = self
            .by_order
            .iter()
            .chain(&self.by_group)
            .chain(&self.by_instrument);
        things
            .filter(|(_, events)| events.len() > 1)
            .map(|(thing, events)| {
                (
                    *thing,
                    events.iter().map(|index| &self.events[*index]).collect(),
                )
            })
    }

    /// The event that first issued an instrument.
    #[must_use]
    pub fn issue(&self, instrument: &str) -> Option<&'a Event> {
        self.issues
            .get(instrument)
            .map(|index| &self.events[*index])
    }

    /// Who came with an instrument.
    #[must_use]
    pub fn users(&self, instrument: &str) -> BTreeSet<&'a str> {
        let events = self.by_instrument.get(instrument).into_iter().flatten();
        let used = events.map(|index| &self.events[*index]).filter(|event| {
            matches!(
                event.kind,
                Kind::OrderPlaced | Kind::InstrumentRedeemed | Kind::BookingMade
            )
        });
        used.filter_map(Event::customer).collect()
    }

    /// The instruments that a customer holds or has come with: whose other
    /// holders and users the customer's fold concerns.
    #[must_use]
    pub fn instruments_of(&self, customer: &str, program: &str) -> BTreeSet<&'a str> {
        let own = self.by_customer.get(customer).into_iter().flatten();
        let named = own.filter_map(|index| self.events[*index].instrument());
        let rights = self.rights.get(customer).into_iter().flatten().copied();
        let rights = rights.filter(|id| entitlement_holder(id, program).is_some());
        named.chain(rights).collect()
    }

    /// The events in reading order.
    #[must_use]
    pub fn events(&self) -> &'a [Event] {
        self.events
    }
}
