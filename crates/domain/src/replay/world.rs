//! Everybody's folds at once, as each other's neighbours.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    num::NonZeroUsize,
};

use super::{Facts, hands::spread};
use crate::{
    event::{Event, Fact},
    fold::{
        AdvocateFold, CardIssue, CardUse, CustomerFold, CustomerInput, Joint, Neighbours, Purchase,
        Timeline, fold_advocate, fold_customer,
    },
    program::Program,
};

/// The folds so far.
pub(super) struct World<'a> {
    program: &'a Program,
    facts: &'a Facts<'a>,
    workers: NonZeroUsize,
    people: HashMap<&'a str, Timeline>,
    /// Every customer, by name.
    names: Vec<&'a str>,
    /// Their folds, each in the place of its name; empty before its turn.
    folds: Vec<CustomerFold>,
}

impl<'a> World<'a> {
    pub(super) fn new(program: &'a Program, facts: &'a Facts<'a>, workers: NonZeroUsize) -> Self {
        let names = facts.customers();
        Self {
            program,
            facts,
            workers,
            people: people(facts.events()),
            folds: Vec::new(),
            names,
        }
    }

    /// Folds every customer. Whoever has to do with no instrument reads nobody else's
    /// fold and is read by nobody's, so that the order does not matter; the others
    /// follow.
    pub(super) fn fold_customers(&mut self) {
        let linked: Vec<bool> = spread(&self.names, self.workers, |name| self.is_linked(name));
        let places: Vec<usize> = (0..self.names.len()).collect();
        self.folds = spread(&places, self.workers, |place| {
            if linked[*place] {
                CustomerFold::default()
            } else {
                self.fold(self.names[*place])
            }
        });
        self.fold_linked(places.into_iter().filter(|place| linked[*place]).collect());
    }

    /// Whether a customer's fold can read another's, or be read by it.
    fn is_linked(&self, customer: &str) -> bool {
        let definition = &self.program.newest().definition;
        let hands_out = definition.handouts().next().is_some();
        let instruments = || self.facts.instruments_of(customer, self.program.name());
        // Where instruments introduce, what an advocate bought is read by all friends.
        definition.introduces_by_instrument() || (hands_out && !instruments().is_empty())
    }

    /// Instruments make one fold read another's; what is read lies earlier in time, so
    /// folding again whoever reads what changed comes to an end.
    fn fold_linked(&mut self, mut queue: VecDeque<usize>) {
        let mut queued: BTreeSet<usize> = queue.iter().copied().collect();
        let hands_out = self.program.newest().definition.handouts().next().is_some();
        while let Some(place) = queue.pop_front() {
            queued.remove(&place);
            let customer = self.names[place];
            let fold = self.fold(customer);
            let before = std::mem::replace(&mut self.folds[place], fold);
            let fold = &self.folds[place];
            let concerns_others = hands_out
                && (before.purchases != fold.purchases
                    || before.cards != fold.cards
                    || before.uses != fold.uses);
            if concerns_others {
                let instruments = self.facts.instruments_of(customer, self.program.name());
                let users = instruments
                    .into_iter()
                    .flat_map(|one| self.facts.users(one));
                for user in users.filter_map(|user| self.place(user)) {
                    if user != place && queued.insert(user) {
                        queue.push_back(user);
                    }
                }
            }
        }
    }

    fn fold(&self, customer: &'a str) -> CustomerFold {
        let input = CustomerInput {
            customer,
            program: self.program,
            events: &self.facts.of_customer(customer),
        };
        fold_customer(&input, self)
    }

    pub(super) fn fold_advocates(&self) -> BTreeMap<String, AdvocateFold> {
        let mut deeds: BTreeMap<&str, Vec<&Joint>> = BTreeMap::new();
        for joint in self.folds.iter().flat_map(|fold| &fold.joint) {
            deeds.entry(&joint.advocate).or_default().push(joint);
        }
        let deeds: Vec<(&str, Vec<&Joint>)> = deeds.into_iter().collect();
        let folds = spread(&deeds, self.workers, |(advocate, deeds)| {
            let deeds = deeds.iter().copied();
            let fold = fold_advocate(self.program, advocate, deeds, self);
            ((*advocate).to_owned(), fold)
        });
        folds.into_iter().collect()
    }

    /// What every customer's fold came to.
    pub(super) fn into_folds(self) -> BTreeMap<String, CustomerFold> {
        let names = self.names.into_iter().map(str::to_owned);
        names.zip(self.folds).collect()
    }

    fn place(&self, customer: &str) -> Option<usize> {
        self.names.binary_search(&customer).ok()
    }

    fn published(&self, customer: &str) -> Option<&CustomerFold> {
        self.folds.get(self.place(customer)?)
    }
}

/// What everybody was at every moment, from all facts in reading order.
fn people(events: &[Event]) -> HashMap<&str, Timeline> {
    let mut people: HashMap<&str, Timeline> = HashMap::new();
    for event in events {
        if let Fact::CustomerAdded(added) = &event.fact {
            let timeline = people.entry(&added.customer).or_default();
            timeline.update(event.time, added);
        }
    }
    people
}

impl Neighbours for World<'_> {
    fn person(&self, customer: &str) -> Option<&Timeline> {
        self.people.get(customer)
    }

    fn purchases(&self, customer: &str) -> &[Purchase] {
        let fold = self.published(customer);
        fold.map_or(&[], |fold| &fold.purchases)
    }

    fn cards(&self, customer: &str) -> &[CardIssue] {
        self.published(customer).map_or(&[], |fold| &fold.cards)
    }

    fn issue(&self, instrument: &str) -> Option<&Event> {
        self.facts.issue(instrument)
    }

    fn uses(&self, instrument: &str, except: &str) -> Vec<CardUse> {
        let users = self.facts.users(instrument);
        let others = users.into_iter().filter(|user| *user != except);
        let folds = others.filter_map(|user| self.published(user));
        let uses = folds.flat_map(|fold| &fold.uses);
        uses.filter(|used| used.instrument == instrument)
            .cloned()
            .collect()
    }
}
