//! Instruments that this customer is given, and the right to them.

use super::{Folder, uses::Card};
use crate::{
    event::{Event, Fact, Handling, Stamp},
    fold::{CardIssue, Ruling, card::PurchaseOrder, entitlement_holder},
    moment::Moment,
    program::Trigger,
    reason::Reason,
};

impl Folder<'_> {
    /// An instrument is issued to this customer: it is bound to the oldest right
    /// that is left, or it was bought, or it is refused and never stands.
    pub(super) fn take_issue(&mut self, event: &Event, instrument: &str, kind: &str, priced: bool) {
        let first = self.neighbours.issue(instrument);
        if first.is_none_or(|first| first.stamp() != event.stamp()) {
            return; // Said again: the thing's fold judges it.
        }
        let Some(right) = self.right_to(kind, event.time) else {
            return;
        };
        let bound = self
            .out
            .cards
            .iter()
            .filter(|card| card.kind == kind && card.entitled);
        let entitled = !priced && bound.count() < right;
        if entitled || priced {
            let (instrument, kind) = (instrument.to_owned(), kind.to_owned());
            self.out.cards.push(CardIssue {
                instrument,
                kind,
                stamp: event.stamp(),
                entitled,
            });
        } else {
            let ruling = Ruling::refused(event, self.input.customer, Reason::NotEntitled);
            self.out.rulings.push(ruling);
        }
    }

    /// How many instruments of a kind this customer may have by now; none in a
    /// program that gives out no instruments, which judges nobody's.
    fn right_to(&self, kind: &str, at: Moment) -> Option<usize> {
        let definition = &self.input.program.version_at(at).definition;
        let mut right = None;
        for (rule, named, count, ..) in definition.handouts() {
            let stands = named == kind
                && match rule.trigger {
                    Trigger::OwnPurchase => self.purchase().is_some(),
                    _ => self
                        .standing_pair()
                        .is_some_and(|pair| pair.signed_up.is_some() && pair.fraud_at.is_none()),
                };
            let count = if stands {
                usize::try_from(count).unwrap_or(usize::MAX)
            } else {
                0
            };
            right = Some(right.unwrap_or(0_usize).saturating_add(count));
        }
        right
    }

    /// The first paid order that stands, in the program's currency (practice P09).
    pub(super) fn purchase(&self) -> Option<PurchaseOrder> {
        let home = self.input.program.currency().as_str();
        let mut paid = self
            .orders
            .paid()
            .filter(|(_, order)| order.placed.currency == home);
        paid.next().map(|(stamp, order)| PurchaseOrder {
            order: order.placed.order.clone(),
            counted_at: stamp.time,
            paid: order.paid_for(),
        })
    }

    pub(super) fn purchase_of(&self, customer: &str, at: Moment) -> Option<PurchaseOrder> {
        let purchases = self.neighbours.purchases(customer);
        let later = purchases.partition_point(|purchase| purchase.at <= at);
        purchases[..later].last()?.order.clone()
    }

    /// The instrument of a name, as it is at a moment; none while it is not on
    /// file, or where it was refused when it was issued.
    pub(super) fn card(&self, instrument: &str, at: &Stamp) -> Option<Card> {
        let program = self.input.program;
        if let Some(holder) = entitlement_holder(instrument, program.name()) {
            return self.unbound(instrument, holder, at);
        }
        let issue = self.neighbours.issue(instrument)?;
        let Fact::Handled { handling, .. } = &issue.fact else {
            return None;
        };
        let Handling::Issued { holder, .. } = &**handling else {
            return None;
        };
        let own = holder == self.input.customer;
        let cards = if own {
            &self.out.cards
        } else {
            self.neighbours.cards(holder)
        };
        let card = cards.iter().find(|card| card.instrument == instrument)?;
        // A right that came with a sign-up falls with it; one that came with a
        // purchase was used up when the card was issued.
        let stands = !own
            || self
                .right_to(&card.kind, at.time)
                .is_some_and(|right| right > 0);
        let (holder, kind) = (holder.clone(), card.kind.clone());
        Some(Card {
            holder,
            kind,
            entitled: card.entitled && stands,
        })
    }

    /// A right that no shop's number was bound to, used by its own id.
    fn unbound(&self, instrument: &str, holder: &str, at: &Stamp) -> Option<Card> {
        let definition = &self.input.program.version_at(at.time).definition;
        let (reward, number) = instrument.rsplit_once('/')?;
        let number: usize = number.parse().ok()?;
        let own = holder == self.input.customer;
        let cards = if own {
            &self.out.cards
        } else {
            self.neighbours.cards(holder)
        };
        let (rule, kind, count, ..) = definition.handouts().find(|(rule, ..)| {
            reward.starts_with(&format!("{}/{}/", definition.name, rule.payee.name()))
        })?;
        let bound = cards
            .iter()
            .filter(|card| card.kind == kind && card.entitled && card.stamp < *at);
        let free = number > bound.count() && number <= usize::try_from(count).ok()?;
        let stands = match rule.trigger {
            Trigger::OwnPurchase => {
                let now = if own {
                    self.purchase()
                } else {
                    self.purchase_of(holder, at.time)
                };
                now.is_some_and(|now| reward.ends_with(&format!("/{}", now.order)))
            }
            _ => own && self.right_to(kind, at.time).is_some_and(|right| right > 0),
        };
        let (holder, kind) = (holder.to_owned(), kind.to_owned());
        Some(Card {
            holder,
            kind,
            entitled: free && stands,
        })
    }
}
