//! `DELETE /api/v1/templates/{name}/{language}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::template;

use super::{TemplateBody, TemplatePlace};
use crate::{
    auth::{Administers, By},
    path::Place,
    problem::Problem,
    router::Api,
};

/// Go back to the shipped template
///
/// Again is fine.
#[utoipa::path(
    delete,
    path = "/api/v1/templates/{name}/{language}",
    operation_id = "reset_template",
    tag = "templates",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(
        ("name" = String, Path, description = "The template's name"),
        ("language" = String, Path, description = "`en`, `zh-Hans`, `zh-Hant` or `fa`"),
    ),
    responses((status = 200, description = "The template as it is shipped", body = TemplateBody)),
)]
pub(crate) async fn reset_template(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(place): Place<TemplatePlace>,
) -> Result<Json<TemplateBody>, Problem> {
    let (kind, language) = place.read()?;
    let view = template::reset(&api.app, &by.caller, kind, language).await?;
    Ok(Json(TemplateBody::of(view)))
}
