//! A reward as its beneficiary sees it.

use goodword_domain::{
    fold::{Amounts, Explanation, Reward},
    moment::Moment,
};
use goodword_store::Reward as Row;

use super::friend::Initials;
use crate::{Error, RewardState};

/// A reward as its beneficiary sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned {
    /// After who is paid: advocate, friend, recruiter.
    pub side: String,
    /// Where it stands.
    pub state: RewardState,
    /// The first letter of the name of the friend whose deed earned it.
    pub initial: Option<String>,
    /// What it came to at first.
    pub given: Amounts,
    /// What it comes to now; empty when all of it was taken back, or nothing given.
    pub amounts: Amounts,
    /// When it was earned.
    pub earned_at: Moment,
    /// When it last became less, if it did.
    pub lowered_at: Option<Moment>,
    /// When what was not used of it lapses.
    pub expires_at: Option<Moment>,
    /// Why it was given, and how the amount came about.
    pub explanation: Explanation,
}

impl Earned {
    pub(super) fn of(row: Row, initials: &Initials, now: Moment) -> Result<Self, Error> {
        let reward: Reward = serde_json::from_str(&row.lines)?;
        let state = RewardState::of_number(row.state);
        let unknown = || Error::inconsistent(format!("reward {} in state {}", row.id, row.state));
        let state = state.ok_or_else(unknown)?;
        let given = reward.changes.first().map(|change| change.amounts.clone());
        let lowering = reward.changes.iter().skip(1).rev();
        let lowered = lowering
            .filter(|change| change.at <= now)
            .find(|change| change.amounts.values().any(|amount| *amount < 0));
        let amounts = match state {
            RewardState::OverBudget => Amounts::new(),
            _ => reward.amounts_at(now),
        };
        Ok(Self {
            side: row.side,
            initial: initials.get(&reward.friend).cloned(),
            given: given.unwrap_or_default(),
            amounts,
            earned_at: Moment::from_micros(row.earned_at),
            lowered_at: lowered.map(|change| change.at),
            expires_at: row.expires_at.map(Moment::from_micros),
            explanation: reward.explanation,
            state,
        })
    }
}
