//! Taking in one fact after the other.

use super::{Folder, Order, Part, Step};
use crate::{
    event::{CustomerAdded, Event, Fact, Handling, Stamp},
    fold::{Outcome, Ruling},
    moment::Moment,
    unit::currency_decimals,
};

impl<'a> Folder<'a> {
    pub(super) fn take(&mut self, step: &Step<'a>) {
        if step.part == Part::Use {
            self.use_instrument(step);
            return;
        }
        let (event, time) = (step.event, step.event.time);
        match &event.fact {
            Fact::CustomerAdded(added) => self.add(event, added),
            Fact::Introduced(introduction) => self.take_introduction(event, introduction),
            Fact::Visited { .. } => {
                self.first_visit.get_or_insert(time);
                self.qualify(time);
            }
            Fact::Booked { .. } => self.qualify(time),
            Fact::Ordered(placed) => self.place(event, placed, &step.at),
            Fact::Paid { order, .. } | Fact::Marked { order } | Fact::Refunded { order, .. } => {
                self.take_order_fact(event, order, &step.at);
            }
            Fact::Valued { market_value, .. } => {
                if self.first_valued.is_none() {
                    let decimals = currency_decimals(self.input.program.currency().as_str());
                    let value = market_value.minor(decimals).unwrap_or_default();
                    self.first_valued = Some((step.at.clone(), value));
                }
                self.qualify(time);
            }
            Fact::Liked { by, .. } if !self.liked_by.insert(by) => {
                self.out.rulings.push(Ruling::new(event, Outcome::WithoutEffect));
            }
            Fact::Handled { instrument, handling } => {
                if let Handling::Issued { kind, price, .. } = &**handling {
                    self.take_issue(event, instrument, kind, price.is_some());
                }
            }
            Fact::FraudConfirmed { advocate, .. } => self.take_fraud(advocate, time),
            _ => {}
        }
    }

    fn add(&mut self, event: &'a Event, added: &'a CustomerAdded) {
        let updated = self.person.updated(added);
        let same_attributes =
            added.attributes.is_none() || added.attributes.as_ref() == self.attributes;
        let changes = !self.added || updated != self.person || !same_attributes;
        let signs_up = self.sign_up(event);
        if !changes && !signs_up {
            self.out.rulings.push(Ruling::new(event, Outcome::WithoutEffect));
        }
        self.added = true;
        self.first_added.get_or_insert(event.time);
        self.person = updated;
        self.attributes = added.attributes.as_ref().or(self.attributes);
        self.out.person.push(event.time, self.person.clone());
    }

    /// Whether the event is the one with which the friend signs up.
    fn sign_up(&mut self, event: &Event) -> bool {
        let Some(pair) = self.standing.map(|index| &mut self.out.pairs[index]) else {
            return false;
        };
        if pair.signed_up.is_some() {
            return false;
        }
        pair.signed_up = Some(event.stamp());
        self.qualify(event.time);
        true
    }

    pub(super) fn qualify(&mut self, at: Moment) {
        if let Some(pair) = self.standing.map(|index| &mut self.out.pairs[index]) {
            pair.qualified_at.get_or_insert(at);
        }
    }

    fn place(
        &mut self,
        event: &'a Event,
        placed: &'a crate::event::OrderPlaced,
        at: &Stamp,
    ) {
        let first = self.owners.get(placed.order.as_str()).copied();
        if !first.is_some_and(|first| std::ptr::eq(first, event)) {
            return; // Said again, or of another's order: the thing's fold judges it.
        }
        let index = self.orders.len();
        self.by_id.insert(&placed.order, index);
        self.orders.push(Order::new(placed, at.clone()));
        self.attach_pending_use(index);
        self.orders[index].mark_paid(at);
        for earlier in self.waiting.remove(placed.order.as_str()).unwrap_or_default() {
            self.orders[index].take(earlier, at);
        }
    }

    fn take_order_fact(&mut self, event: &'a Event, order: &'a str, at: &Stamp) {
        let own = self.owners.get(order).and_then(|first| first.customer());
        if own != Some(self.input.customer) {
            return;
        }
        match self.by_id.get(order) {
            Some(index) => self.orders[*index].take(event, at),
            None => self.waiting.entry(order).or_default().push(event),
        }
    }

    fn take_fraud(&mut self, advocate: &'a str, at: Moment) {
        self.frauds.entry(advocate).or_insert(at);
        let pair = self.out.pairs.iter_mut().find(|pair| pair.advocate == advocate);
        if let Some(pair) = pair
            && pair.refused.is_none()
        {
            pair.fraud_at.get_or_insert(at);
            pair.voided_at = pair.fraud_at;
        }
    }
}
