//! How each event stands in one program.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Event, Fact, Stamp},
    fold::{Outcome, Ruling},
    program::Program,
    reason::Reason,
};

use super::{accounts::Accounted, facts::Facts, fold::Run};
use crate::event::{EventOutcome, Incoming, ProgramOutcome};

/// How events stand in one program.
pub(crate) struct Rulings {
    program: String,
    live: Program,
    outcomes: BTreeMap<Stamp, Outcome>,
    /// Customers whose referral goes on to count when the program is not live.
    referred: BTreeSet<String>,
    owners: BTreeMap<String, String>,
}

impl Rulings {
    pub(crate) fn of(
        run: &Run<'_>,
        things: Vec<Ruling>,
        accounts: &BTreeMap<String, Accounted>,
        facts: &Facts,
        fresh: &[&Incoming],
    ) -> Self {
        let customers = run
            .folds
            .values()
            .flat_map(|fold| fold.rulings.iter().cloned());
        let rulings = things.into_iter().chain(customers);
        let mut outcomes: BTreeMap<Stamp, Outcome> = rulings
            .map(|ruling| (ruling.event, ruling.outcome))
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
            program: run.program().name().to_owned(),
            live: run.program().clone(),
            outcomes,
            referred: referred.map(|(name, _)| name.clone()).collect(),
            owners: owners(facts, fresh),
        }
    }

    /// How one event stands here; none when the program is not live and the
    /// event concerns none of its referrals.
    pub(crate) fn on(&self, event: &Event) -> Option<ProgramOutcome> {
        let owner = event
            .order()
            .and_then(|order| self.owners.get(order))
            .map(String::as_str);
        let about = event.customer().or(owner);
        let concerned = self.live.is_live(event.time)
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
            program: self.program.clone(),
            outcome,
            reason,
        })
    }
}

/// Who placed the orders that new events name.
fn owners(facts: &Facts, fresh: &[&Incoming]) -> BTreeMap<String, String> {
    let named: BTreeSet<&str> = fresh.iter().filter_map(|i| i.event.order()).collect();
    let mut owners = BTreeMap::new();
    for event in facts.sorted() {
        if let Fact::Ordered(placed) = &event.fact
            && named.contains(placed.order.as_str())
        {
            owners
                .entry(placed.order.clone())
                .or_insert_with(|| placed.customer.clone());
        }
    }
    owners
}
