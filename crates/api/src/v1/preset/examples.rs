//! `GET /api/v1/presets/{name}/examples`

use std::collections::BTreeMap;

use axum::Json;
use goodword_app::Error;
use goodword_domain::program::{Preset, Scene};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    path::Place,
    problem::Problem,
    v1::event::CloudEvent,
};

/// A preset's example.
#[derive(Serialize, ToSchema)]
pub(crate) struct PresetExamplesResponse {
    /// What happens, in order.
    steps: Vec<PresetStep>,
}

/// A step of an example.
#[derive(Serialize, ToSchema)]
pub(crate) struct PresetStep {
    /// What happens, in a sentence, by language.
    #[schema(example = json!({"en": "Anna shares her link, and Ben opens it."}))]
    text: BTreeMap<String, String>,
    /// The same as a fact.
    #[schema(value_type = CloudEvent)]
    event: Value,
}

/// Read a preset's example
///
/// A few facts that show its point, each with a sentence: what is given, and what is
/// refused or taken back. Try them with `try_program`.
#[utoipa::path(
    get,
    path = "/api/v1/presets/{name}/examples",
    operation_id = "read_preset_examples",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("name" = String, Path, description = "The preset's name")),
    responses((status = 200, description = "The example", body = PresetExamplesResponse)),
)]
pub(crate) async fn read_preset_examples(
    _by: By<Reads>,
    Place(name): Place<String>,
) -> Result<Json<PresetExamplesResponse>, Problem> {
    let preset = Preset::named(&name).ok_or_else(|| Error::not_found("preset", name))?;
    let scenes = preset.examples().map_err(Error::from)?.into_iter();
    let steps = scenes.map(|Scene { text, event }| PresetStep { text, event });
    Ok(Json(PresetExamplesResponse {
        steps: steps.collect(),
    }))
}
