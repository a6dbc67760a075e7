//! A program over a set of facts, in memory: what `goodword replay` runs, and
//! what every other way of deciding must agree with.

mod budget;
mod explain;
mod facts;
mod hands;
mod world;

pub use budget::Budget;
pub use explain::{Amount, Decision, decisions, explain};
pub use facts::{Arrival, Facts, Repeats, arrivals, stand};

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use crate::{
    event::{Event, Fact, Stamp},
    fold::{
        Account, AccountInput, AdvocateFold, CustomerFold, Outcome, Refusal, Reward, fold_account,
        fold_thing,
    },
    moment::Moment,
    program::Program,
    reason::Reason,
    unit::Unit,
};
use world::World;

/// What a program makes of a set of facts.
#[derive(Debug, Default)]
pub struct Replay {
    /// Each customer's fold.
    pub customers: BTreeMap<String, CustomerFold>,
    /// Each advocate's fold.
    pub advocates: BTreeMap<String, AdvocateFold>,
    /// Accounts from which something was used or lapsed.
    pub accounts: BTreeMap<(String, Unit), Account>,
    /// Rewards that the budget did not reach for.
    pub over_budget: BTreeSet<String>,
    /// How events stand that are not simply applied.
    pub outcomes: BTreeMap<Stamp, Outcome>,
    /// What was refused, or expected and not given.
    pub refusals: BTreeSet<Refusal>,
    /// How many events stand, and how many of those are of unknown types.
    pub events: u64,
    /// How often events came again.
    pub repeats: Repeats,
    /// Up to when the clock ran, within.
    pub until: Moment,
}

/// Runs a program over events, given in the order in which they came, up to
/// `until`, within; by default up to the latest time among them.
#[must_use]
pub fn replay(program: &Program, events: Vec<Event>, until: Option<Moment>) -> Replay {
    let until = until.unwrap_or_else(|| latest(&events));
    let (standing, repeats) = stand(events, until);
    replay_standing(program, &standing, repeats, until)
}

/// The time of the last event: up to when the clock runs where nobody says.
#[must_use]
pub fn latest(events: &[Event]) -> Moment {
    let times = events.iter().map(|event| event.time);
    times.max().unwrap_or(Moment::MIN)
}

/// The same over events that are named once, in reading order, none after
/// `until`: what a store holds.
#[must_use]
pub fn replay_standing(
    program: &Program,
    standing: &[Event],
    repeats: Repeats,
    until: Moment,
) -> Replay {
    replay_by(NonZeroUsize::MIN, program, standing, repeats, until)
}

/// The same with so many threads at once; what comes out does not depend on how many.
#[must_use]
pub fn replay_by(
    workers: NonZeroUsize,
    program: &Program,
    standing: &[Event],
    repeats: Repeats,
    until: Moment,
) -> Replay {
    let facts = Facts::new(standing);
    let mut world = World::new(program, &facts, workers);
    world.fold_customers();
    let mut replay = Replay {
        until,
        repeats,
        ..Replay::default()
    };
    replay.events = u64::try_from(standing.len()).unwrap_or(u64::MAX);
    replay.advocates = world.fold_advocates();
    replay.customers = world.into_folds();
    replay.spend_budget(program);
    replay.fold_accounts(program, standing);
    replay.judge_events(&facts);
    replay
}

impl Replay {
    /// How an event stands that was taken as a fact.
    #[must_use]
    pub fn outcome(&self, event: &Event) -> Outcome {
        let told = self.outcomes.get(&event.stamp());
        told.copied().unwrap_or(Outcome::Applied)
    }

    /// Every reward that was given, whatever became of it.
    pub fn rewards(&self) -> impl Iterator<Item = &Reward> {
        let friends = self
            .customers
            .values()
            .flat_map(|fold| fold.rewards.values());
        let advocates = self
            .advocates
            .values()
            .flat_map(|fold| fold.rewards.values());
        friends
            .chain(advocates)
            .filter(|reward| !self.over_budget.contains(&reward.id))
    }

    fn spend_budget(&mut self, program: &Program) {
        let mut budget = Budget::of(&program.newest().definition);
        if budget.is_unlimited() {
            return;
        }
        let rewards: Vec<&Reward> = self.rewards().collect();
        let refused = budget.spend(&rewards);
        let over_budget = refused.iter().map(|reward| reward.id.clone()).collect();
        let refusals = refused.iter().map(|reward| Refusal {
            event: reward.earned_by.clone(),
            friend: reward.friend.clone(),
            reason: Reason::OverBudget,
        });
        let refusals: Vec<Refusal> = refusals.collect();
        self.over_budget = over_budget;
        self.refusals.extend(refusals);
    }

    fn fold_accounts(&mut self, program: &Program, standing: &[Event]) {
        let home = program.currency();
        let mut uses: BTreeMap<(String, Unit), Uses> = BTreeMap::new();
        for event in standing {
            if let Fact::CreditUsed {
                customer,
                unit,
                amount,
            } = &event.fact
            {
                let amount = amount.minor(unit.decimals(home));
                let key = (customer.clone(), unit.clone());
                uses.entry(key).or_default().push((event.stamp(), amount));
            }
        }
        // What neither lapses nor is used is only a sum.
        let mut accounts: BTreeMap<(&str, &Unit), Vec<&Reward>> = BTreeMap::new();
        for (customer, unit) in uses.keys() {
            accounts.insert((customer, unit), Vec::new());
        }
        for reward in self.rewards().filter(|reward| reward.expires_at.is_some()) {
            for unit in units_of(reward) {
                accounts.entry((&reward.beneficiary, unit)).or_default();
            }
        }
        if accounts.is_empty() {
            return;
        }
        for reward in self.rewards() {
            for unit in units_of(reward) {
                if let Some(rewards) = accounts.get_mut(&(reward.beneficiary.as_str(), unit)) {
                    rewards.push(reward);
                }
            }
        }
        let mut folded = BTreeMap::new();
        for ((customer, unit), rewards) in &accounts {
            let key = ((*customer).to_owned(), (*unit).clone());
            let uses = uses.get(&key).map_or(&[][..], Vec::as_slice);
            let input = AccountInput {
                unit,
                rewards,
                uses,
                until: self.until,
            };
            folded.insert(key, fold_account(&input));
        }
        self.accounts = folded;
    }

    fn judge_events(&mut self, facts: &Facts<'_>) {
        let things = facts
            .things()
            .flat_map(|(thing, events)| fold_thing(&events, thing));
        let customers = self
            .customers
            .values()
            .flat_map(|fold| fold.rulings.iter().cloned());
        for ruling in things.chain(customers) {
            self.refusals.extend(ruling.refusal());
            self.outcomes.insert(ruling.event, ruling.outcome);
        }
        for ((customer, _), account) in &self.accounts {
            for event in &account.refused {
                let (friend, reason) = (customer.clone(), Reason::UsedUp);
                self.refusals.insert(Refusal {
                    event: event.clone(),
                    friend,
                    reason,
                });
                self.outcomes
                    .insert(event.clone(), Outcome::Refused(reason));
            }
        }
        for event in facts
            .events()
            .iter()
            .filter(|event| event.fact == Fact::Unknown)
        {
            self.outcomes.insert(event.stamp(), Outcome::WithoutEffect);
        }
        let friends = self.customers.values().flat_map(|fold| &fold.refusals);
        let advocates = self.advocates.values().flat_map(|fold| &fold.refusals);
        self.refusals.extend(friends.chain(advocates).cloned());
    }
}

/// The units in which a reward ever changed.
fn units_of(reward: &Reward) -> BTreeSet<&Unit> {
    let changes = reward.changes.iter();
    changes.flat_map(|change| change.amounts.keys()).collect()
}

/// Uses of credit in one unit: the events, with minor units where the unit can hold
/// what was said.
type Uses = Vec<(Stamp, Option<i64>)>;
