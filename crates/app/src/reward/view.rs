//! A reward as callers see it.

use std::collections::BTreeMap;

use goodword_domain::{
    fold::{Amounts, Reward},
    moment::Moment,
};
use goodword_store::Reward as Row;
use uuid::Uuid;

use crate::{Error, RewardState, ledger::Currencies};

/// What a rule gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewardView {
    /// The program.
    pub program: Uuid,
    /// `<program>/<rule>/<beneficiary>/<what earned it>`.
    pub id: String,
    /// After who is paid: advocate, friend, recruiter, ...
    pub side: String,
    /// Who gets it.
    pub beneficiary: String,
    /// The advocate of the referral behind it.
    pub advocate: Option<String>,
    /// The friend of the referral behind it.
    pub friend: Option<String>,
    /// Where it stands.
    pub state: RewardState,
    /// What it amounts to at the moment of asking, by unit; empty when all of
    /// it was taken back or nothing was given.
    pub amounts: BTreeMap<String, String>,
    /// When it was earned.
    pub earned_at: Moment,
    /// When what was not used of it lapses.
    pub expires_at: Option<Moment>,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A dated change of a reward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewardChange {
    /// From when on.
    pub at: Moment,
    /// By how much, by unit; with a sign where it takes back.
    pub amounts: BTreeMap<String, String>,
}

impl RewardView {
    /// The view of a row, and the reward in full.
    pub(super) fn of(
        row: Row,
        currencies: &Currencies,
        now: Moment,
    ) -> Result<(Self, Reward), Error> {
        let reward: Reward = serde_json::from_str(&row.lines)?;
        let state = RewardState::of_number(row.state);
        let unknown = || Error::inconsistent(format!("reward {} in state {}", row.id, row.state));
        let state = state.ok_or_else(unknown)?;
        let amounts = match state {
            RewardState::OverBudget => Amounts::new(),
            RewardState::Available | RewardState::Reversed => reward.amounts_at(now),
        };
        let view = Self {
            amounts: currencies.write_all(row.program_id, &amounts)?,
            program: row.program_id,
            id: row.id,
            side: row.side,
            beneficiary: row.beneficiary,
            advocate: row.advocate,
            friend: row.friend,
            state,
            earned_at: Moment::from_micros(row.earned_at),
            expires_at: row.expires_at.map(Moment::from_micros),
            updated_at: Moment::from_micros(row.updated_at),
        };
        Ok((view, reward))
    }
}
