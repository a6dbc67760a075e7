//! Programs: policies and their life.

use std::{collections::BTreeMap, sync::Arc};

use goodword_app::program::ProgramView;
use goodword_domain::form::Form;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{body::FromForm, id, list::Item, router::Api, words};

mod clicks;
mod create;
mod end;
mod figures;
mod list;
mod pause;
mod preview;
mod read;
mod resume;
mod revise;
mod summary;
mod try_out;
mod versions;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(create::create_program, list::list_programs))
        .routes(routes!(read::read_program))
        .routes(routes!(pause::pause_program))
        .routes(routes!(resume::resume_program))
        .routes(routes!(end::end_program))
        .routes(routes!(revise::revise_program, versions::list_versions))
        .routes(routes!(try_out::try_program))
        .routes(routes!(preview::preview_program))
        .routes(routes!(summary::summarise_program))
        .routes(routes!(figures::read_program_figures))
        .routes(routes!(clicks::count_clicks))
}

/// A program.
#[derive(Serialize, ToSchema)]
#[schema(as = Program)]
pub(crate) struct ProgramBody {
    #[schema(example = "prg_019200000000700080000000000000a1")]
    pub(super) id: String,
    /// The short name, unique in the organization; rewards' ids begin with it.
    name: String,
    /// The name that people read, by language.
    title: BTreeMap<String, String>,
    /// `scheduled`, `live`, `paused` or `ended`.
    #[schema(value_type = words::ProgramState)]
    state: &'static str,
    /// From when on it takes introductions.
    #[schema(format = DateTime)]
    live_from: String,
    /// The newest version's number, from 1.
    version: u32,
    /// The newest version's definition, as it was given.
    #[schema(value_type = Object)]
    definition: Value,
}

impl ProgramBody {
    pub(super) fn of(view: ProgramView) -> Self {
        Self {
            id: id::write_program(view.id),
            name: view.name,
            title: view.title,
            state: view.state.name(),
            live_from: view.live_from.to_rfc3339(),
            version: view.version,
            definition: view.definition,
        }
    }
}

impl Item for ProgramBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "title",
        "state",
        "live_from",
        "version",
        "definition",
    ];
}

/// A definition, for a new version or to look at what it would change.
#[derive(ToSchema)]
pub(crate) struct DefinitionRequest {
    /// The whole definition, as a preset shows one.
    #[schema(value_type = Object)]
    definition: Value,
}

impl FromForm for DefinitionRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["definition"]);
        Self {
            definition: form.required("definition").cloned().unwrap_or_default(),
        }
    }
}
