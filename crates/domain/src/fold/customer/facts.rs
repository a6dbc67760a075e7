//! Taking in one fact after the other.

use super::{Folder, Part, Step};
use crate::{
    event::{CustomerAdded, Event, Fact, Handling, OrderPlaced, Stamp},
    fold::{Outcome, Ruling, order::Order},
    moment::Moment,
    unit::{Decimal, currency_decimals},
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
                self.traces.first_visit.get_or_insert(time);
                self.come(time);
            }
            Fact::Booked { .. } => self.come(time),
            Fact::Ordered(placed) => self.place(event, placed, &step.at),
            Fact::Paid { order, .. } | Fact::Marked { order } | Fact::Refunded { order, .. } => {
                self.take_order_fact(event, order, &step.at);
            }
            Fact::Valued { market_value, .. } => self.value(*market_value, &step.at),
            Fact::Liked { by, .. } if !self.liked_by.insert(by) => {
                self.out
                    .rulings
                    .push(Ruling::new(event, Outcome::WithoutEffect));
            }
            Fact::Handled {
                instrument,
                handling,
            } => {
                if let Handling::Issued { kind, price, .. } = &**handling {
                    self.take_issue(event, instrument, kind, price.is_some());
                }
            }
            Fact::FraudConfirmed { advocate, .. } => self.take_fraud(advocate, &step.at),
            _ => {}
        }
    }

    fn add(&mut self, event: &'a Event, added: &'a CustomerAdded) {
        let updated = self.person.updated(added);
        let mut attributes = self.attributes.clone();
        added.update(&mut attributes);
        let known = self.traces.first_added.is_some();
        let changes = !known || updated != self.person || attributes != self.attributes;
        self.traces.first_added.get_or_insert(event.time);
        if self
            .traces
            .last_added
            .as_ref()
            .is_none_or(|last| last.time != event.time)
        {
            self.traces.last_added = Some(event.stamp());
        }
        self.come(event.time);
        let signs_up = self.sign_up(&event.stamp());
        if !changes && !signs_up {
            self.out
                .rulings
                .push(Ruling::new(event, Outcome::WithoutEffect));
        }
        self.person = updated;
        self.attributes = attributes;
        self.out.person.push(event.time, self.person.clone());
    }

    /// Whether the event is the one with which the friend signs up.
    pub(super) fn sign_up(&mut self, event: &Stamp) -> bool {
        let signs_up = self.standing_pair_mut().is_some_and(|pair| {
            let first = pair.signed_up.is_none();
            pair.signed_up.get_or_insert_with(|| event.clone());
            first
        });
        if signs_up {
            self.touch_friend();
        }
        signs_up
    }

    /// The person signed up, came, booked or was valued.
    pub(super) fn come(&mut self, at: Moment) {
        self.traces.last_came = Some(at);
        if let Some(pair) = self.standing_pair_mut() {
            pair.qualified_at.get_or_insert(at);
        }
    }

    fn value(&mut self, market_value: Decimal, at: &Stamp) {
        if self.traces.first_valued.is_none() {
            let decimals = currency_decimals(self.input.program.currency().as_str());
            let value = market_value.minor_rounded_down(decimals);
            self.traces.first_valued = Some((at.clone(), value));
            self.touch_friend();
        }
        self.come(at.time);
    }

    fn place(&mut self, event: &'a Event, placed: &'a OrderPlaced, at: &Stamp) {
        let first = self.owners.get(placed.order.as_str()).copied();
        if !first.is_some_and(|first| std::ptr::eq(first, event)) {
            return; // Said again, or of another's order: the thing's fold judges it.
        }
        let index = self.orders.add(Order::new(placed, at.clone()));
        self.attach_to(index, at);
        for earlier in self
            .waiting
            .remove(placed.order.as_str())
            .unwrap_or_default()
        {
            self.orders.change(index, |order| order.take(earlier, at));
        }
    }

    fn take_order_fact(&mut self, event: &'a Event, order: &'a str, at: &Stamp) {
        let own = self.owners.get(order).and_then(|first| first.customer());
        if own != Some(self.input.customer) {
            return;
        }
        match self.orders.by_id(order) {
            Some(index) => self.orders.change(index, |order| order.take(event, at)),
            None => self.waiting.entry(order).or_default().push(event),
        }
    }

    /// Proven fraud voids the pair, and what the friend got with it.
    fn take_fraud(&mut self, advocate: &'a str, at: &Stamp) {
        self.frauds.insert(advocate);
        let Some(index) = self.pairs.get(advocate).copied() else {
            return;
        };
        let pair = &mut self.out.pairs[index];
        if pair.refused.is_some() {
            return;
        }
        pair.fraud_at.get_or_insert(at.time);
        pair.voided_at = pair.fraud_at;
        self.void_discounts(at);
        self.touch_everything();
    }
}
