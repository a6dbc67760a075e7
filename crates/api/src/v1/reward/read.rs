//! `GET /api/v1/rewards/{id}`

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use goodword_app::reward::{self, RewardDetail};
use goodword_domain::fold::Explanation;
use serde::Serialize;
use utoipa::ToSchema;

use super::RewardBody;
use crate::{
    auth::{By, Reads},
    path::{Place, RewardId},
    problem::Problem,
    router::Api,
};

/// A reward with its history and its explanation.
#[derive(Serialize, ToSchema)]
pub(crate) struct RewardResponse {
    #[serde(flatten)]
    reward: RewardBody,
    /// What changed it, in order of time.
    changes: Vec<ChangeBody>,
    /// Why it was given, and how the amount came about.
    explanation: ExplanationBody,
}

/// A dated change of a reward.
#[derive(Serialize, ToSchema)]
#[schema(as = RewardChange)]
pub(crate) struct ChangeBody {
    /// From when on.
    #[schema(format = DateTime)]
    at: String,
    /// By how much, by unit; with a minus where it takes back.
    #[schema(example = json!({"CNY": "-960.00"}))]
    amounts: BTreeMap<String, String>,
}

/// Why a reward was given.
#[derive(Serialize, ToSchema)]
#[schema(as = Explanation)]
pub(crate) struct ExplanationBody {
    /// The version of the program that decided.
    version: u32,
    /// The rule's place in it, from 1.
    rule: u32,
    /// What set it off, like `signed_up` or `delivered`.
    trigger: String,
    /// The figures that the rule read, by name.
    inputs: BTreeMap<String, String>,
    /// The arithmetic.
    #[schema(example = "8.00 % of 1250.00 = 100.00")]
    arithmetic: String,
    /// The source of the event that earned it.
    event_source: String,
    /// The id of that event.
    event_id: String,
}

impl ExplanationBody {
    /// Of a reward that this event, named by source and id, earned.
    pub(crate) fn of(because: Explanation, earned_by: (String, String)) -> Self {
        Self {
            version: because.version,
            rule: because.rule,
            trigger: because.trigger,
            inputs: because.inputs.into_iter().collect(),
            arithmetic: because.arithmetic,
            event_source: earned_by.0,
            event_id: earned_by.1,
        }
    }
}

impl RewardResponse {
    fn of(detail: RewardDetail) -> Self {
        let changes = detail.changes.into_iter().map(|change| ChangeBody {
            at: change.at.to_rfc3339(),
            amounts: change.amounts,
        });
        Self {
            reward: RewardBody::of(detail.reward),
            changes: changes.collect(),
            explanation: ExplanationBody::of(detail.explanation, detail.earned_by),
        }
    }
}

/// Read a reward
///
/// With the rule that gave it, the figures that the rule read, and the arithmetic.
#[utoipa::path(
    get,
    path = "/api/v1/rewards/{id}",
    operation_id = "read_reward",
    tag = "rewards",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The reward's id, `rwd_...`")),
    responses((status = 200, description = "The reward", body = RewardResponse)),
)]
pub(crate) async fn read_reward(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(RewardId(id)): Place<RewardId>,
) -> Result<Json<RewardResponse>, Problem> {
    let detail = reward::read(&api.app, &by.caller, &id).await?;
    Ok(Json(RewardResponse::of(detail)))
}
