//! Drafts: programs that are being written.

use std::{collections::BTreeMap, sync::Arc};

use goodword_app::{FieldFault, draft::DraftView};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api};

mod create;
mod delete;
mod launch;
mod list;
mod read;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_drafts, create::create_draft))
        .routes(routes!(
            read::read_draft,
            update::update_draft,
            delete::delete_draft
        ))
        .routes(routes!(launch::launch_draft))
}

/// A program that is being written.
#[derive(Serialize, ToSchema)]
#[schema(as = Draft)]
pub(crate) struct DraftBody {
    #[schema(example = "drf_019200000000700080000000000000a1")]
    id: String,
    /// The short name, where one is written so far.
    name: Option<String>,
    /// The name that people read, by language, as far as it is written.
    title: BTreeMap<String, String>,
    /// The preset that it began from.
    preset: Option<String>,
    /// The id of the program of which it is to be the new version.
    program: Option<String>,
    /// What is written so far, faulty or not.
    #[schema(value_type = Object)]
    definition: Value,
    /// What stands in the way of a launch; empty when nothing does.
    faults: Vec<DraftFault>,
    /// When it was last written.
    #[schema(format = DateTime)]
    updated_at: String,
}

/// A fault of a draft.
#[derive(Serialize, ToSchema)]
pub(crate) struct DraftFault {
    /// The field's path, as a launch would name it.
    #[schema(example = "definition.rule[0].gives.amount")]
    field: String,
    /// What is wrong with it.
    reason: String,
}

impl DraftBody {
    fn of(view: DraftView) -> Self {
        let fault = |fault: FieldFault| DraftFault {
            field: fault.field,
            reason: fault.reason,
        };
        Self {
            id: id::write_draft(view.id),
            name: view.name,
            title: view.title,
            preset: view.preset,
            program: view.program.map(id::write_program),
            definition: view.definition,
            faults: view.faults.into_iter().map(fault).collect(),
            updated_at: view.updated_at.to_rfc3339(),
        }
    }
}

impl Item for DraftBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "title",
        "preset",
        "program",
        "definition",
        "faults",
        "updated_at",
    ];
}
