//! How each event stands in one program.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Event, Fact, Stamp},
    fold::Outcome,
    program::Program,
    reason::Reason,
};

use super::{accounts::Accounted, fold::Run, things::Things};
use crate::event::{EventOutcome, ProgramOutcome};

/// How events stand in one program.
pub(crate) struct Rulings<'r> {
    program: &'r Program,
    things: &'r Things,
    outcomes: BTreeMap<Stamp, Outcome>,
    /// Customers whose referral goes on to count when the program is not live.
    referred: BTreeSet<String>,
}

impl<'r> Rulings<'r> {
    pub(crate) fn of(
        run: &Run<'r>,
        things: &'r Things,
        accounts: &BTreeMap<String, Accounted>,
    ) -> Self {
        let customers = run.folds.values().flat_map(|fold| &fold.rulings);
        let mut outcomes: BTreeMap<Stamp, Outcome> = (things.rulings.iter().chain(customers))
            .map(|ruling| (ruling.event.clone(), ruling.outcome))
            .collect();
        for event in accounts
            .values()
            .flat_map(|accounted| &accounted.now.refused)
        {
            outcomes.insert(event.clone(), Outcome::Refused(Reason::UsedUp));
        }
        let stands = |fold: &goodword_domain::fold::CustomerFold| {
            fold.pairs.iter().any(|pair| pair.refused.is_none())
        };
        let referred = run.folds.iter().filter(|(_, fold)| stands(fold));
        Self {
            program: run.program(),
            things,
            outcomes,
            referred: referred.map(|(name, _)| name.clone()).collect(),
        }
    }

    /// How one event stands here; none when the program is not live and the
    /// event concerns none of its referrals.
    pub(crate) fn on(&self, event: &Event) -> Option<ProgramOutcome> {
        let owner = event.order().and_then(|order| self.things.owner(order));
        let about = event.customer().or(owner);
        let concerned = self.program.is_live(event.time)
            || about.is_some_and(|customer| self.referred.contains(customer));
        if !concerned {
            return None;
        }
        let standing = self.outcomes.get(&event.stamp()).copied();
        let outcome = standing.unwrap_or(match event.fact {
            Fact::Unknown => Outcome::WithoutEffect,
            _ => Outcome::Applied,
        });
        let (outcome, reason) = match outcome {
            Outcome::Applied => (EventOutcome::Applied, None),
            Outcome::WithoutEffect => (EventOutcome::WithoutEffect, None),
            Outcome::Refused(reason) => (EventOutcome::Refused, Some(reason)),
        };
        Some(ProgramOutcome {
            program: self.program.name().to_owned(),
            outcome,
            reason,
        })
    }
}
