//! What a new version would change, before it is given.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    program::{Program, read_definition},
    replay::{Repeats, Replay, replay_standing},
    unit::{Unit, write_amount},
};
use serde_json::Value;
use uuid::Uuid;

use super::{create::malformed, summary::facts};
use crate::{App, Caller, Error, Scope, decision::read_program};

/// What a definition would have given for the facts on file, beside what the
/// program gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many facts were read.
    pub facts: u64,
    /// What all beneficiaries have now, by unit.
    pub rewards_now: BTreeMap<String, String>,
    /// What they would have.
    pub rewards_then: BTreeMap<String, String>,
    /// For whom it would be different.
    pub changed: Vec<PreviewRow>,
}

/// One beneficiary for whom it would be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Who.
    pub beneficiary: String,
    /// In which unit.
    pub unit: String,
    /// What it is now.
    pub now: String,
    /// What it would be.
    pub then: String,
}

/// What a new version would change if it had been in force from the start.
/// Nothing is written.
///
/// # Errors
/// [`Error::Malformed`] with every fault of the definition; [`Error::NotFound`].
pub async fn preview(
    app: &App,
    caller: &Caller,
    id: Uuid,
    definition: Value,
) -> Result<Preview, Error> {
    caller.may(Scope::Read)?;
    let then = read_definition(&definition).map_err(|faults| malformed("definition", faults))?;
    let now = app.now();
    let snapshot = app.store().snapshot().await?;
    let reader = snapshot.reader();
    let row = reader.programs().by_id(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("program", id.to_string()))?;
    let versions = reader
        .programs()
        .versions(caller.organization, &[id])
        .await?;
    let stands = read_program(&row, versions)?;
    let events = facts(reader, caller.organization, now).await?;
    let then = stands.as_if(then);
    let run = |program: &Program| replay_standing(program, &events, Repeats::default(), now);
    let (before, after) = (balances(&run(&stands)), balances(&run(&then)));
    let mut preview = Preview {
        facts: u64::try_from(events.len()).unwrap_or(u64::MAX),
        rewards_now: totals(&stands, &before),
        rewards_then: totals(&then, &after),
        changed: Vec::new(),
    };
    let keys: BTreeSet<&(String, Unit)> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let amount = |balances: &BTreeMap<(String, Unit), i64>| {
            balances.get(key).copied().unwrap_or_default()
        };
        if amount(&before) != amount(&after) {
            let decimals = key.1.decimals(stands.currency());
            preview.changed.push(PreviewRow {
                beneficiary: key.0.clone(),
                unit: key.1.to_string(),
                now: write_amount(amount(&before), decimals),
                then: write_amount(amount(&after), decimals),
            });
        }
    }
    Ok(preview)
}

fn balances(replay: &Replay) -> BTreeMap<(String, Unit), i64> {
    let mut balances = BTreeMap::new();
    for reward in replay.rewards() {
        for (unit, amount) in reward.amounts_at(replay.until) {
            let sum: &mut i64 = balances
                .entry((reward.beneficiary.clone(), unit))
                .or_default();
            *sum = sum.saturating_add(amount);
        }
    }
    for (key, account) in &replay.accounts {
        balances.insert(key.clone(), account.available);
    }
    balances
}

fn totals(program: &Program, balances: &BTreeMap<(String, Unit), i64>) -> BTreeMap<String, String> {
    let mut sums: BTreeMap<&Unit, i64> = BTreeMap::new();
    for ((_, unit), amount) in balances {
        let sum = sums.entry(unit).or_default();
        *sum = sum.saturating_add(*amount);
    }
    let write = |(unit, sum): (&Unit, i64)| {
        (
            unit.to_string(),
            write_amount(sum, unit.decimals(program.currency())),
        )
    };
    sums.into_iter().map(write).collect()
}
