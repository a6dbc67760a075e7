//! `POST /api/v1/programs/{id}/preview`

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use goodword_app::program::{self, Preview};
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
    /// How many facts were read.
    facts: u64,
    /// What is given in all as things stand, by unit.
    rewards_now: BTreeMap<String, String>,
    /// What would have been given in all, by unit.
    rewards_then: BTreeMap<String, String>,
    /// Everybody for whom it would differ.
    changed: Vec<PreviewItem>,
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
            rewards_now: preview.rewards_now,
            rewards_then: preview.rewards_then,
            changed: changed.collect(),
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
    let preview = program::preview(&api.app, &by.caller, id, request.definition).await?;
    Ok(Json(PreviewResponse::of(preview)))
}
