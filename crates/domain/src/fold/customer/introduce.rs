//! Introductions: who may bring this person, and why not.

use super::{Folder, Pair};
use crate::{
    event::{Event, Introduction, Stamp},
    fold::{Outcome, Ruling},
    moment::Moment,
    program::Footprint,
    reason::Reason,
};

impl Folder<'_> {
    pub(super) fn take_introduction(&mut self, event: &Event, said: &Introduction) {
        let program = self.input.program;
        if said.program.as_deref().is_some_and(|named| named != program.name()) {
            self.out.rulings.push(Ruling::new(event, Outcome::WithoutEffect));
            return;
        }
        let known = self.out.pairs.iter_mut().find(|pair| pair.advocate == said.advocate);
        if let Some(pair) = known {
            if !complete(pair, said) {
                self.out.rulings.push(Ruling::new(event, Outcome::WithoutEffect));
            }
            return;
        }
        let refused = self.why_not(&said.advocate, event.time, None);
        if let Some(reason) = refused {
            self.out.rulings.push(Ruling::refused(event, &said.friend, reason));
        }
        let mut pair = self.new_pair(&said.advocate, event.stamp(), said.channel);
        complete(&mut pair, said);
        self.stand(pair, refused);
    }

    pub(super) fn new_pair(&self, advocate: &str, introduced: Stamp, channel: &str) -> Pair {
        Pair {
            advocate: advocate.to_owned(),
            channel: channel.to_owned(),
            version: self.input.program.version_at(introduced.time).number,
            introduced,
            refused: None,
            registered_by: None,
            signed_off_by: None,
            advocate_phone: None,
            signed_up: None,
            qualified_at: None,
            converted_at: None,
            converted: false,
            fraud_at: None,
            voided_at: None,
        }
    }

    /// Puts a pair on file. The first that is not refused stands for good: a
    /// refused one leaves the friend free, a voided one does not.
    pub(super) fn stand(&mut self, pair: Pair, refused: Option<Reason>) {
        let pair = Pair { refused, ..pair };
        let known = self.out.pairs.iter().position(|known| known.advocate == pair.advocate);
        let index = known.unwrap_or(self.out.pairs.len());
        match known {
            Some(index) => self.out.pairs[index] = pair,
            None => self.out.pairs.push(pair),
        }
        if refused.is_none() {
            self.standing.get_or_insert(index);
        }
    }

    /// Why `advocate` may not bring this person at a moment, if so: the first
    /// condition that fails, in the order of the closed list. `besides` is the
    /// order with which an instrument is used: it does not lie before.
    pub(super) fn why_not(
        &self,
        advocate: &str,
        at: Moment,
        besides: Option<usize>,
    ) -> Option<Reason> {
        let program = self.input.program;
        let standing = self.standing.map(|index| self.out.pairs[index].advocate.as_str());
        let conditions = [
            (!program.is_live(at), Reason::ProgramNotLive),
            (program.is_outside_period(at), Reason::OutsidePeriod),
            (advocate == self.input.customer, Reason::SelfReferral),
            (standing != Some(advocate) && !self.is_new(at, besides), Reason::NotNew),
            (standing.is_some_and(|standing| standing != advocate), Reason::AlreadyReferred),
            (self.frauds.contains_key(advocate), Reason::Fraud),
        ];
        conditions.into_iter().find(|(fails, _)| *fails).map(|(_, reason)| reason)
    }

    /// Whether nothing of this person's lies before a moment that the program
    /// minds (replay.md, "People and things").
    fn is_new(&self, at: Moment, besides: Option<usize>) -> bool {
        let terms = &self.input.program.version_at(at).definition.introduction;
        let before = |moment: Option<Moment>| moment.is_some_and(|moment| moment < at);
        let ordered = || {
            let others = self.orders.iter().enumerate();
            others
                .filter(|(index, order)| Some(*index) != besides && order.gone.is_none())
                .any(|(_, order)| order.stamp.time < at)
        };
        !terms.new_before.iter().any(|footprint| match footprint {
            Footprint::Order => ordered(),
            Footprint::Visit => before(self.first_visit),
            Footprint::Valuation => before(self.first_valued.as_ref().map(|(at, _)| at.time)),
            Footprint::SignUp => before(self.first_added),
        })
    }
}

/// Adds what the pair's card still lacks; whether there was anything to add.
fn complete(pair: &mut Pair, said: &Introduction) -> bool {
    let mut added = false;
    for (missing, given) in [
        (&mut pair.registered_by, &said.registered_by),
        (&mut pair.signed_off_by, &said.signed_off_by),
        (&mut pair.advocate_phone, &said.advocate_phone),
    ] {
        if missing.is_none() && given.is_some() {
            missing.clone_from(given);
            added = true;
        }
    }
    added
}
