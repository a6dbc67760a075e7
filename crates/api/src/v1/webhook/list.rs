//! `GET /api/v1/webhooks`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::outbox::endpoint;

use super::WebhookBody;
use crate::{
    auth::{Administers, By},
    list::{PageBody, Whole, WholeRequest},
    problem::Problem,
    router::Api,
};

/// List webhooks
///
/// Oldest first, disabled ones too; all of them on one page.
#[utoipa::path(
    get,
    path = "/api/v1/webhooks",
    operation_id = "list_webhooks",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(WholeRequest),
    responses((status = 200, description = "The webhooks", content(
        (PageBody<WebhookBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_webhooks(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    whole: Whole,
) -> Result<Response, Problem> {
    let endpoints = endpoint::list(&api.app, &by.caller).await?;
    whole.answer(endpoints.into_iter().map(WebhookBody::of).collect())
}
