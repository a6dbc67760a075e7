//! `GET /api/v1/session`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::session;

use super::SessionBody;
use crate::{auth::Signed, problem::Problem, router::Api};

/// Read the session
///
/// Who is signed in, and what they may do.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    operation_id = "read_session",
    tag = "session",
    security(("session" = [])),
    responses((status = 200, description = "The session", body = SessionBody)),
)]
pub(crate) async fn read_session(
    State(api): State<Arc<Api>>,
    signed: Signed,
) -> Result<Json<SessionBody>, Problem> {
    let view = session::read(&api.app, &signed.person).await?;
    Ok(Json(SessionBody::of(view)))
}
