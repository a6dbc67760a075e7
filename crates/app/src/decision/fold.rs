//! One program over the touched scopes: folded in memory, loading on the way
//! what a fold turns out to need.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Event, Kind},
    fold::{
        AdvocateFold, CardIssue, CardUse, Checkpoint, CustomerFold, CustomerInput, Joint,
        Neighbours, Purchase, Rewards, Timeline, entitlement_holder, extend_advocate,
        fold_advocate, fold_customer, fold_person,
    },
    program::{Gives, Payee, Program},
    replay::Facts as Index,
};
use goodword_store::ScopeKey;
use serde::{Deserialize, Serialize};

use super::{Desk, LoadedProgram, facts::Facts, scope_kind};
use crate::Error;

/// A fold as it is stored, with the rewards that the budget did not reach for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stored<Fold> {
    pub(crate) fold: Fold,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) denied: BTreeSet<String>,
}

/// One program in one decision.
pub(crate) struct Run<'p> {
    pub(crate) loaded: &'p LoadedProgram,
    /// Scopes as they stand; a name that was looked for in vain is in `known` only.
    pub(crate) stood: BTreeMap<String, Stored<CustomerFold>>,
    known: BTreeSet<String>,
    people: BTreeMap<String, Timeline>,
    /// Scopes as they now are.
    pub(crate) folds: BTreeMap<String, CustomerFold>,
    /// Advocates whose own past changed in a way that their friends' rewards read.
    pub(crate) joint_dirty: BTreeSet<String>,
    pub(crate) advocates: BTreeMap<String, Advocated>,
    pub(crate) advocates_stood: BTreeMap<String, Stored<Checkpoint>>,
    /// The rewards of advocates who are folded anew, as they stand.
    pub(crate) joint_stood: BTreeMap<String, Rewards>,
}

/// An advocate's fold: the whole of it, or what goes beyond its checkpoint.
pub(crate) struct Advocated {
    pub(crate) fold: AdvocateFold,
    pub(crate) extends: bool,
}

impl<'p> Run<'p> {
    pub(crate) fn new(loaded: &'p LoadedProgram) -> Self {
        Self {
            loaded,
            stood: BTreeMap::new(),
            known: BTreeSet::new(),
            people: BTreeMap::new(),
            folds: BTreeMap::new(),
            joint_dirty: BTreeSet::new(),
            advocates: BTreeMap::new(),
            advocates_stood: BTreeMap::new(),
            joint_stood: BTreeMap::new(),
        }
    }

    pub(crate) fn program(&self) -> &'p Program {
        &self.loaded.program
    }

    /// Folds the customers, and whoever reads what changed in their folds.
    pub(crate) async fn fold(
        &mut self,
        desk: &Desk<'_>,
        facts: &mut Facts,
        touched: BTreeSet<String>,
    ) -> Result<(), Error> {
        let mut dirty = touched;
        while !dirty.is_empty() {
            facts.load_customers(desk, dirty.iter().cloned()).await?;
            if hands_out(self.program()) {
                facts.sort();
                let instruments = instruments_of(&facts.index(), &dirty);
                facts.load_instruments(desk, instruments).await?;
            }
            facts.sort();
            let index = facts.index();
            let mut names = dirty.clone();
            names.extend(self.neighbours(&index, &dirty));
            self.load_scopes(desk, names).await?;
            self.load_recruiters(desk, &index, &dirty).await?;
            let mut moved = BTreeSet::new();
            let mut next = BTreeSet::new();
            for customer in &dirty {
                self.fold_one(&index, customer, &mut moved, &mut next);
            }
            drop(index);
            next.extend(self.readers_of_people(desk, &moved).await?);
            self.joint_dirty.extend(moved);
            dirty = next;
        }
        Ok(())
    }

    fn fold_one(
        &mut self,
        index: &Index<'_>,
        customer: &str,
        moved: &mut BTreeSet<String>,
        next: &mut BTreeSet<String>,
    ) {
        let events = index.of_customer(customer);
        let input = CustomerInput {
            customer,
            program: self.program(),
            events: &events,
        };
        let fold = fold_customer(&input, &View { run: self, index });
        let stood = self.stood.get(customer).map(|stood| &stood.fold);
        let before = self.folds.get(customer).or(stood);
        let nothing = CustomerFold::default();
        let before = before.unwrap_or(&nothing);
        if before.person != fold.person && reads_people(self.program()) {
            moved.insert(customer.to_owned());
        }
        let same_cards = before.purchases == fold.purchases
            && before.cards == fold.cards
            && before.uses == fold.uses;
        if !same_cards {
            for instrument in index.instruments_of(customer, self.program().name()) {
                let users = index.users(instrument);
                next.extend(
                    users
                        .into_iter()
                        .filter(|u| *u != customer)
                        .map(str::to_owned),
                );
            }
        }
        self.folds.insert(customer.to_owned(), fold);
    }

    /// Whose published scopes the folds of `dirty` read.
    fn neighbours(&self, index: &Index<'_>, dirty: &BTreeSet<String>) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for customer in dirty {
            for event in index.of_customer(customer) {
                if event.kind == Kind::ReferralIntroduced {
                    names.extend(event.other().map(str::to_owned));
                }
            }
            for instrument in index.instruments_of(customer, self.program().name()) {
                let holder = index.issue(instrument).and_then(Event::customer);
                let right = entitlement_holder(instrument, self.program().name());
                names.extend(holder.into_iter().chain(right).map(str::to_owned));
                names.extend(index.users(instrument).into_iter().map(str::to_owned));
            }
        }
        names
    }

    /// People first from their facts, where those are at hand, else as published.
    async fn load_recruiters(
        &mut self,
        desk: &Desk<'_>,
        index: &Index<'_>,
        dirty: &BTreeSet<String>,
    ) -> Result<(), Error> {
        for customer in dirty {
            let person = fold_person(index.of_customer(customer));
            self.people.insert(customer.clone(), person);
        }
        if !pays_recruiters(self.program()) {
            return Ok(());
        }
        let advocates = self.neighbours(index, dirty);
        let recruiters = advocates
            .iter()
            .filter_map(|advocate| self.person(advocate))
            .flat_map(Timeline::recruiters)
            .map(str::to_owned);
        let recruiters: BTreeSet<String> = recruiters.collect();
        self.load_scopes(desk, recruiters).await
    }

    pub(crate) async fn load_scopes(
        &mut self,
        desk: &Desk<'_>,
        names: impl IntoIterator<Item = String>,
    ) -> Result<(), Error> {
        let missing = names
            .into_iter()
            .filter(|name| self.known.insert(name.clone()));
        let missing: Vec<String> = missing.collect();
        let keys: Vec<ScopeKey> = missing
            .into_iter()
            .map(|name| self.key(scope_kind::CUSTOMER, name))
            .collect();
        if keys.is_empty() {
            return Ok(());
        }
        for row in desk.tx.scopes().load(desk.organization, &keys).await? {
            self.stood
                .insert(row.name, serde_json::from_str(&row.body)?);
        }
        Ok(())
    }

    pub(crate) fn key(&self, kind: i16, name: String) -> ScopeKey {
        ScopeKey {
            program_id: self.loaded.id,
            kind,
            name,
        }
    }

    /// Whose folds read what these people were: their friends', and those of the
    /// advocates whom they recruited.
    async fn readers_of_people(
        &self,
        desk: &Desk<'_>,
        people: &BTreeSet<String>,
    ) -> Result<BTreeSet<String>, Error> {
        if people.is_empty() {
            return Ok(BTreeSet::new());
        }
        let reader = desk.tx.reader();
        let mut advocates: Vec<String> = people.iter().cloned().collect();
        if pays_recruiters(self.program()) {
            let mentions = reader
                .events()
                .mentioning(desk.organization, &advocates)
                .await?;
            let added = mentions
                .into_iter()
                .filter(|row| row.kind == Kind::CustomerAdded.code());
            advocates.extend(added.filter_map(|row| row.customer));
        }
        let referrals = reader.referrals();
        let mut friends = referrals
            .friends_of(desk.organization, self.loaded.id, &advocates)
            .await?;
        // Introductions of this very decision are not written yet.
        for (friend, fold) in &self.folds {
            if fold
                .pairs
                .iter()
                .any(|pair| advocates.contains(&pair.advocate))
            {
                friends.insert(friend.clone());
            }
        }
        Ok(friends)
    }

    fn person(&self, customer: &str) -> Option<&Timeline> {
        self.people
            .get(customer)
            .or_else(|| self.stood.get(customer).map(|stood| &stood.fold.person))
    }

    fn published(&self, customer: &str) -> Option<&CustomerFold> {
        self.folds
            .get(customer)
            .or_else(|| self.stood.get(customer).map(|stood| &stood.fold))
    }

    /// Folds advocates from all their friends' deeds.
    pub(crate) fn fold_advocates(
        &mut self,
        index: &Index<'_>,
        deeds: BTreeMap<String, Vec<Joint>>,
    ) {
        for (advocate, deeds) in deeds {
            let view = View { run: self, index };
            let fold = fold_advocate(self.program(), &advocate, &deeds, &view);
            self.advocates.insert(
                advocate,
                Advocated {
                    fold,
                    extends: false,
                },
            );
        }
    }

    /// Goes on from an advocate's checkpoint; whether that was possible.
    pub(crate) fn extend(&mut self, index: &Index<'_>, advocate: &str, deeds: &[Joint]) -> bool {
        let Some(stood) = self.advocates_stood.get(advocate) else {
            return false;
        };
        let view = View { run: self, index };
        let fold = extend_advocate(self.program(), advocate, &stood.fold, deeds, &view);
        let extended = fold.map(|fold| Advocated {
            fold,
            extends: true,
        });
        let is_extended = extended.is_some();
        self.advocates
            .extend(extended.map(|extended| (advocate.to_owned(), extended)));
        is_extended
    }
}

/// What the folds may know of others.
struct View<'v, 'p> {
    run: &'v Run<'p>,
    index: &'v Index<'v>,
}

impl Neighbours for View<'_, '_> {
    fn person(&self, customer: &str) -> Option<&Timeline> {
        self.run.person(customer)
    }

    fn purchases(&self, customer: &str) -> &[Purchase] {
        self.run
            .published(customer)
            .map_or(&[], |fold| &fold.purchases)
    }

    fn cards(&self, customer: &str) -> &[CardIssue] {
        self.run.published(customer).map_or(&[], |fold| &fold.cards)
    }

    fn issue(&self, instrument: &str) -> Option<&Event> {
        self.index.issue(instrument)
    }

    fn uses(&self, instrument: &str, except: &str) -> Vec<CardUse> {
        let users = self
            .index
            .users(instrument)
            .into_iter()
            .filter(|user| *user != except);
        let folds = users.filter_map(|user| self.run.published(user));
        let uses = folds.flat_map(|fold| &fold.uses);
        uses.filter(|used| used.instrument == instrument)
            .cloned()
            .collect()
    }
}

fn hands_out(program: &Program) -> bool {
    program
        .versions()
        .iter()
        .any(|version| version.definition.handouts().next().is_some())
}

fn instruments_of(index: &Index<'_>, customers: &BTreeSet<String>) -> Vec<String> {
    let events = customers
        .iter()
        .flat_map(|customer| index.of_customer(customer));
    let named: BTreeSet<&str> = events.filter_map(Event::instrument).collect();
    named.into_iter().map(str::to_owned).collect()
}

fn pays_recruiters(program: &Program) -> bool {
    let mut definitions = program.versions().iter().map(|version| &version.definition);
    definitions.any(|definition| definition.rules_for(Payee::Recruiter).next().is_some())
}

/// Whether any rule reads what a person is.
fn reads_people(program: &Program) -> bool {
    let rules = program
        .versions()
        .iter()
        .flat_map(|version| &version.definition.rules);
    let mut rules = rules.map(|rule| {
        let club = match &rule.gives {
            Gives::Steps(steps) => steps.iter().any(|step| step.club.is_some()),
            _ => false,
        };
        club || rule.payee == Payee::Recruiter || rule.conditions.payee_kind.is_some()
    });
    rules.any(|reads| reads)
}
