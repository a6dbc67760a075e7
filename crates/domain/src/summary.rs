//! The summary of a program over a set of facts (replay.md, "Summary"): the one
//! object that a replay prints and the server serves, byte for byte.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::{
    fold::Outcome,
    program::Program,
    replay::Replay,
    unit::{Unit, write_amount},
};

/// The summary; its fields are in the order in which they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The program's short name.
    pub program: String,
    /// How the events stand.
    pub events: EventCounts,
    /// How the pairs of advocate and friend stand.
    pub referrals: ReferralCounts,
    /// What each beneficiary has, by unit.
    pub balances: BTreeMap<String, BTreeMap<String, Balance>>,
    /// What was taken off orders, by order and unit.
    pub discounts: BTreeMap<String, BTreeMap<String, String>>,
    /// What staff members were fined, by unit.
    pub fines: BTreeMap<String, BTreeMap<String, String>>,
    /// What each party is ahead by where instruments change hands for money.
    pub positions: BTreeMap<String, BTreeMap<String, String>>,
    /// What was refused, or expected and not given.
    pub refusals: Vec<RefusalRow>,
    /// Every unit that was ever posted.
    pub ledger: BTreeMap<String, String>,
}

/// How the events stand; `read` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EventCounts {
    /// All of them.
    pub read: u64,
    /// Taken as facts.
    pub applied: u64,
    /// Refused.
    pub refused: u64,
    /// Of unknown type, or saying nothing new.
    pub without_effect: u64,
    /// The same event again.
    pub duplicate: u64,
    /// The name of another event.
    pub conflict: u64,
}

/// How the pairs of advocate and friend stand; a pair can be in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReferralCounts {
    /// Every pair, refused ones too.
    pub introduced: u64,
    /// Those whose friend signed up, came, booked, ordered or was valued.
    pub qualified: u64,
    /// Those whose friend did what the program pays for.
    pub converted: u64,
    /// Those that never stood.
    pub refused: u64,
    /// Those that stood and fell through.
    pub voided: u64,
}

/// A balance: decimals as its unit has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// What the beneficiary may have now.
    pub available: String,
    /// What is earned and waits.
    pub pending: String,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusalRow {
    /// The event's id.
    pub event: String,
    /// Whom it concerns.
    pub friend: String,
    /// Why.
    pub reason: &'static str,
}

/// Amounts by beneficiary and unit, in minor units.
pub type Balances = BTreeMap<(String, Unit), i64>;

impl Summary {
    /// The summary of a replay.
    #[must_use]
    pub fn of(program: &Program, replay: &Replay) -> Self {
        let (balances, units) = balances(replay);
        Self {
            program: program.name().to_owned(),
            events: event_counts(replay),
            referrals: referral_counts(replay),
            balances: write_balances(program, &balances),
            discounts: discounts(replay),
            fines: BTreeMap::new(),
            positions: BTreeMap::new(),
            refusals: refusals(replay),
            ledger: units
                .into_iter()
                .map(|unit| (unit, "balanced".to_owned()))
                .collect(),
        }
    }

    /// The line that is printed, with its newline.
    ///
    /// # Errors
    /// Never in practice: everything here can be written as JSON.
    pub fn to_line(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string(self)? + "\n")
    }
}

fn event_counts(replay: &Replay) -> EventCounts {
    let mut counts = EventCounts {
        duplicate: replay.repeats.duplicate,
        conflict: replay.repeats.conflict,
        ..EventCounts::default()
    };
    for outcome in replay.outcomes.values() {
        match outcome {
            Outcome::Refused(_) => counts.refused = counts.refused.saturating_add(1),
            Outcome::WithoutEffect => {
                counts.without_effect = counts.without_effect.saturating_add(1);
            }
            Outcome::Applied => {}
        }
    }
    let others = counts.refused.saturating_add(counts.without_effect);
    counts.applied = replay.events.saturating_sub(others);
    let again = counts.duplicate.saturating_add(counts.conflict);
    counts.read = replay.events.saturating_add(again);
    counts
}

fn referral_counts(replay: &Replay) -> ReferralCounts {
    let mut counts = ReferralCounts::default();
    for pair in replay.customers.values().flat_map(|fold| &fold.pairs) {
        let add = |count: &mut u64, holds: bool| *count = count.saturating_add(u64::from(holds));
        add(&mut counts.introduced, true);
        add(&mut counts.refused, pair.refused.is_some());
        add(&mut counts.voided, pair.voided_at.is_some());
        add(&mut counts.qualified, pair.qualifies());
        add(&mut counts.converted, pair.stands() && pair.converted);
    }
    counts
}

/// What each beneficiary has, and every unit that was ever posted.
fn balances(replay: &Replay) -> (Balances, BTreeSet<String>) {
    let mut sums: HashMap<(&str, Unit), i64> = HashMap::new();
    let mut units: BTreeSet<&Unit> = BTreeSet::new();
    for reward in replay.rewards() {
        let changes = reward.changes.iter();
        let changes = changes.filter(|change| change.at <= replay.until);
        units.extend(changes.flat_map(|change| change.amounts.keys()));
        for (unit, amount) in reward.amounts_at(replay.until) {
            let sum = sums.entry((&reward.beneficiary, unit)).or_default();
            *sum = sum.saturating_add(amount);
        }
    }
    let sums = sums.into_iter();
    let sums = sums.map(|((who, unit), sum)| ((who.to_owned(), unit), sum));
    let mut balances: Balances = sums.collect();
    for (key, account) in &replay.accounts {
        balances.insert(key.clone(), account.available);
    }
    (balances, units.into_iter().map(Unit::to_string).collect())
}

/// Balances as they are printed; what is zero is left out.
#[must_use]
pub fn write_balances(
    program: &Program,
    balances: &Balances,
) -> BTreeMap<String, BTreeMap<String, Balance>> {
    let mut written: BTreeMap<String, BTreeMap<String, Balance>> = BTreeMap::new();
    for ((beneficiary, unit), amount) in balances.iter().filter(|(_, amount)| **amount != 0) {
        let decimals = unit.decimals(program.currency());
        let balance = Balance {
            available: write_amount(*amount, decimals),
            pending: write_amount(0, decimals),
        };
        written
            .entry(beneficiary.clone())
            .or_default()
            .insert(unit.to_string(), balance);
    }
    written
}

fn discounts(replay: &Replay) -> BTreeMap<String, BTreeMap<String, String>> {
    let discounts = replay.customers.values().flat_map(|fold| &fold.discounts);
    let mut written: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (order, (unit, amount)) in discounts {
        let amount = write_amount(*amount, unit.decimals(unit));
        written
            .entry(order.clone())
            .or_default()
            .insert(unit.to_string(), amount);
    }
    written
}

fn refusals(replay: &Replay) -> Vec<RefusalRow> {
    let mut rows: Vec<_> = replay.refusals.iter().collect();
    rows.sort_by_key(|refusal| {
        let event = &refusal.event;
        (
            event.time,
            &event.source,
            &event.id,
            refusal.reason,
            &refusal.friend,
        )
    });
    let row = |refusal: &&crate::fold::Refusal| RefusalRow {
        event: refusal.event.id.to_string(),
        friend: refusal.friend.clone(),
        reason: refusal.reason.code(),
    };
    rows.iter().map(row).collect()
}
