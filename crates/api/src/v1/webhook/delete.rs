//! `DELETE /api/v1/webhooks/{id}`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use goodword_app::outbox::endpoint;

use crate::{
    auth::{Administers, By},
    path::{Place, WebhookId},
    problem::Problem,
    router::Api,
};

/// Remove a webhook
///
/// What waits for it is dropped.
#[utoipa::path(
    delete,
    path = "/api/v1/webhooks/{id}",
    operation_id = "delete_webhook",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The webhook's id, `whk_...`")),
    responses((status = 204, description = "Removed")),
)]
pub(crate) async fn delete_webhook(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(WebhookId(id)): Place<WebhookId>,
) -> Result<StatusCode, Problem> {
    endpoint::delete(&api.app, &by.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
