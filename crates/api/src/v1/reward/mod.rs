//! Rewards: what a rule gave, to whom, and why.

use std::{collections::BTreeMap, sync::Arc};

use goodword_app::reward::RewardView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api, words};

mod list;
mod read;

pub(crate) use read::ExplanationBody;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_rewards))
        .routes(routes!(read::read_reward))
}

/// What a rule gave.
#[derive(Serialize, ToSchema)]
#[schema(as = Reward)]
pub(crate) struct RewardBody {
    /// `rwd_...`
    id: String,
    /// The reward's stable name, by which events name it:
    /// `<program>/<rule>/<beneficiary>/<what earned it>`.
    #[schema(example = "refund-after-four/advocate/C-1/O-9")]
    reward: String,
    /// The program's id.
    program: String,
    /// After who is paid: `advocate`, `friend`, `recruiter`, ...
    side: String,
    /// Who gets it.
    beneficiary: String,
    /// The advocate of the referral behind it.
    advocate: Option<String>,
    /// The friend of the referral behind it.
    friend: Option<String>,
    /// `available`, `reversed` or `over_budget`.
    #[schema(value_type = words::RewardState)]
    state: &'static str,
    /// What it amounts to now, by unit; empty when nothing is left of it.
    #[schema(example = json!({"CNY": "960.00"}))]
    amounts: BTreeMap<String, String>,
    /// When it was earned.
    #[schema(format = DateTime)]
    earned_at: String,
    /// When what was not used of it lapses.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
    /// When it last changed.
    #[schema(format = DateTime)]
    updated_at: String,
}

impl RewardBody {
    fn of(view: RewardView) -> Self {
        Self {
            id: id::write_reward(&view.id),
            reward: view.id,
            program: id::write_program(view.program),
            side: view.side,
            beneficiary: view.beneficiary,
            advocate: view.advocate,
            friend: view.friend,
            state: view.state.name(),
            amounts: view.amounts,
            earned_at: view.earned_at.to_rfc3339(),
            expires_at: view.expires_at.map(|at| at.to_rfc3339()),
            updated_at: view.updated_at.to_rfc3339(),
        }
    }
}

impl Item for RewardBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "reward",
        "program",
        "side",
        "beneficiary",
        "advocate",
        "friend",
        "state",
        "amounts",
        "earned_at",
        "expires_at",
        "updated_at",
    ];
}
