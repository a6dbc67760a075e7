//! Orders and what became of them.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;

use super::{
    card,
    fact::Fact,
    world::{Journal, World},
};
use crate::preset::Preset;

/// An order with everything said about it up to now, also before it was placed.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) id: String,
    pub(crate) customer: String,
    /// Minor units, before any discount.
    pub(crate) amount: i128,
    pub(crate) currency: String,
    pub(crate) instrument: Option<String>,
    pub(crate) placed: usize,
    /// The fact with which the delivery counted: itself, or the placing that came after it.
    pub(crate) delivered: Option<usize>,
    cancelled: bool,
    received: i128,
    settled_in_full: bool,
    refunds: usize,
    refunded: i128,
}

impl Order {
    fn place(placed: usize, fact: &Fact) -> Result<Self> {
        let currency = fact.text("currency").to_owned();
        Ok(Self {
            id: fact.text("order").to_owned(),
            customer: fact.text("customer").to_owned(),
            amount: fact.amount("amount", &currency)?,
            currency,
            instrument: fact.optional("instrument").map(str::to_owned),
            placed,
            delivered: None,
            cancelled: false,
            received: 0,
            settled_in_full: false,
            refunds: 0,
            refunded: 0,
        })
    }

    /// Takes in one of the facts that name the order.
    fn follow(&mut self, place: usize, fact: &Fact) -> Result<()> {
        match fact.kind.as_str() {
            "order.delivered" if self.delivered.is_none() => {
                self.delivered = Some(place.max(self.placed));
            }
            "order.cancelled" => self.cancelled = true,
            "payment.received" => {
                self.received += fact.amount("amount", &self.currency)?;
                let last = fact.data.get("final").and_then(Value::as_bool);
                self.settled_in_full |= last == Some(true);
            }
            "order.refunded" => {
                self.refunds += 1;
                self.refunded += fact.amount("amount", &self.currency)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Minor units that partial refunds have left.
    pub(crate) fn left(&self) -> i128 {
        self.amount - self.refunded
    }
}

impl World<'_> {
    /// Every order known by now, by the first event that placed it.
    pub(crate) fn orders(self) -> Result<Vec<Order>> {
        let mut orders: BTreeMap<&str, Order> = BTreeMap::new();
        for (placed, fact) in self.of_kind("order.placed") {
            let id = fact.text("order");
            if !orders.contains_key(id) {
                orders.insert(id, Order::place(placed, fact)?);
            }
        }
        for (place, fact) in self.facts.iter().enumerate() {
            if let Some(order) = orders.get_mut(fact.text("order")) {
                order.follow(place, fact)?;
            }
        }
        let mut orders: Vec<Order> = orders.into_values().collect();
        orders.sort_by_key(|order| order.placed);
        Ok(orders)
    }

    /// The orders of a person that stand.
    pub(crate) fn orders_of(self, customer: &str) -> Result<Vec<Order>> {
        let mut orders = self.orders()?;
        orders.retain(|order| order.customer == customer && self.stands(order));
        Ok(orders)
    }

    fn falls(self, order: &Order) -> Result<bool> {
        let price = order.amount - card::discount(self, order)?;
        Ok(order.cancelled || (order.refunds > 0 && order.refunded >= price))
    }

    fn gets_paid(self, order: &Order) -> Result<bool> {
        let price = order.left() - card::discount(self, order)?;
        Ok(order.settled_in_full || order.received >= price)
    }
}

/// Notes which orders fell and which are paid now. An order that fell may hand its
/// discount on to another, so the search starts again after every change.
pub(crate) fn settle(preset: Preset, facts: &[Fact], journal: &mut Journal) -> Result<()> {
    let now = facts.len() - 1;
    loop {
        let world = World {
            preset,
            facts,
            journal,
        };
        let mut orders = world.orders()?;
        orders.retain(|order| world.stands(order));
        if let Some(fallen) = find(&orders, |order| world.falls(order))? {
            journal.removed.insert(fallen, now);
            continue;
        }
        orders.retain(|order| world.paid(order).is_none());
        match find(&orders, |order| world.gets_paid(order))? {
            Some(paid) => journal.paid.insert(paid, now),
            None => return Ok(()),
        };
    }
}

fn find(orders: &[Order], holds: impl Fn(&Order) -> Result<bool>) -> Result<Option<String>> {
    for order in orders {
        if holds(order)? {
            return Ok(Some(order.id.clone()));
        }
    }
    Ok(None)
}
