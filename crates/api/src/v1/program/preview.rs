//! `POST /api/v1/programs/{id}/preview`

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use goodword_app::program::{self, Preview, PreviewOptions};
use goodword_domain::moment::Moment;
use serde::Serialize;
use utoipa::ToSchema;

use super::DefinitionRequest;
use crate::{
    auth::{By, Reads},
    body::Body,
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

/// What a version would change if it had been in force from the start.
#[derive(Serialize, ToSchema)]
pub(crate) struct PreviewResponse {
    /// How many facts were read: at most the latest 100 000.
    facts: u64,
    /// How many older facts were left out: on both sides they are as if they had
    /// never been, so that who came before `from` counts as new.
    facts_left_out: u64,
    /// The time of the first fact that was read, where older ones were left out.
    #[schema(format = DateTime)]
    from: Option<String>,
    /// What is given in all as things stand, by unit.
    rewards_now: BTreeMap<String, String>,
    /// What would have been given in all, by unit.
    rewards_then: BTreeMap<String, String>,
    /// For whom it would differ: at most 1 000 of them.
    changed: Vec<PreviewItem>,
    /// For how many more it would.
    changed_left_out: u64,
}

/// What would differ for one person in one unit.
#[derive(Serialize, ToSchema)]
pub(crate) struct PreviewItem {
    beneficiary: String,
    unit: String,
    /// What they have as things stand.
    now: String,
    /// What they would have.
    then: String,
}

impl PreviewResponse {
    fn of(preview: Preview) -> Self {
        let changed = preview.changed.into_iter().map(|row| PreviewItem {
            beneficiary: row.beneficiary,
            unit: row.unit,
            now: row.now,
            then: row.then,
        });
        Self {
            facts: preview.facts,
            facts_left_out: preview.facts_left_out,
            from: preview.from.map(Moment::to_rfc3339),
            rewards_now: preview.rewards_now,
            rewards_then: preview.rewards_then,
            changed: changed.collect(),
            changed_left_out: preview.changed_left_out,
        }
    }
}

/// Preview a new version
///
/// Runs the definition over the organization's own facts, as if it had been in
/// force from the start. Writes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{id}/preview",
    operation_id = "preview_program",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    request_body = DefinitionRequest,
    responses((status = 200, description = "The difference", body = PreviewResponse)),
)]
pub(crate) async fn preview_program(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
    Body(request): Body<DefinitionRequest>,
) -> Result<Json<PreviewResponse>, Problem> {
    let preview = program::preview(
        &api.app,
        &by.caller,
        id,
        request.definition,
        PreviewOptions::default(),
    )
    .await?;
    Ok(Json(PreviewResponse::of(preview)))
}
