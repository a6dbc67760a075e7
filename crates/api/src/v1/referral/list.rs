//! `GET /api/v1/referrals`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{
    ReferralState,
    referral::{self, ReferralFilter},
};

use super::ReferralBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which referrals are wanted: those that meet everything that is set.
    struct Request {
        /// Only those of this program: its id.
        program,
        /// Only those by this advocate: the customer's id.
        advocate,
        /// Only those of this friend: the customer's id.
        friend,
        /// Only those in this state.
        #[param(value_type = Option<crate::words::ReferralState>)]
        state,
    }
}

/// List referrals
///
/// By the time of their introduction.
#[utoipa::path(
    get,
    path = "/api/v1/referrals",
    operation_id = "list_referrals",
    tag = "referrals",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of referrals", content(
        (PageBody<ReferralBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_referrals(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let (mut reading, request) = (Reading::default(), &list.request);
    let states = ReferralState::ALL
        .iter()
        .map(|state| (state.name(), *state));
    let filter = ReferralFilter {
        program: reading.program("program", request.program.as_deref()),
        advocate: request.advocate.clone(),
        friend: request.friend.clone(),
        state: reading.choice("state", request.state.as_deref(), states),
    };
    reading.done()?;
    let page = referral::list(&api.app, &by.caller, filter, &list.paging).await?;
    list.answer(page, ReferralBody::of)
}
