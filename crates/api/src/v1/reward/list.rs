//! `GET /api/v1/rewards`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{
    RewardState,
    reward::{self, RewardFilter},
};

use super::RewardBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which rewards are wanted: those that meet everything that is set.
    struct Request {
        /// Only those of this program: its id.
        program,
        /// Only those that this customer gets.
        beneficiary,
        /// Only those of this side: `advocate`, `friend`, `recruiter`, ...
        side,
        /// Only those in this state.
        #[param(value_type = Option<crate::words::RewardState>)]
        state,
    }
}

/// List rewards
///
/// By the time at which they were earned.
#[utoipa::path(
    get,
    path = "/api/v1/rewards",
    operation_id = "list_rewards",
    tag = "rewards",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of rewards", content(
        (PageBody<RewardBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_rewards(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let (mut reading, request) = (Reading::default(), &list.request);
    let states = RewardState::ALL.iter().map(|state| (state.name(), *state));
    let filter = RewardFilter {
        program: reading.program("program", request.program.as_deref()),
        beneficiary: request.beneficiary.clone(),
        side: request.side.clone(),
        state: reading.choice("state", request.state.as_deref(), states),
    };
    reading.done()?;
    let page = reward::list(&api.app, &by.caller, filter, &list.paging).await?;
    list.answer(page, RewardBody::of)
}
