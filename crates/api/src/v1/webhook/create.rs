//! `POST /api/v1/webhooks`

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::outbox::endpoint;
use goodword_domain::form::Form;
use serde::Serialize;
use utoipa::ToSchema;

use super::{WebhookBody, topics};
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
};

/// A webhook to make.
#[derive(ToSchema)]
pub(crate) struct CreateWebhookRequest {
    /// Where to: an address on the public internet, unless the operator allows others.
    #[schema(example = "https://shop.example/hooks/goodword")]
    url: String,
    /// Which topics.
    #[schema(example = json!(["reward.*", "referral.*"]))]
    topics: BTreeSet<String>,
}

impl FromForm for CreateWebhookRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["url", "topics"]);
        form.required("url");
        form.required("topics");
        Self {
            url: form.optional_prose("url").unwrap_or_default(),
            topics: topics(form).unwrap_or_default(),
        }
    }
}

/// A webhook that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct CreatedWebhookResponse {
    #[serde(flatten)]
    webhook: WebhookBody,
    /// The key with which deliveries are signed (standardwebhooks.com). It is shown
    /// this once.
    #[schema(example = "whsec_3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    secret: String,
}

/// Make a webhook
///
/// The answer holds the key with which deliveries are signed, which nobody can read
/// again.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks",
    operation_id = "create_webhook",
    tag = "webhooks",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    request_body = CreateWebhookRequest,
    responses(
        (status = 201, description = "Made", body = CreatedWebhookResponse),
        (status = 409, description = "`too_many_endpoints`"),
    ),
)]
pub(crate) async fn create_webhook(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Body(request): Body<CreateWebhookRequest>,
) -> Result<Response, Problem> {
    let (made, secret) = endpoint::add(&api.app, &by.caller, &request.url, &request.topics).await?;
    let body = CreatedWebhookResponse {
        webhook: WebhookBody::of(made),
        secret,
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
