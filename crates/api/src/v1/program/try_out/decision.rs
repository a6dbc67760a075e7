//! A decision of a try, in one form whatever it is.

use goodword_domain::{fold::Explanation, moment::Moment, replay::Decision};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{v1::reward::ExplanationBody, words};

/// A decision: what `goodword replay --explain` prints; what does not belong to its
/// kind is null.
#[derive(Serialize, ToSchema)]
#[schema(as = Decision)]
pub(crate) struct DecisionBody {
    /// `reward`: given, raised, lowered or taken back; `lapse`: a part of a reward
    /// lapsed; `refusal`: refused, or expected and not given.
    #[schema(value_type = words::DecisionKind)]
    decision: &'static str,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// The reward's id in the program, like `gold/advocate/C-1/O-1`.
    reward: Option<String>,
    /// Whose reward it is.
    beneficiary: Option<String>,
    /// The friend whom it concerns.
    friend: Option<String>,
    /// The id of the event that earned it, or that was refused.
    event: Option<String>,
    /// By how much, by unit; with a minus where a reward takes back.
    amounts: Vec<DecisionAmount>,
    /// Why it was given.
    because: Option<ExplanationBody>,
    /// The reason of a refusal.
    #[schema(example = "not_new")]
    reason: Option<&'static str>,
    /// What the reason means.
    meaning: Option<&'static str>,
}

/// An amount of a decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct DecisionAmount {
    /// The unit's name.
    #[schema(example = "CNY")]
    unit: String,
    /// The amount, with the decimals of its unit.
    #[schema(example = "250.00")]
    amount: String,
}

impl DecisionBody {
    pub(super) fn of(decision: Decision<'_>) -> Self {
        match decision {
            Decision::Reward {
                at,
                reward,
                beneficiary,
                friend,
                event,
                source,
                amounts,
                because,
            } => Self {
                reward: some(reward),
                beneficiary: some(beneficiary),
                friend: some(friend),
                event: some(event),
                amounts: written(amounts),
                because: Some(explanation(because, source, event)),
                ..Self::bare("reward", at)
            },
            Decision::Lapse {
                at,
                reward,
                beneficiary,
                amounts,
            } => Self {
                reward: some(reward),
                beneficiary: some(beneficiary),
                amounts: written(amounts),
                ..Self::bare("lapse", at)
            },
            Decision::Refusal {
                at,
                event,
                friend,
                reason,
                meaning,
            } => Self {
                event: some(event),
                friend: some(friend),
                reason: Some(reason),
                meaning: Some(meaning),
                ..Self::bare("refusal", at)
            },
        }
    }

    fn bare(decision: &'static str, at: Moment) -> Self {
        Self {
            decision,
            at: at.to_rfc3339(),
            reward: None,
            beneficiary: None,
            friend: None,
            event: None,
            amounts: Vec::new(),
            because: None,
            reason: None,
            meaning: None,
        }
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn written(amounts: Vec<goodword_domain::replay::Amount>) -> Vec<DecisionAmount> {
    let amounts = amounts.into_iter().map(|one| DecisionAmount {
        unit: one.unit,
        amount: one.amount,
    });
    amounts.collect()
}

fn explanation(because: &Explanation, source: &str, event: &str) -> ExplanationBody {
    let earned_by = (source.to_owned(), event.to_owned());
    ExplanationBody::of(because.clone(), earned_by)
}
