//! `GET /api/v1/webhooks`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::outbox::endpoint;

use super::WebhookBody;
use crate::{
    auth::{Administers, By},
    list::PageBody,
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
    responses((status = 200, description = "The webhooks", body = PageBody<WebhookBody>)),
)]
pub(crate) async fn list_webhooks(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
) -> Result<Json<PageBody<WebhookBody>>, Problem> {
    let endpoints = endpoint::list(&api.app, &by.caller).await?;
    let items = endpoints.into_iter().map(WebhookBody::of).collect();
    Ok(Json(PageBody::whole(items)))
}
