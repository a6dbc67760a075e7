//! What a program may spend (practice F8): first come, first served.

use std::collections::{BTreeMap, BTreeSet};

use crate::{fold::Reward, program::Definition, unit::Unit};

/// What is left of a program's budget, by unit; a unit without a budget is
/// without limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    left: BTreeMap<Unit, i64>,
}

impl Budget {
    /// The whole budget of a definition.
    #[must_use]
    pub fn of(definition: &Definition) -> Self {
        Self {
            left: definition.budget.clone(),
        }
    }

    /// Whether nothing is limited.
    #[must_use]
    pub fn is_unlimited(&self) -> bool {
        self.left.is_empty()
    }

    /// Spends the rewards' changes in order of time; the rewards for which
    /// nothing was left. What such a reward later changes is not posted either.
    pub fn spend<'r>(&mut self, rewards: &[&'r Reward]) -> Vec<&'r Reward> {
        let mut changes: Vec<_> = rewards
            .iter()
            .flat_map(|reward| reward.changes.iter().map(move |change| (change, *reward)))
            .collect();
        changes.sort_by(|a, b| {
            (a.0.at, &a.1.earned_by, &a.1.id).cmp(&(b.0.at, &b.1.earned_by, &b.1.id))
        });
        let mut refused: BTreeSet<&str> = BTreeSet::new();
        let mut found = Vec::new();
        for (change, reward) in changes {
            if refused.contains(reward.id.as_str()) {
                continue;
            }
            if self.reaches(&change.amounts) {
                for (unit, amount) in &change.amounts {
                    if let Some(left) = self.left.get_mut(unit) {
                        *left = left.saturating_sub(*amount);
                    }
                }
            } else {
                refused.insert(&reward.id);
                found.push(reward);
            }
        }
        found
    }

    fn reaches(&self, amounts: &crate::fold::Amounts) -> bool {
        amounts.iter().all(|(unit, amount)| {
            *amount <= 0 || self.left.get(unit).is_none_or(|left| left >= amount)
        })
    }
}
