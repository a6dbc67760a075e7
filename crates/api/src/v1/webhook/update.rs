//! `PATCH /api/v1/webhooks/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::outbox::endpoint::{self, Change};
use goodword_domain::form::Form;
use utoipa::{PartialSchema, ToSchema};

use super::{WebhookBody, topics};
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    path::{Place, WebhookId},
    problem::Problem,
    router::Api,
};

/// What is to change of a webhook.
pub(crate) struct UpdateWebhookRequest {
    change: Change,
}

/// The fields of the request, as the document tells them.
#[derive(ToSchema)]
#[schema(as = UpdateWebhookRequest)]
#[expect(
    dead_code,
    reason = "tells callers the fields that are read one by one"
)]
struct UpdateWebhookFields {
    /// Where to.
    url: Option<String>,
    /// Which topics.
    topics: Option<Vec<String>>,
    /// Whether nothing is sent there.
    disabled: Option<bool>,
}

impl PartialSchema for UpdateWebhookRequest {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        UpdateWebhookFields::schema()
    }
}

impl ToSchema for UpdateWebhookRequest {}

impl FromForm for UpdateWebhookRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["url", "topics", "disabled"]);
        Self {
            change: Change {
                url: form.optional_prose("url"),
                topics: topics(form),
                disabled: form.optional_flag("disabled"),
            },
        }
    }
}

/// Change a webhook
///
/// What is not given stays. While it is disabled nothing is sent there, and what waits
/// for it is dropped.
#[utoipa::path(
    patch,
    path = "/api/v1/webhooks/{id}",
    operation_id = "update_webhook",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The webhook's id, `whk_...`")),
    request_body = UpdateWebhookRequest,
    responses(
        (status = 200, description = "The webhook", body = WebhookBody),
        (status = 409, description = "`too_many_endpoints`"),
    ),
)]
pub(crate) async fn update_webhook(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(WebhookId(id)): Place<WebhookId>,
    Body(request): Body<UpdateWebhookRequest>,
) -> Result<Json<WebhookBody>, Problem> {
    let changed = endpoint::update(&api.app, &by.caller, id, &request.change).await?;
    Ok(Json(WebhookBody::of(changed)))
}
