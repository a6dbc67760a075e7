//! What a new version would change, before it is given.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    moment::Moment,
    program::Program,
    replay::{Repeats, Replay, replay_standing},
    summary::Balances,
    unit::{Unit, write_amount},
};
use serde_json::Value;
use uuid::Uuid;

use super::{create::check, summary::latest_facts};
use crate::{App, Caller, Error, Scope, decision::read_program};

/// How far a preview goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreviewOptions {
    /// Most facts that it reads, the latest: they are in memory together, twice
    /// folded, while everybody else is served.
    pub most_facts: usize,
    /// Most beneficiaries that it names.
    pub most_rows: usize,
}

impl Default for PreviewOptions {
    fn default() -> Self {
        Self {
            most_facts: 100_000,
            most_rows: 1_000,
        }
    }
}

/// What a definition would have given for the facts on file, beside what the
/// program gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many facts were read.
    pub facts: u64,
    /// How many older facts were not: on both sides they are as if they had never
    /// been, so that who came before the first fact read counts as new.
    pub facts_left_out: u64,
    /// The time of the first fact that was read, where older ones were left out.
    pub from: Option<Moment>,
    /// What all beneficiaries have now, by unit.
    pub rewards_now: BTreeMap<String, String>,
    /// What they would have.
    pub rewards_then: BTreeMap<String, String>,
    /// For whom it would be different.
    pub changed: Vec<PreviewRow>,
    /// For how many more it would.
    pub changed_left_out: u64,
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
    options: PreviewOptions,
) -> Result<Preview, Error> {
    caller.may(Scope::Read)?;
    let then = check(&definition)?;
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
    let most = options.most_facts;
    let events = latest_facts(reader, caller.organization, now, most).await?;
    let all = reader
        .events()
        .count_until(caller.organization, now.micros())
        .await?;
    let facts = count(events.len());
    let facts_left_out = u64::try_from(all).unwrap_or(0).saturating_sub(facts);
    let first = events.first().map(|event| event.time);
    let then = stands.as_if(then);
    let run = |program: &Program| replay_standing(program, &events, Repeats::default(), now);
    let (before, after) = (balances(&run(&stands)), balances(&run(&then)));
    let mut changed = changes(&stands, &before, &after);
    let changed_left_out = changed.len().saturating_sub(options.most_rows);
    changed.truncate(options.most_rows);
    Ok(Preview {
        facts,
        facts_left_out,
        from: first.filter(|_| facts_left_out > 0),
        rewards_now: totals(&stands, &before),
        rewards_then: totals(&then, &after),
        changed,
        changed_left_out: count(changed_left_out),
    })
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Whoever has another balance before than after.
fn changes(program: &Program, before: &Balances, after: &Balances) -> Vec<PreviewRow> {
    let keys: BTreeSet<&(String, Unit)> = before.keys().chain(after.keys()).collect();
    let amount =
        |balances: &Balances, key: &(String, Unit)| balances.get(key).copied().unwrap_or_default();
    let changed = keys
        .into_iter()
        .filter(|key| amount(before, key) != amount(after, key));
    let row = |key: &(String, Unit)| {
        let decimals = key.1.decimals(program.currency());
        PreviewRow {
            beneficiary: key.0.clone(),
            unit: key.1.to_string(),
            now: write_amount(amount(before, key), decimals),
            then: write_amount(amount(after, key), decimals),
        }
    };
    changed.map(row).collect()
}

fn balances(replay: &Replay) -> Balances {
    let mut balances = Balances::new();
    for reward in replay.rewards() {
        for (unit, amount) in reward.amounts_at(replay.until) {
            let sum = balances
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

fn totals(program: &Program, balances: &Balances) -> BTreeMap<String, String> {
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
