//! `GET /api/v1/webhooks/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::outbox::endpoint;

use super::WebhookBody;
use crate::{
    auth::{Administers, By},
    path::{Place, WebhookId},
    problem::Problem,
    router::Api,
};

/// Read a webhook
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{id}",
    operation_id = "read_webhook",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The webhook's id, `whk_...`")),
    responses((status = 200, description = "The webhook", body = WebhookBody)),
)]
pub(crate) async fn read_webhook(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(WebhookId(id)): Place<WebhookId>,
) -> Result<Json<WebhookBody>, Problem> {
    let found = endpoint::read(&api.app, &by.caller, id).await?;
    Ok(Json(WebhookBody::of(found)))
}
