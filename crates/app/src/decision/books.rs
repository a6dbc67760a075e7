//! The difference between what is owed and what the books show, as lines of the
//! journal.
//!
//! What is owed is a list of dated movements with stable keys. A movement that
//! is no longer owed is undone as of the moment from which it never was; a new
//! one is posted as of its own moment. Nothing in the journal ever changes.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::{Refusal, Reward, Rewards},
    moment::Moment,
    reason::Reason,
    unit::Unit,
};
use goodword_store::{Account, AccountKey, NewTransfer};

use super::{Desk, LoadedProgram};
use crate::Error;

/// Where rewards come from and what lapses goes to.
const HOUSE: &str = "house";
/// Where rewards of a unit with a budget come from.
const BUDGET: &str = "budget";
/// Where used credit goes to.
const USED: &str = "used";

/// The account of what a person may have now.
pub(crate) fn available(member: &str) -> String {
    format!("member:{member}:available")
}

/// The person of an account of what somebody may have now.
pub(crate) fn member_of(account: &str) -> Option<&str> {
    account.strip_prefix("member:")?.strip_suffix(":available")
}

/// What kind of movement it is: which accounts it lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flow {
    /// From the program to the person; below zero back.
    Grant,
    /// From the person to the program: what was not used in time.
    Lapse,
    /// From the person to what was used.
    Use,
}

/// A movement's stable key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Movement {
    pub(crate) flow: Flow,
    /// The reward, or the event that used credit.
    pub(crate) ground: String,
    pub(crate) member: String,
    pub(crate) at: Moment,
    pub(crate) unit: Unit,
}

/// Movements with their amounts, in minor units.
pub(crate) type Movements = BTreeMap<Movement, i64>;

/// The journal lines of one program in one decision.
pub(crate) struct Books<'d> {
    desk: &'d Desk<'d>,
    program: &'d LoadedProgram,
    budget: BTreeMap<Unit, i64>,
    lines: Vec<NewTransfer>,
}

impl<'d> Books<'d> {
    /// Opens the books; reads what is left of the budget, if there is one.
    pub(crate) async fn open(
        desk: &'d Desk<'d>,
        program: &'d LoadedProgram,
    ) -> Result<Self, Error> {
        let units = program.program.newest().definition.budget.keys();
        let keys: Vec<AccountKey> = units
            .map(|unit| AccountKey {
                program_id: program.id,
                name: BUDGET.to_owned(),
                unit: unit.to_string(),
            })
            .collect();
        let mut budget = BTreeMap::new();
        if !keys.is_empty() {
            for account in desk.tx.accounts().load(desk.organization, &keys).await? {
                let unit = Unit::parse(&account.unit).map_err(Error::inconsistent)?;
                budget.insert(unit, account.balance);
            }
        }
        Ok(Self {
            desk,
            program,
            budget,
            lines: Vec::new(),
        })
    }

    /// Takes rewards for which the budget has nothing left out of `owed`; what
    /// was refused once stays refused (practice F8: first come, first served).
    /// Where `owed` only extends what is owed, the others stay as they are.
    pub(crate) fn hold_to_budget(
        &mut self,
        stood: &Rewards,
        owed: &Rewards,
        denied: &mut BTreeSet<String>,
        extends: bool,
    ) -> Vec<Refusal> {
        if !extends {
            denied.retain(|id| owed.contains_key(id));
        }
        let mut refusals = Vec::new();
        for reward in owed.values() {
            let is_new = !stood.contains_key(&reward.id);
            if is_new && !self.reaches(reward) {
                denied.insert(reward.id.clone());
            }
            if denied.contains(&reward.id) {
                refusals.push(Refusal {
                    event: reward.earned_by.clone(),
                    friend: reward.friend.clone(),
                    reason: Reason::OverBudget,
                });
            }
        }
        refusals
    }

    /// Sets the first amount of a reward aside, if the budget reaches.
    fn reaches(&mut self, reward: &Reward) -> bool {
        let Some(first) = reward.changes.first() else {
            return true;
        };
        let left = |unit: &Unit| self.budget.get(unit).copied();
        if first
            .amounts
            .iter()
            .any(|(unit, amount)| left(unit).is_some_and(|l| l < *amount))
        {
            return false;
        }
        for (unit, amount) in &first.amounts {
            if let Some(left) = self.budget.get_mut(unit) {
                *left = left.saturating_sub(*amount);
            }
        }
        true
    }

    /// Posts the difference of one scope.
    pub(crate) fn post(&mut self, kind: i16, name: &str, stood: &Movements, owed: &Movements) {
        for (movement, amount) in stood {
            if owed.get(movement) != Some(amount) {
                self.line((kind, name), movement, *amount, true);
            }
        }
        for (movement, amount) in owed {
            if stood.get(movement) != Some(amount) {
                self.line((kind, name), movement, *amount, false);
            }
        }
    }

    fn line(&mut self, (kind, name): (i16, &str), movement: &Movement, amount: i64, undoes: bool) {
        let member = available(&movement.member);
        let budgeted = self
            .program
            .program
            .newest()
            .definition
            .budget
            .contains_key(&movement.unit);
        let source = if budgeted { BUDGET } else { HOUSE };
        let (from, to) = match movement.flow {
            Flow::Grant => (source.to_owned(), member),
            Flow::Lapse => (member, HOUSE.to_owned()),
            Flow::Use => (member, USED.to_owned()),
        };
        let back = (amount < 0) != undoes;
        let (debit, credit) = if back { (to, from) } else { (from, to) };
        self.lines.push(NewTransfer {
            program_id: self.program.id,
            scope_kind: kind,
            scope_name: name.to_owned(),
            movement: format!("{}@{}", movement.ground, movement.at.micros()),
            undoes,
            debit,
            credit,
            unit: movement.unit.to_string(),
            amount: amount.saturating_abs(),
            effective_at: movement.at.micros(),
            recorded_at: self.desk.now.micros(),
            reason: movement.ground.clone(),
        });
    }

    /// Writes the lines and what they make of the accounts.
    pub(crate) async fn close(self) -> Result<(), Error> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let mut sums: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        for line in &self.lines {
            for (account, delta) in [
                (&line.debit, line.amount.saturating_neg()),
                (&line.credit, line.amount),
            ] {
                let sum = sums.entry((account, &line.unit)).or_default();
                *sum = sum.checked_add(delta).ok_or_else(|| {
                    Error::inconsistent(format!("account {account}: beyond 64 bits"))
                })?;
            }
        }
        let deltas = sums.into_iter().map(|((name, unit), balance)| Account {
            organization_id: self.desk.organization,
            program_id: self.program.id,
            name: name.to_owned(),
            unit: unit.to_owned(),
            balance,
            floor_zero: name == BUDGET,
        });
        let deltas: Vec<Account> = deltas.collect();
        self.desk.tx.accounts().add(&deltas).await?;
        self.desk
            .tx
            .transfers()
            .append(self.desk.organization, self.lines)
            .await?;
        Ok(())
    }
}

/// What a scope's rewards move.
pub(crate) fn grants(rewards: &Rewards, denied: &BTreeSet<String>) -> Movements {
    let mut movements = Movements::new();
    for reward in rewards
        .values()
        .filter(|reward| !denied.contains(&reward.id))
    {
        for change in &reward.changes {
            for (unit, amount) in &change.amounts {
                let movement = Movement {
                    flow: Flow::Grant,
                    ground: reward.id.clone(),
                    member: reward.beneficiary.clone(),
                    at: change.at,
                    unit: unit.clone(),
                };
                movements.insert(movement, *amount);
            }
        }
    }
    movements
}

/// Sets a program's budget aside when it is launched.
pub(crate) async fn fund_budget(desk: &Desk<'_>, program: &LoadedProgram) -> Result<(), Error> {
    let mut books = Books::open(desk, program).await?;
    for (unit, amount) in &program.program.newest().definition.budget {
        books.lines.push(NewTransfer {
            program_id: program.id,
            scope_kind: super::scope_kind::THING,
            scope_name: BUDGET.to_owned(),
            movement: format!("{BUDGET}@{}", desk.now.micros()),
            undoes: false,
            debit: HOUSE.to_owned(),
            credit: BUDGET.to_owned(),
            unit: unit.to_string(),
            amount: *amount,
            effective_at: desk.now.micros(),
            recorded_at: desk.now.micros(),
            reason: BUDGET.to_owned(),
        });
    }
    books.close().await
}
