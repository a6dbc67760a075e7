//! Orders, instruments and groups that new events name: what was said of each
//! first stands. No program has a say in it, so each is judged once.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Event, Kind},
    fold::{Refusal, Ruling, fold_thing},
    replay::Facts as Index,
};
use goodword_store::ScopeKey;
use uuid::Uuid;

use super::{Desk, facts::Facts, save::replace_refusals, scope_kind};
use crate::{Error, event::Incoming};

/// How the things that new events name stand.
pub(crate) struct Things {
    /// How events about them stand that are not simply applied.
    pub(crate) rulings: Vec<Ruling>,
    /// By name, for things of which more than one event speaks: what is refused.
    refused: BTreeMap<String, Vec<Refusal>>,
    /// Who placed the orders.
    owners: BTreeMap<String, String>,
}

impl Things {
    pub(super) async fn judge(
        desk: &Desk<'_>,
        facts: &mut Facts,
        fresh: &[&Incoming],
    ) -> Result<Self, Error> {
        let instruments = named(fresh, Event::instrument);
        let groups = named(fresh, Event::group_opened);
        let mut names = named(fresh, Event::order);
        names.extend(instruments.iter().chain(&groups).cloned());
        facts.load_instruments(desk, instruments).await?;
        facts.load_groups(desk, groups).await?;
        facts.sort();
        Ok(Self::of(&facts.index(), &names))
    }

    fn of(index: &Index<'_>, names: &BTreeSet<String>) -> Self {
        let mut things = Self {
            rulings: Vec::new(),
            refused: BTreeMap::new(),
            owners: BTreeMap::new(),
        };
        for (name, events) in index.things().filter(|(name, _)| names.contains(*name)) {
            let found = fold_thing(&events, name);
            let refused = found.iter().filter_map(Ruling::refusal);
            let standing = things.refused.entry(name.to_owned()).or_default();
            standing.extend(refused);
            things.rulings.extend(found);
        }
        let placed = index.events().iter();
        for event in placed.filter(|event| event.kind == Kind::OrderPlaced) {
            if let (Some(order), Some(customer)) = (event.order(), event.customer())
                && names.contains(order)
            {
                let first = things.owners.entry(order.to_owned());
                first.or_insert_with(|| customer.to_owned());
            }
        }
        things
    }

    /// Who placed an order that a new event names.
    pub(super) fn owner(&self, order: &str) -> Option<&str> {
        self.owners.get(order).map(String::as_str)
    }

    /// Writes what is refused of them where one program's refusals are read.
    pub(super) async fn write(&self, desk: &Desk<'_>, program_id: Uuid) -> Result<(), Error> {
        let key = |name: &String| ScopeKey {
            program_id,
            kind: scope_kind::THING,
            name: name.clone(),
        };
        let refused = self.refused.iter();
        let refused = refused.map(|(name, refused)| (key(name), refused.clone()));
        replace_refusals(desk, refused.collect()).await
    }
}

fn named(fresh: &[&Incoming], name: fn(&Event) -> Option<&str>) -> BTreeSet<String> {
    let names = fresh.iter().filter_map(|incoming| name(&incoming.event));
    names.map(str::to_owned).collect()
}
