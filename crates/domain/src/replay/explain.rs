//! Every decision of a replay: what was given and why, what was not and why not.

use serde::{Serialize, Serializer};

use super::Replay;
use crate::{
    fold::{Amounts, Explanation},
    moment::Moment,
    program::Program,
    unit::write_amount,
};

/// A decision. As JSON it is the line that `goodword replay --explain` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision<'a> {
    /// A reward was given, raised, lowered or taken back.
    Reward {
        /// When.
        #[serde(serialize_with = "rfc3339")]
        at: Moment,
        /// The reward's id.
        reward: &'a str,
        /// Who gets it.
        beneficiary: &'a str,
        /// The friend whose deed earned it.
        friend: &'a str,
        /// The id of the event that earned it.
        event: &'a str,
        /// Who said so: the event's source, which the line leaves out.
        #[serde(skip)]
        source: &'a str,
        /// By how much, by unit; below zero takes back.
        amounts: Vec<Amount>,
        /// The rule, what it read, and the arithmetic.
        because: &'a Explanation,
    },
    /// A part of a reward lapsed.
    Lapse {
        /// When.
        #[serde(serialize_with = "rfc3339")]
        at: Moment,
        /// The reward's id.
        reward: &'a str,
        /// Whose it was.
        beneficiary: &'a str,
        /// How much of it, by unit.
        amounts: Vec<Amount>,
    },
    /// Something was refused, or expected and not given.
    Refusal {
        /// When.
        #[serde(serialize_with = "rfc3339")]
        at: Moment,
        /// The event's id.
        event: &'a str,
        /// Whom it concerns.
        friend: &'a str,
        /// The reason's stable code.
        reason: &'static str,
        /// What the reason means.
        meaning: &'static str,
    },
}

/// An amount as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// The unit's name.
    pub unit: String,
    /// The amount, with the decimals of its unit.
    pub amount: String,
}

impl Decision<'_> {
    /// From when on it holds.
    #[must_use]
    pub fn at(&self) -> Moment {
        match self {
            Self::Reward { at, .. } | Self::Lapse { at, .. } | Self::Refusal { at, .. } => *at,
        }
    }
}

/// Every decision of a replay, in order of time, each as one line of JSON.
///
/// # Errors
/// Never in practice: everything here can be written as JSON.
pub fn explain(program: &Program, replay: &Replay) -> Result<Vec<String>, serde_json::Error> {
    let lines = in_order(program, replay)?.into_iter();
    Ok(lines.map(|(_, line, _)| line).collect())
}

/// Every decision of a replay, in the order in which they are printed: by time,
/// then by their lines as text.
///
/// # Errors
/// Never in practice: everything here can be written as JSON.
pub fn decisions<'a>(
    program: &Program,
    replay: &'a Replay,
) -> Result<Vec<Decision<'a>>, serde_json::Error> {
    let decisions = in_order(program, replay)?.into_iter();
    Ok(decisions.map(|(_, _, decision)| decision).collect())
}

type Placed<'a> = (Moment, String, Decision<'a>);

fn in_order<'a>(
    program: &Program,
    replay: &'a Replay,
) -> Result<Vec<Placed<'a>>, serde_json::Error> {
    let given = given(program, replay);
    let all = given.chain(lapsed(program, replay)).chain(refused(replay));
    let placed = all.map(|decision| {
        let line = serde_json::to_string(&decision)?;
        Ok((decision.at(), line, decision))
    });
    let mut placed = placed.collect::<Result<Vec<Placed<'a>>, serde_json::Error>>()?;
    placed.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    Ok(placed)
}

fn given<'a>(program: &Program, replay: &'a Replay) -> impl Iterator<Item = Decision<'a>> {
    replay.rewards().flat_map(move |reward| {
        let change = |change: &crate::fold::Change| Decision::Reward {
            at: change.at,
            reward: &reward.id,
            beneficiary: &reward.beneficiary,
            friend: &reward.friend,
            event: &reward.earned_by.id,
            source: &reward.earned_by.source,
            amounts: written(program, &change.amounts),
            because: &reward.explanation,
        };
        reward.changes.iter().map(change).collect::<Vec<_>>()
    })
}

fn lapsed<'a>(program: &Program, replay: &'a Replay) -> impl Iterator<Item = Decision<'a>> {
    let accounts = replay.accounts.iter();
    accounts.flat_map(move |((beneficiary, unit), account)| {
        account.lapses.iter().map(move |lapse| Decision::Lapse {
            at: lapse.at,
            reward: &lapse.reward,
            beneficiary,
            amounts: written(program, &Amounts::from([(unit.clone(), lapse.amount)])),
        })
    })
}

fn refused(replay: &Replay) -> impl Iterator<Item = Decision<'_>> {
    replay.refusals.iter().map(|refusal| Decision::Refusal {
        at: refusal.event.time,
        event: &refusal.event.id,
        friend: &refusal.friend,
        reason: refusal.reason.code(),
        meaning: refusal.reason.meaning(),
    })
}

fn written(program: &Program, amounts: &Amounts) -> Vec<Amount> {
    let home = program.currency();
    let amounts = amounts.iter().map(|(unit, amount)| Amount {
        unit: unit.to_string(),
        amount: write_amount(*amount, unit.decimals(home)),
    });
    amounts.collect()
}

fn rfc3339<S: Serializer>(at: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339())
}
