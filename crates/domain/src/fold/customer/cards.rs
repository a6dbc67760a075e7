//! Instruments: those that this customer is given, and those that the customer
//! comes with.

use super::{Folder, OwnUse, Step};
use crate::{
    event::{Event, Fact, Handling, Stamp},
    fold::{
        CardIssue, Purchase, Refusal, Ruling, card::PurchaseOrder, entitlement_holder,
    },
    moment::Moment,
    program::{Discount, Mark, Trigger},
    reason::Reason,
    unit::share_half_away,
};

/// An instrument that somebody comes with.
struct Card {
    holder: String,
    kind: String,
    entitled: bool,
}

impl<'a> Folder<'a> {
    /// The moment at which the use of an instrument in an event counts: when the
    /// event, the instrument and the order that it names are all on file.
    pub(super) fn use_counts_at(&self, event: &'a Event, stamp: &Stamp) -> Option<Stamp> {
        let definition = &self.input.program.newest().definition;
        definition.handouts().next()?;
        let (instrument, order) = used(event)?;
        let mut at = stamp.clone();
        if entitlement_holder(instrument, self.input.program.name()).is_none() {
            at = at.max(self.neighbours.issue(instrument)?.stamp());
        }
        if let Some(order) = order {
            let placed = self.owners.get(order)?;
            if placed.customer() != Some(self.input.customer) {
                return None;
            }
            at = at.max(placed.stamp());
        }
        Some(at)
    }

    /// An instrument is issued to this customer: it is bound to the oldest right
    /// that is left, or it is refused.
    pub(super) fn take_issue(
        &mut self,
        event: &Event,
        instrument: &str,
        kind: &str,
        priced: bool,
    ) {
        let first = self.neighbours.issue(instrument);
        if first.is_none_or(|first| first.stamp() != event.stamp()) {
            return; // Said again: the thing's fold judges it.
        }
        let Some(right) = self.right_to(kind, event.time) else { return };
        let bound = self.out.cards.iter().filter(|card| card.kind == kind && card.entitled);
        let entitled = !priced && bound.count() < right;
        if !entitled && !priced {
            let ruling = Ruling::refused(event, self.input.customer, Reason::NotEntitled);
            self.out.rulings.push(ruling);
        }
        let (instrument, kind) = (instrument.to_owned(), kind.to_owned());
        self.out.cards.push(CardIssue { instrument, kind, stamp: event.stamp(), entitled });
    }

    /// How many instruments of a kind this customer may have by now; none when
    /// the program gives out no such instruments.
    fn right_to(&self, kind: &str, at: Moment) -> Option<usize> {
        let definition = &self.input.program.version_at(at).definition;
        let mut right = None;
        for (rule, _, count, ..) in definition.handouts().filter(|(_, named, ..)| *named == kind) {
            let stands = match rule.trigger {
                Trigger::OwnPurchase => self.purchase().is_some(),
                _ => self.standing.is_some_and(|index| {
                    let pair = &self.out.pairs[index];
                    pair.signed_up.is_some() && pair.fraud_at.is_none()
                }),
            };
            let count = if stands { usize::try_from(count).unwrap_or(usize::MAX) } else { 0 };
            right = Some(right.unwrap_or(0_usize).saturating_add(count));
        }
        right
    }

    /// The first paid order that stands, in the program's currency (practice P09).
    fn purchase(&self) -> Option<PurchaseOrder> {
        let home = self.input.program.currency().as_str();
        let paid = [Mark::Paid].into();
        let orders = self.orders.iter().filter(|order| order.placed.currency == home);
        let counted = orders.filter_map(|order| Some((order.counted(&paid)?, order)));
        counted.min_by(|a, b| a.0.cmp(b.0)).map(|(stamp, order)| PurchaseOrder {
            order: order.placed.order.clone(),
            counted_at: stamp.time,
            paid: order.paid_for(),
        })
    }

    pub(super) fn note_purchase(&mut self, at: Moment) {
        if !self.input.program.newest().definition.introduces_by_instrument() {
            return;
        }
        let order = self.purchase();
        let stood = self.out.purchases.last().and_then(|purchase| purchase.order.as_ref());
        if stood != order.as_ref() {
            self.out.purchases.push(Purchase { at, order });
        }
    }

    /// The customer comes with an instrument.
    pub(super) fn use_instrument(&mut self, step: &Step<'a>) {
        let Some((instrument, order)) = used(step.event) else { return };
        let Some(card) = self.card(instrument, &step.at) else { return };
        let definition = &self.input.program.version_at(step.at.time).definition;
        let handout = definition.handouts().find(|(_, kind, ..)| *kind == card.kind);
        let Some((_, _, _, discount, introduces)) = handout else { return };
        let discount = discount.clone();
        let order = order.and_then(|order| self.by_id.get(order).copied());
        let own = self.uses.iter().position(|own| own.instrument == instrument && own.freed.is_none());
        if let Some(own) = own
            && self.uses[own].order.is_none_or(|used_on| Some(used_on) == order)
        {
            // The same use, said once with the order and once by itself.
            if let (None, Some(order)) = (self.uses[own].order, order) {
                self.uses[own].order = Some(order);
                self.take_off(order, &card.kind, instrument, &discount, &step.at);
            }
            return;
        }
        let refused = self.why_no_use(&card, instrument, order, &step.at, introduces);
        if introduces && card.holder != self.input.customer {
            self.introduce_by_card(&card.holder, step, refused);
        }
        if let Some(reason) = refused {
            self.refuse_use(step.event, order, reason);
            return;
        }
        let stamp = step.at.clone();
        self.uses.push(OwnUse { instrument: instrument.to_owned(), stamp, order, freed: None });
        if let Some(order) = order {
            self.take_off(order, &card.kind, instrument, &discount, &step.at);
        }
    }

    fn introduce_by_card(&mut self, holder: &str, step: &Step<'_>, refused: Option<Reason>) {
        let known = self.out.pairs.iter().find(|pair| pair.advocate == holder);
        let stands = known.is_some_and(|pair| pair.refused.is_none());
        if !stands && (refused.is_none() || known.is_none()) {
            let pair = self.new_pair(holder, step.at.clone(), "card");
            self.stand(pair, refused);
        }
        if refused.is_none() && !matches!(step.event.fact, Fact::Ordered(_)) {
            self.qualify(step.at.time);
        }
    }

    fn refuse_use(&mut self, event: &Event, order: Option<usize>, reason: Reason) {
        if matches!(event.fact, Fact::Handled { .. }) {
            self.out.rulings.push(Ruling::refused(event, self.input.customer, reason));
        } else {
            // The order or booking stands; only its use of the instrument does not.
            let friend = self.input.customer.to_owned();
            let refusal = Refusal { event: event.stamp(), friend, reason };
            self.refused_uses.push((refusal, order));
        }
    }

    /// Why the instrument may not be used so, if it may not: the first condition
    /// that fails, in the order of the closed list.
    fn why_no_use(
        &self,
        card: &Card,
        instrument: &str,
        order: Option<usize>,
        at: &Stamp,
        introduces: bool,
    ) -> Option<Reason> {
        if introduces {
            let barred = self.why_not(&card.holder, at.time, order);
            if barred.is_some_and(|reason| reason <= Reason::SelfReferral) {
                return barred;
            }
            // The discount is for the first order, and each friend comes once.
            let others = self.orders.iter().enumerate().any(|(index, other)| {
                Some(index) != order && other.gone.is_none() && other.stamp < *at
            });
            if others || self.uses.iter().any(|own| own.freed.is_none()) {
                return Some(Reason::NotNew);
            }
            if barred.is_some() {
                return barred;
            }
        }
        let home = self.input.program.currency().as_str();
        if order.is_some_and(|order| self.orders[order].placed.currency != home) {
            return Some(Reason::WrongCurrency);
        }
        let taken = |used: &crate::fold::CardUse| {
            used.stamp < *at && used.freed.is_none_or(|freed| freed > at.time)
        };
        let own = self.uses.iter().any(|own| own.instrument == instrument && own.freed.is_none());
        if own || self.neighbours.uses(instrument, self.input.customer).iter().any(taken) {
            return Some(Reason::UsedUp);
        }
        (!card.entitled).then_some(Reason::NotEntitled)
    }

    /// The instrument of a name, as it is at a moment.
    fn card(&self, instrument: &str, at: &Stamp) -> Option<Card> {
        let program = self.input.program;
        if let Some(holder) = entitlement_holder(instrument, program.name()) {
            return self.unbound(instrument, holder, at);
        }
        let issue = self.neighbours.issue(instrument)?;
        let Fact::Handled { handling, .. } = &issue.fact else { return None };
        let Handling::Issued { kind, holder, .. } = &**handling else { return None };
        let cards = if holder == self.input.customer {
            &self.out.cards
        } else {
            self.neighbours.cards(holder)
        };
        let entitled = cards.iter().any(|card| card.instrument == instrument && card.entitled);
        Some(Card { holder: holder.clone(), kind: (*kind).to_owned(), entitled })
    }

    /// A right that no shop's number was bound to, used by its own id.
    fn unbound(&self, instrument: &str, holder: &str, at: &Stamp) -> Option<Card> {
        let definition = &self.input.program.version_at(at.time).definition;
        let (reward, number) = instrument.rsplit_once('/')?;
        let number: usize = number.parse().ok()?;
        let own = holder == self.input.customer;
        let cards = if own { &self.out.cards } else { self.neighbours.cards(holder) };
        let (rule, kind, count, ..) = definition.handouts().find(|(rule, ..)| {
            reward.starts_with(&format!("{}/{}/", definition.name, rule.payee.name()))
        })?;
        let bound = cards.iter().filter(|card| card.kind == kind && card.entitled);
        let free = number > bound.count() && number <= usize::try_from(count).ok()?;
        let stands = match rule.trigger {
            Trigger::OwnPurchase => {
                let now = if own { self.purchase() } else { self.purchase_of(holder, at.time) };
                now.is_some_and(|now| reward.ends_with(&format!("/{}", now.order)))
            }
            _ => own && self.right_to(kind, at.time).is_some_and(|right| right > 0),
        };
        let (holder, kind) = (holder.to_owned(), kind.to_owned());
        Some(Card { holder, kind, entitled: free && stands })
    }

    pub(super) fn purchase_of(&self, customer: &str, at: Moment) -> Option<PurchaseOrder> {
        let purchases = self.neighbours.purchases(customer);
        purchases.iter().rev().find(|purchase| purchase.at <= at)?.order.clone()
    }

    /// A redeemed instrument waits for the friend's first order.
    pub(super) fn attach_pending_use(&mut self, order: usize) {
        let Some(index) = self.uses.iter().position(|own| own.order.is_none()) else { return };
        let (instrument, at) = (self.uses[index].instrument.clone(), self.orders[order].stamp.clone());
        let others = self.orders.iter().enumerate();
        let first = !others.clone().any(|(other, o)| other != order && o.gone.is_none());
        let home = self.input.program.currency().as_str();
        if !first || self.orders[order].placed.currency != home {
            return;
        }
        let Some(card) = self.card(&instrument, &at) else { return };
        let definition = &self.input.program.version_at(at.time).definition;
        let handout = definition.handouts().find(|(_, kind, ..)| *kind == card.kind);
        if let Some((_, _, _, discount, _)) = handout {
            let discount = discount.clone();
            self.uses[index].order = Some(order);
            self.take_off(order, &card.kind, &instrument, &discount, &at);
        }
    }

    fn take_off(
        &mut self,
        order: usize,
        kind: &str,
        instrument: &str,
        discount: &Discount,
        at: &Stamp,
    ) {
        let order = &mut self.orders[order];
        let amount = order.placed.amount;
        order.discount = match discount {
            Discount::PercentOfFirstOrder(points) => {
                share_half_away(amount, i64::from(*points), 10_000).unwrap_or_default()
            }
            Discount::Amount(value) => amount.min(*value),
        };
        order.instrument = Some((kind.to_owned(), instrument.to_owned()));
        order.mark_paid(at);
    }

    /// An order that fell away leaves its instrument whole again.
    pub(super) fn free_uses(&mut self) {
        for own in &mut self.uses {
            let gone = own.order.and_then(|order| self.orders[order].gone);
            if own.freed.is_none() {
                own.freed = gone;
            }
        }
    }
}

/// The instrument that an event uses, and the order on which.
fn used(event: &Event) -> Option<(&str, Option<&str>)> {
    match &event.fact {
        Fact::Ordered(placed) => Some((placed.instrument.as_deref()?, Some(&placed.order))),
        Fact::Booked { instrument, .. } => Some((instrument.as_deref()?, None)),
        Fact::Handled { instrument, handling } => match &**handling {
            Handling::Redeemed { order, .. } => Some((instrument, order.as_deref())),
            _ => None,
        },
        _ => None,
    }
}
