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
        if said
            .program
            .as_deref()
            .is_some_and(|named| named != program.name())
        {
            self.out
                .rulings
                .push(Ruling::new(event, Outcome::WithoutEffect));
            return;
        }
        if let Some(known) = self.pairs.get(&said.advocate) {
            if !self.out.pairs[*known].complete(said) {
                self.out
                    .rulings
                    .push(Ruling::new(event, Outcome::WithoutEffect));
            }
            return;
        }
        let refused = self.why_not(&said.advocate, event.time, None);
        if let Some(reason) = refused {
            self.out
                .rulings
                .push(Ruling::refused(event, &said.friend, reason));
        }
        let mut pair = self.new_pair(&said.advocate, event.stamp(), said.channel);
        pair.complete(said);
        self.stand(pair, refused);
    }

    pub(super) fn new_pair(&self, advocate: &str, introduced: Stamp, channel: &str) -> Pair {
        let version = self.input.program.version_at(introduced.time).number;
        Pair::new(advocate, introduced, channel, version)
    }

    /// Puts a pair on file. The first that is not refused stands for good: a
    /// refused one leaves the friend free, a voided one does not.
    pub(super) fn stand(&mut self, pair: Pair, refused: Option<Reason>) {
        let pair = Pair { refused, ..pair };
        let at = pair.introduced.time;
        let known = self.pairs.get(&pair.advocate).copied();
        let index = known.unwrap_or(self.out.pairs.len());
        match known {
            Some(index) => self.out.pairs[index] = pair,
            None => {
                self.pairs.insert(pair.advocate.clone(), index);
                self.out.pairs.push(pair);
            }
        }
        if refused.is_none() && self.standing.is_none() {
            self.standing = Some(index);
            self.touch_everything();
            self.take_in_same_moment(at);
        }
    }

    /// What was read before an introduction by an instrument, but happened at the
    /// same moment, happened since the introduction.
    fn take_in_same_moment(&mut self, at: Moment) {
        if let Some(added) = self
            .traces
            .last_added
            .clone()
            .filter(|added| added.time == at)
        {
            self.sign_up(&added);
        }
        if self.traces.last_came == Some(at) {
            self.come(at);
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
        let standing = self.standing_pair().map(|pair| pair.advocate.as_str());
        let is_not_new = || standing != Some(advocate) && !self.is_new(at, besides);
        if !program.is_live(at) {
            Some(Reason::ProgramNotLive)
        } else if program.is_outside_period(at) {
            Some(Reason::OutsidePeriod)
        } else if advocate == self.input.customer {
            Some(Reason::SelfReferral)
        } else if is_not_new() {
            Some(Reason::NotNew)
        } else if standing.is_some_and(|standing| standing != advocate) {
            Some(Reason::AlreadyReferred)
        } else if self.frauds.contains(advocate) {
            Some(Reason::Fraud)
        } else {
            None
        }
    }

    /// Whether nothing of this person's lies before a moment that the program
    /// minds (replay.md, "People and things").
    fn is_new(&self, at: Moment, besides: Option<usize>) -> bool {
        let terms = &self.input.program.version_at(at).definition.introduction;
        let before = |moment: Option<Moment>| moment.is_some_and(|moment| moment < at);
        let ordered = || {
            let mut others = self
                .orders
                .standing()
                .filter(|(index, _)| Some(*index) != besides);
            others
                .next()
                .is_some_and(|(_, order)| order.stamp.time < at)
        };
        !terms.new_before.iter().any(|footprint| match footprint {
            Footprint::Order => ordered(),
            Footprint::Visit => before(self.traces.first_visit),
            Footprint::Valuation => {
                before(self.traces.first_valued.as_ref().map(|(at, _)| at.time))
            }
            Footprint::SignUp => before(self.traces.first_added),
        })
    }
}
