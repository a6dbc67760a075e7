//! `POST /api/v1/templates/{name}/{language}/preview`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::template;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TemplatePlace, TemplateRequest};
use crate::{
    auth::{By, Reads},
    body::Body,
    path::Place,
    problem::Problem,
    router::Api,
};

/// A letter as it would leave.
#[derive(Serialize, ToSchema)]
#[schema(as = LetterPreview)]
pub(crate) struct LetterPreviewBody {
    subject: String,
    text: String,
    html: String,
}

/// Preview a template
///
/// With samples in its places. Nothing is kept.
#[utoipa::path(
    post,
    path = "/api/v1/templates/{name}/{language}/preview",
    operation_id = "preview_template",
    tag = "templates",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(
        ("name" = String, Path, description = "The template's name"),
        ("language" = String, Path, description = "`en`, `zh-Hans`, `zh-Hant` or `fa`"),
    ),
    request_body = TemplateRequest,
    responses((status = 200, description = "The letter", body = LetterPreviewBody)),
)]
pub(crate) async fn preview_template(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(place): Place<TemplatePlace>,
    Body(request): Body<TemplateRequest>,
) -> Result<Json<LetterPreviewBody>, Problem> {
    let which = place.read()?;
    let (subject, body) = (&request.subject, &request.body);
    let preview = template::preview(&api.app, &by.caller, which, subject, body).await?;
    Ok(Json(LetterPreviewBody {
        subject: preview.subject,
        text: preview.text,
        html: preview.html,
    }))
}
