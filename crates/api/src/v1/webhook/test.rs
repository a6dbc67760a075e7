//! `POST /api/v1/webhooks/{id}/test`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::outbox;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{Administers, By},
    path::{Place, WebhookId},
    problem::Problem,
    router::Api,
};

/// A test on its way.
#[derive(Serialize, ToSchema)]
pub(crate) struct TestWebhookResponse {
    /// The message's id, as it stands in the header `webhook-id`.
    #[schema(example = "msg_019200000000700080000000000000a1")]
    message: String,
}

/// Test a webhook
///
/// Posts a message that only shows whether the webhook is reached.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{id}/test",
    operation_id = "test_webhook",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The webhook's id, `whk_...`")),
    responses(
        (status = 202, description = "It is on its way", body = TestWebhookResponse),
        (status = 409, description = "`webhook_disabled`"),
    ),
)]
pub(crate) async fn test_webhook(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(WebhookId(id)): Place<WebhookId>,
) -> Result<Response, Problem> {
    let message = outbox::send_test(&api.app, &by.caller, id).await?;
    let body = TestWebhookResponse { message };
    Ok((StatusCode::ACCEPTED, Json(body)).into_response())
}
