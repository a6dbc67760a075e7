//! `DELETE /api/v1/session`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use goodword_app::session;

use crate::{auth::Signed, cookie, problem::Problem, router::Api};

/// Sign out
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    operation_id = "sign_out",
    tag = "session",
    security(("session" = [])),
    responses((status = 204, description = "Signed out")),
)]
pub(crate) async fn sign_out(
    State(api): State<Arc<Api>>,
    signed: Signed,
) -> Result<Response, Problem> {
    session::sign_out(&api.app, &signed.person).await?;
    cookie::signed_out(&api, StatusCode::NO_CONTENT)
}
