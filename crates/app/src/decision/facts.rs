//! The facts that a decision reads: loaded for whole batches, each once.

use std::collections::{BTreeSet, HashSet};

use goodword_domain::{
    event::{Event, Kind},
    moment::Moment,
    replay::Facts as Index,
    text::Text,
};
use goodword_store::Paging;
use serde_json::Value;

use super::Desk;
use crate::{Error, event::Incoming};

/// Facts in memory, and whose facts are complete.
#[derive(Default)]
pub(crate) struct Facts {
    /// In reading order, but for those that were added since [`Facts::sort`].
    events: Vec<Event>,
    /// Their names: source and id.
    names: HashSet<(Text, Text)>,
    customers: BTreeSet<String>,
    orders: BTreeSet<String>,
    instruments: BTreeSet<String>,
    groups: BTreeSet<String>,
    stale: bool,
}

impl Facts {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a fact, if it is not here already: one that was just recorded in this
    /// transaction, or one on file.
    pub(crate) fn add(&mut self, event: Event) {
        let name = (event.source.clone(), event.id.clone());
        if self.names.insert(name) {
            self.events.push(event);
            self.stale = true;
        }
    }

    fn add_rows(&mut self, rows: Vec<goodword_store::Event>) -> Result<(), Error> {
        for row in rows {
            self.add(event_of(row)?);
        }
        Ok(())
    }

    /// The facts in reading order, found by what they name. Call after every
    /// load; [`Facts::index`] then only borrows.
    pub(crate) fn sort(&mut self) {
        if self.stale {
            self.events.sort_by(Event::reading_order);
            self.stale = false;
        }
    }

    /// The facts in reading order.
    pub(crate) fn sorted(&self) -> &[Event] {
        &self.events
    }

    pub(crate) fn index(&self) -> Index<'_> {
        Index::new(&self.events)
    }

    /// Everything on file; the customers in it.
    pub(crate) async fn load_all(&mut self, desk: &Desk<'_>) -> Result<BTreeSet<String>, Error> {
        let mut paging = Paging::first(5_000);
        loop {
            let events = desk.tx.reader();
            let page = events
                .events()
                .list(desk.organization, i64::MAX, &paging)
                .await?;
            self.add_rows(page.rows)?;
            if page.next.is_none() {
                break;
            }
            paging = paging.after(page.next);
        }
        self.sort();
        let index = self.index();
        let customers = index.customers().into_iter().map(str::to_owned);
        let customers: BTreeSet<String> = customers.collect();
        let named = |name: fn(&Event) -> Option<&str>| {
            self.events
                .iter()
                .filter_map(name)
                .map(str::to_owned)
                .collect()
        };
        let (orders, instruments) = (named(Event::order), named(Event::instrument));
        (self.orders, self.instruments) = (orders, instruments);
        self.customers.clone_from(&customers);
        Ok(customers)
    }

    /// Loads every fact about these orders.
    pub(crate) async fn load_orders(
        &mut self,
        desk: &Desk<'_>,
        orders: impl IntoIterator<Item = String>,
    ) -> Result<(), Error> {
        let missing = unseen(&mut self.orders, orders);
        let reader = desk.tx.reader();
        let events = reader.events();
        self.add_rows(events.by_orders(desk.organization, &missing).await?)
    }

    /// Loads every fact about these instruments.
    pub(crate) async fn load_instruments(
        &mut self,
        desk: &Desk<'_>,
        instruments: impl IntoIterator<Item = String>,
    ) -> Result<(), Error> {
        let missing = unseen(&mut self.instruments, instruments);
        let reader = desk.tx.reader();
        let events = reader.events();
        self.add_rows(events.by_instruments(desk.organization, &missing).await?)
    }

    /// Loads the openings of these groups.
    pub(crate) async fn load_groups(
        &mut self,
        desk: &Desk<'_>,
        groups: impl IntoIterator<Item = String>,
    ) -> Result<(), Error> {
        let missing = unseen(&mut self.groups, groups);
        let reader = desk.tx.reader();
        let events = reader.events();
        self.add_rows(events.by_things(desk.organization, &missing).await?)
    }

    /// Loads every fact that the folds of these customers read.
    pub(crate) async fn load_customers(
        &mut self,
        desk: &Desk<'_>,
        customers: impl IntoIterator<Item = String>,
    ) -> Result<(), Error> {
        let missing = unseen(&mut self.customers, customers);
        let reader = desk.tx.reader();
        let rows = reader
            .events()
            .of_customers(desk.organization, &missing)
            .await?;
        let orders: Vec<String> = rows
            .iter()
            .filter(|row| row.kind == Kind::OrderPlaced.code())
            .filter_map(|row| row.order_name.clone())
            .collect();
        self.add_rows(rows)?;
        self.load_orders(desk, orders).await
    }

    /// The customers whose folds new events may change: those that the events
    /// are about, and those whose orders they name.
    pub(crate) async fn touched(
        &mut self,
        desk: &Desk<'_>,
        fresh: &[&Incoming],
    ) -> Result<BTreeSet<String>, Error> {
        let mut touched: BTreeSet<String> = fresh
            .iter()
            .filter_map(|i| i.event.customer())
            .map(str::to_owned)
            .collect();
        let orders: BTreeSet<&str> = fresh.iter().filter_map(|i| i.event.order()).collect();
        self.load_orders(desk, orders.iter().map(|order| (*order).to_owned()))
            .await?;
        let placed = self.events.iter();
        let placed = placed.filter(|event| event.kind == Kind::OrderPlaced);
        let owners = placed.filter(|event| event.order().is_some_and(|o| orders.contains(o)));
        touched.extend(owners.filter_map(Event::customer).map(str::to_owned));
        self.load_customers(desk, touched.clone()).await?;
        self.sort();
        Ok(touched)
    }
}

/// The names that were not seen before; from now on they are. Without any, the
/// store is not asked.
fn unseen(seen: &mut BTreeSet<String>, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let names = names.into_iter();
    names.filter(|name| seen.insert(name.clone())).collect()
}

/// An event as it was stored.
pub(crate) fn event_of(row: goodword_store::Event) -> Result<Event, Error> {
    let data: Value = serde_json::from_str(&row.data)?;
    let place = format!("event {} {}", row.source, row.id);
    let name = (row.source, row.id);
    goodword_domain::event::stored_event(name, &row.kind, Moment::from_micros(row.time), &data)
        .map_err(|faults| Error::inconsistent(format!("{place}: {faults:?}")))
}
