//! A program over a set of facts, in memory: what `goodword replay` runs, and
//! what every other way of deciding must agree with.

mod budget;
mod explain;
mod facts;

pub use budget::Budget;
pub use explain::{Amount, Decision, decisions, explain};
pub use facts::{Arrival, Facts, Repeats, arrivals, stand};

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    event::{Event, Fact, Stamp},
    fold::{
        Account, AccountInput, AdvocateFold, CardIssue, CardUse, CustomerFold, CustomerInput,
        Joint, Neighbours, Outcome, Purchase, Refusal, Reward, Timeline, fold_account,
        fold_advocate, fold_customer, fold_person, fold_thing,
    },
    moment::Moment,
    program::Program,
    reason::Reason,
    unit::Unit,
};

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
    let facts = Facts::new(standing);
    let mut world = World::new(program, &facts);
    world.fold_customers();
    let mut replay = Replay {
        until,
        repeats,
        ..Replay::default()
    };
    replay.events = u64::try_from(standing.len()).unwrap_or(u64::MAX);
    replay.advocates = world.fold_advocates();
    replay.customers = world
        .folds
        .into_iter()
        .map(|(name, fold)| (name.to_owned(), fold))
        .collect();
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
        let mut accounts: BTreeMap<(String, Unit), (Vec<&Reward>, bool)> = BTreeMap::new();
        for reward in self.rewards() {
            let units = reward
                .changes
                .iter()
                .flat_map(|change| change.amounts.keys());
            for unit in units.collect::<BTreeSet<_>>() {
                let key = (reward.beneficiary.clone(), unit.clone());
                let (rewards, expires) = accounts.entry(key).or_default();
                rewards.push(reward);
                *expires |= reward.expires_at.is_some();
            }
        }
        let mut folded = BTreeMap::new();
        for key in uses.keys().cloned() {
            accounts.entry(key).or_default().1 = true;
        }
        // What neither lapses nor is used is only a sum.
        for (key, (rewards, _)) in accounts.iter().filter(|(_, (_, moves))| *moves) {
            let uses = uses.get(key).map_or(&[][..], Vec::as_slice);
            let input = AccountInput {
                unit: &key.1,
                rewards,
                uses,
                until: self.until,
            };
            folded.insert(key.clone(), fold_account(&input));
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

/// Uses of credit in one unit: the events, with minor units where the unit can hold
/// what was said.
type Uses = Vec<(Stamp, Option<i64>)>;

/// The folds so far, as each other's neighbours.
struct World<'a> {
    program: &'a Program,
    facts: &'a Facts<'a>,
    people: BTreeMap<&'a str, Timeline>,
    folds: BTreeMap<&'a str, CustomerFold>,
}

impl<'a> World<'a> {
    fn new(program: &'a Program, facts: &'a Facts<'a>) -> Self {
        let mut added: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in facts.events() {
            if let Fact::CustomerAdded(person) = &event.fact {
                added.entry(&person.customer).or_default().push(event);
            }
        }
        let people = added
            .into_iter()
            .map(|(name, events)| (name, fold_person(events)))
            .collect();
        Self {
            program,
            facts,
            people,
            folds: BTreeMap::new(),
        }
    }

    /// Folds every customer. Instruments make one fold read another's; what is
    /// read lies earlier in time, so folding again whoever reads what changed
    /// comes to an end.
    fn fold_customers(&mut self) {
        let mut queue: VecDeque<&'a str> = self.facts.customers().collect();
        let mut queued: BTreeSet<&'a str> = queue.iter().copied().collect();
        let hands_out = self.program.newest().definition.handouts().next().is_some();
        while let Some(customer) = queue.pop_front() {
            queued.remove(customer);
            let events = self.facts.of_customer(customer);
            let input = CustomerInput {
                customer,
                program: self.program,
                events: &events,
            };
            let fold = fold_customer(&input, self);
            let before = self.folds.remove(customer).unwrap_or_default();
            let concerns_others = hands_out
                && (before.purchases != fold.purchases
                    || before.cards != fold.cards
                    || before.uses != fold.uses);
            self.folds.insert(customer, fold);
            if concerns_others {
                for instrument in self.facts.instruments_of(customer, self.program.name()) {
                    for user in self.facts.users(instrument) {
                        if user != customer && queued.insert(user) {
                            queue.push_back(user);
                        }
                    }
                }
            }
        }
    }

    fn fold_advocates(&self) -> BTreeMap<String, AdvocateFold> {
        let mut deeds: BTreeMap<&str, Vec<Joint>> = BTreeMap::new();
        for joint in self.folds.values().flat_map(|fold| &fold.joint) {
            deeds
                .entry(&joint.advocate)
                .or_default()
                .push(joint.clone());
        }
        let fold = |(advocate, deeds): (&str, Vec<Joint>)| {
            (
                advocate.to_owned(),
                fold_advocate(self.program, advocate, &deeds, self),
            )
        };
        deeds.into_iter().map(fold).collect()
    }
}

impl Neighbours for World<'_> {
    fn person(&self, customer: &str) -> Option<&Timeline> {
        self.people.get(customer)
    }

    fn purchases(&self, customer: &str) -> &[Purchase] {
        self.folds.get(customer).map_or(&[], |fold| &fold.purchases)
    }

    fn cards(&self, customer: &str) -> &[CardIssue] {
        self.folds.get(customer).map_or(&[], |fold| &fold.cards)
    }

    fn issue(&self, instrument: &str) -> Option<&Event> {
        self.facts.issue(instrument)
    }

    fn uses(&self, instrument: &str, except: &str) -> Vec<CardUse> {
        let users = self.facts.users(instrument);
        let others = users.into_iter().filter(|user| *user != except);
        let folds = others.filter_map(|user| self.folds.get(user));
        let uses = folds.flat_map(|fold| &fold.uses);
        uses.filter(|used| used.instrument == instrument)
            .cloned()
            .collect()
    }
}
