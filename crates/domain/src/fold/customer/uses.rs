//! Instruments that this customer comes with, and what they take off orders.

use std::collections::BTreeSet;

use super::{Folder, Step};
use crate::{
    event::{Event, Fact, Handling, Stamp},
    fold::{Refusal, Ruling, entitlement_holder},
    program::Discount,
    reason::Reason,
    unit::share_half_away,
};

/// An instrument that somebody comes with.
pub(super) struct Card {
    pub(super) holder: String,
    pub(super) kind: String,
    pub(super) entitled: bool,
}

/// A use of an instrument by this customer that was accepted.
pub(super) struct OwnUse {
    pub(super) instrument: String,
    kind: String,
    pub(super) stamp: Stamp,
    pub(super) event: Stamp,
    discount: Discount,
    order: Option<usize>,
    /// The use itself named its order; otherwise it is for the next one.
    named: bool,
    /// From when on it counts as never made: the order that it named fell away.
    pub(super) freed: Option<Stamp>,
}

impl OwnUse {
    /// The order that the use itself named.
    pub(super) fn named(&self) -> Option<usize> {
        self.order.filter(|_| self.named)
    }
}

/// A use that was refused.
pub(super) struct RefusedUse {
    pub(super) refusal: Refusal,
    pub(super) order: Option<usize>,
    instrument: String,
    /// It has a row of its own for as long as its order stands; the others are
    /// events, which are refused for good.
    pub(super) has_row: bool,
}

/// What an event says of the use of an instrument.
struct Said<'e> {
    instrument: &'e str,
    order: Option<&'e str>,
    uses: u32,
}

impl<'a> Folder<'a> {
    /// The moment at which the use of an instrument in an event counts: when the
    /// event, the instrument and the order that it names are all on file.
    pub(super) fn use_counts_at(&self, event: &'a Event, stamp: &Stamp) -> Option<Stamp> {
        let definition = &self.input.program.newest().definition;
        definition.handouts().next()?;
        let said = said(event)?;
        let mut at = stamp.clone();
        if entitlement_holder(said.instrument, self.input.program.name()).is_none() {
            at = at.max(self.neighbours.issue(said.instrument)?.stamp());
        }
        if let Some(order) = said.order {
            let placed = self.owners.get(order)?;
            if placed.customer() != Some(self.input.customer) {
                return None;
            }
            at = at.max(placed.stamp());
        }
        Some(at)
    }

    /// The customer comes with an instrument.
    pub(super) fn use_instrument(&mut self, step: &Step<'a>) {
        let Some(said) = said(step.event) else { return };
        let Some(card) = self.card(said.instrument, &step.at) else {
            return;
        };
        let order = said.order.map(|order| self.orders.by_id(order));
        let order = match order {
            // An order that fell away was never placed, and so uses nothing.
            Some(order) => match order.filter(|order| self.orders.get(*order).gone.is_none()) {
                Some(order) => Some(order),
                None => return,
            },
            None => None,
        };
        let definition = &self.input.program.version_at(step.at.time).definition;
        let handout = definition
            .handouts()
            .find(|(_, kind, ..)| *kind == card.kind);
        let Some((_, _, _, discount, introduces)) = handout else {
            return;
        };
        if self.is_said_again(&said, order, step) {
            return;
        }
        let refused = self.why_no_use((&card, introduces), &said, order, step);
        if introduces && card.holder != self.input.customer {
            self.introduce_by_card(&card.holder, step, refused);
        }
        if let Some(reason) = refused {
            self.refuse_use(step.event, said.instrument, order, reason);
            return;
        }
        let index = self.uses.len();
        self.uses.push(OwnUse {
            instrument: said.instrument.to_owned(),
            kind: card.kind,
            stamp: step.at.clone(),
            event: step.event.stamp(),
            discount: discount.clone(),
            order: None,
            named: order.is_some(),
            freed: None,
        });
        if let Some(order) = order {
            self.take_off(index, order, &step.at);
        }
    }

    /// The order and the till may both tell of one use: what the second says
    /// changes nothing, or names the order that the first did not.
    fn is_said_again(&mut self, said: &Said<'_>, order: Option<usize>, step: &Step<'_>) -> bool {
        let Some(order) = order else { return false };
        let own = self.uses.iter().position(|own| {
            own.instrument == said.instrument
                && own.freed.is_none()
                && own.order.is_none_or(|used_on| used_on == order)
        });
        if let Some(own) = own {
            if self.uses[own].order.is_none() {
                self.uses[own].named = true;
                self.take_off(own, order, &step.at);
            }
            return true;
        }
        let refused = self
            .refused_uses
            .iter()
            .find(|refused| refused.order == Some(order) && refused.instrument == said.instrument);
        let reason = refused.map(|refused| refused.refusal.reason);
        if let Some(reason) = reason {
            self.refuse_use(step.event, said.instrument, Some(order), reason);
        }
        reason.is_some()
    }

    fn introduce_by_card(&mut self, holder: &str, step: &Step<'_>, refused: Option<Reason>) {
        let known = self.pair_with(holder);
        let stands = known.is_some_and(|pair| pair.refused.is_none());
        if !stands && (refused.is_none() || known.is_none()) {
            let pair = self.new_pair(holder, step.at.clone(), "card");
            self.stand(pair, refused);
        }
        // Whoever redeems a card has come; an order qualifies only while it stands.
        if refused.is_none() && !matches!(step.event.fact, Fact::Ordered(_)) {
            self.come(step.at.time);
        }
    }

    fn refuse_use(
        &mut self,
        event: &Event,
        instrument: &str,
        order: Option<usize>,
        reason: Reason,
    ) {
        // An order or booking stands; only its use of the instrument does not.
        let has_row = !matches!(event.fact, Fact::Handled { .. });
        let friend = self.input.customer.to_owned();
        if !has_row {
            self.out
                .rulings
                .push(Ruling::refused(event, &friend, reason));
        }
        let refusal = Refusal {
            event: event.stamp(),
            friend,
            reason,
        };
        let instrument = instrument.to_owned();
        self.refused_uses.push(RefusedUse {
            refusal,
            order,
            instrument,
            has_row,
        });
    }

    /// Why the instrument may not be used so, if it may not: the first condition
    /// that fails, in the order of the closed list.
    fn why_no_use(
        &self,
        (card, introduces): (&Card, bool),
        said: &Said<'_>,
        order: Option<usize>,
        step: &Step<'_>,
    ) -> Option<Reason> {
        let at = &step.at;
        let barred = if introduces {
            self.why_not(&card.holder, at.time, order)
        } else {
            None
        };
        let is_barred_by = |reasons: std::ops::RangeInclusive<Reason>| {
            barred.filter(|reason| reasons.contains(reason))
        };
        let home = self.input.program.currency().as_str();
        let foreign = order.is_some_and(|o| self.orders.get(o).placed.currency != home);
        if let Some(reason) = is_barred_by(Reason::ProgramNotLive..=Reason::SelfReferral) {
            Some(reason)
        } else if introduces && !self.comes_for_the_first_time(order, at) {
            Some(Reason::NotNew)
        } else if let Some(reason) = is_barred_by(Reason::NotNew..=Reason::AlreadyReferred) {
            Some(reason)
        } else if foreign {
            Some(Reason::WrongCurrency)
        } else if said.uses > 1 || self.is_used_up(said.instrument, step) {
            Some(Reason::UsedUp)
        } else if !card.entitled {
            Some(Reason::NotEntitled)
        } else {
            barred
        }
    }

    /// The discount is for the first order, and each friend comes once.
    fn comes_for_the_first_time(&self, order: Option<usize>, at: &Stamp) -> bool {
        let mut others = self
            .orders
            .standing()
            .filter(|(index, _)| Some(*index) != order);
        let ordered = others.next().is_some_and(|(_, other)| other.stamp < *at);
        !ordered && self.uses.iter().all(|own| own.freed.is_some())
    }

    fn is_used_up(&self, instrument: &str, step: &Step<'_>) -> bool {
        let mut own = self.uses.iter();
        if own.any(|own| own.instrument == instrument && own.freed.is_none()) {
            return true;
        }
        let event = step.event.stamp();
        let others = self.neighbours.uses(instrument, self.input.customer);
        others.iter().any(|used| used.precedes(&step.at, &event))
    }

    /// A use that named no order is for the next one that is placed.
    pub(super) fn attach_to(&mut self, order: usize, at: &Stamp) {
        let waits = |own: &OwnUse| own.order.is_none() && own.freed.is_none();
        let fell = self
            .standing_pair()
            .is_some_and(|pair| pair.fraud_at.is_some());
        if let Some(own) = self.uses.iter().position(waits).filter(|_| !fell) {
            self.take_off(own, order, at);
        }
    }

    fn take_off(&mut self, own: usize, order: usize, at: &Stamp) {
        let used = &mut self.uses[own];
        used.order = Some(order);
        let placed = self.orders.get(order).placed;
        if placed.currency != self.input.program.currency().as_str() {
            let refusal = Refusal {
                event: self.orders.get(order).stamp.clone(),
                friend: self.input.customer.to_owned(),
                reason: Reason::WrongCurrency,
            };
            let (instrument, order) = (used.instrument.clone(), Some(order));
            self.refused_uses.push(RefusedUse {
                refusal,
                order,
                instrument,
                has_row: true,
            });
            return;
        }
        let amount = match used.discount {
            Discount::PercentOfFirstOrder(points) => {
                share_half_away(placed.amount, i64::from(points), 10_000).unwrap_or_default()
            }
            Discount::Amount(value) => value,
        };
        let instrument = (used.kind.clone(), used.instrument.clone());
        self.orders.change(order, |order| {
            let discount = order.discount.saturating_add(amount).min(placed.amount);
            order.instrument.get_or_insert(instrument);
            order.take_off(discount, at);
        });
    }

    /// An order that fell away leaves the instrument that it named whole again;
    /// one that merely was the next hands its discount on to the order after it.
    pub(super) fn move_discounts(&mut self, changed: &BTreeSet<usize>, at: &Stamp) {
        for index in 0..self.uses.len() {
            let own = &mut self.uses[index];
            let order = own
                .order
                .filter(|order| own.freed.is_none() && changed.contains(order));
            let Some(order) = order else { continue };
            let gone = self.orders.get(order).gone.clone();
            if gone.is_none() {
                continue;
            }
            if own.named {
                own.freed = gone;
                continue;
            }
            own.order = None;
            let since = own.stamp.clone();
            let next = self
                .orders
                .standing()
                .find(|(_, order)| order.stamp > since);
            let next = next.map(|(next, _)| next);
            let fell = self
                .standing_pair()
                .is_some_and(|pair| pair.fraud_at.is_some());
            if let Some(next) = next.filter(|_| !fell) {
                self.take_off(index, next, at);
            }
        }
    }

    /// What instruments took off is gone with the pair that was made up.
    pub(super) fn void_discounts(&mut self, at: &Stamp) {
        for index in 0..self.uses.len() {
            if let Some(order) = self.uses[index].order {
                self.orders.change(order, |order| order.take_off(0, at));
            }
        }
    }
}

/// What an event says of the use of an instrument, if it does.
fn said(event: &Event) -> Option<Said<'_>> {
    let (instrument, order, uses) = match &event.fact {
        Fact::Ordered(placed) => (
            placed.instrument.as_deref()?,
            Some(placed.order.as_str()),
            1,
        ),
        Fact::Booked { instrument, .. } => (instrument.as_deref()?, None, 1),
        Fact::Handled {
            instrument,
            handling,
        } => match &**handling {
            Handling::Redeemed { order, uses, .. } => {
                (instrument.as_str(), order.as_deref(), *uses)
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Said {
        instrument,
        order,
        uses,
    })
}
