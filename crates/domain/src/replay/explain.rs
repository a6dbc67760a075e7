//! One JSON line for each decision: what was given and why, what was not and
//! why not.

use serde::Serialize;

use super::Replay;
use crate::{
    fold::{Amounts, Explanation},
    moment::Moment,
    program::Program,
    unit::write_amount,
};

/// A decision, as `goodword replay --explain` prints it.
#[derive(Debug, Serialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
enum Decision<'a> {
    /// A reward was given, raised, lowered or taken back.
    Reward {
        at: String,
        reward: &'a str,
        beneficiary: &'a str,
        friend: &'a str,
        event: &'a str,
        amounts: Vec<Amount>,
        because: &'a Explanation,
    },
    /// A part of a reward lapsed.
    Lapse {
        at: String,
        reward: &'a str,
        beneficiary: &'a str,
        amounts: Vec<Amount>,
    },
    /// Something was refused, or expected and not given.
    Refusal {
        at: String,
        event: &'a str,
        friend: &'a str,
        reason: &'a str,
        meaning: &'a str,
    },
}

#[derive(Debug, Serialize)]
struct Amount {
    unit: String,
    amount: String,
}

/// Every decision of a replay, in order of time, each as one line of JSON.
///
/// # Errors
/// Never in practice: everything here can be written as JSON.
pub fn explain(program: &Program, replay: &Replay) -> Result<Vec<String>, serde_json::Error> {
    let write = |amounts: &Amounts| {
        let home = program.currency();
        let amounts = amounts.iter().map(|(unit, amount)| Amount {
            unit: unit.to_string(),
            amount: write_amount(*amount, unit.decimals(home)),
        });
        amounts.collect::<Vec<_>>()
    };
    let mut lines: Vec<(Moment, String)> = Vec::new();
    for reward in replay.rewards() {
        for change in &reward.changes {
            let decision = Decision::Reward {
                at: change.at.to_rfc3339(),
                reward: &reward.id,
                beneficiary: &reward.beneficiary,
                friend: &reward.friend,
                event: &reward.earned_by.id,
                amounts: write(&change.amounts),
                because: &reward.explanation,
            };
            lines.push((change.at, serde_json::to_string(&decision)?));
        }
    }
    for ((beneficiary, unit), account) in &replay.accounts {
        for lapse in &account.lapses {
            let amounts = Amounts::from([(unit.clone(), lapse.amount)]);
            let (at, reward) = (lapse.at.to_rfc3339(), lapse.reward.as_str());
            let decision = Decision::Lapse {
                at,
                reward,
                beneficiary,
                amounts: write(&amounts),
            };
            lines.push((lapse.at, serde_json::to_string(&decision)?));
        }
    }
    for refusal in &replay.refusals {
        let decision = Decision::Refusal {
            at: refusal.event.time.to_rfc3339(),
            event: &refusal.event.id,
            friend: &refusal.friend,
            reason: refusal.reason.code(),
            meaning: refusal.reason.meaning(),
        };
        lines.push((refusal.event.time, serde_json::to_string(&decision)?));
    }
    lines.sort();
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}
