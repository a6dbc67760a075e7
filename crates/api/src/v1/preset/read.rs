//! `GET /api/v1/presets/{name}`

use axum::Json;
use goodword_app::Error;
use goodword_domain::program::Preset;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::definition;
use crate::{
    auth::{By, Reads},
    path::Place,
    problem::Problem,
};

/// A preset in full.
#[derive(Serialize, ToSchema)]
pub(crate) struct PresetResponse {
    /// Its name.
    name: &'static str,
    /// Its definition, as `definition` of a launch: to begin an own program from.
    #[schema(value_type = Object)]
    definition: Value,
    /// The same as the file that people write (TOML), with its comments.
    text: &'static str,
}

/// Read a preset
#[utoipa::path(
    get,
    path = "/api/v1/presets/{name}",
    operation_id = "read_preset",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("name" = String, Path, description = "The preset's name")),
    responses((status = 200, description = "The preset", body = PresetResponse)),
)]
pub(crate) async fn read_preset(
    _by: By<Reads>,
    Place(name): Place<String>,
) -> Result<Json<PresetResponse>, Problem> {
    let preset = Preset::named(&name).ok_or_else(|| Error::not_found("preset", name))?;
    let definition = definition(preset)?;
    Ok(Json(PresetResponse {
        name: preset.name,
        definition,
        text: preset.text,
    }))
}
