//! `PUT /api/v1/templates/{name}/{language}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::template;

use super::{TemplateBody, TemplatePlace, TemplateRequest};
use crate::{
    auth::{Administers, By},
    body::Body,
    path::Place,
    problem::Problem,
    router::Api,
};

/// Edit a template
///
/// What is wrong with it is told with its field and line, and nothing is kept.
#[utoipa::path(
    put,
    path = "/api/v1/templates/{name}/{language}",
    operation_id = "update_template",
    tag = "templates",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(
        ("name" = String, Path, description = "The template's name"),
        ("language" = String, Path, description = "`en`, `zh-Hans`, `zh-Hant` or `fa`"),
    ),
    request_body = TemplateRequest,
    responses((status = 200, description = "The template", body = TemplateBody)),
)]
pub(crate) async fn update_template(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(place): Place<TemplatePlace>,
    Body(request): Body<TemplateRequest>,
) -> Result<Json<TemplateBody>, Problem> {
    let which = place.read()?;
    let (subject, body) = (&request.subject, &request.body);
    let view = template::update(&api.app, &by.caller, which, subject, body).await?;
    Ok(Json(TemplateBody::of(view)))
}
