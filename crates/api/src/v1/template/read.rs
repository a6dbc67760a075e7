//! `GET /api/v1/templates/{name}/{language}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::template;

use super::{TemplateBody, TemplatePlace};
use crate::{
    auth::{By, Reads},
    path::Place,
    problem::Problem,
    router::Api,
};

/// Read a template
#[utoipa::path(
    get,
    path = "/api/v1/templates/{name}/{language}",
    operation_id = "read_template",
    tag = "templates",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(
        ("name" = String, Path, description = "The template's name"),
        ("language" = String, Path, description = "`en`, `zh-Hans`, `zh-Hant` or `fa`"),
    ),
    responses((status = 200, description = "The template", body = TemplateBody)),
)]
pub(crate) async fn read_template(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(place): Place<TemplatePlace>,
) -> Result<Json<TemplateBody>, Problem> {
    let (kind, language) = place.read()?;
    let view = template::read(&api.app, &by.caller, kind, language).await?;
    Ok(Json(TemplateBody::of(view)))
}
