//! `POST /api/v1/outbox/parked/{id}/requeue`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use goodword_app::outbox;

use crate::{
    auth::{Administers, By},
    path::{ParkedId, Place},
    problem::Problem,
    router::Api,
};

/// Try a parked message again
///
/// From the first try on.
#[utoipa::path(
    post,
    path = "/api/v1/outbox/parked/{id}/requeue",
    operation_id = "requeue_parked",
    tag = "outbox",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The parked message's id, `out_...`")),
    responses((status = 204, description = "It is tried again")),
)]
pub(crate) async fn requeue_parked(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(ParkedId(id)): Place<ParkedId>,
) -> Result<StatusCode, Problem> {
    outbox::requeue(&api.app, &by.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
