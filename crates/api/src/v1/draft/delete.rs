//! `DELETE /api/v1/drafts/{id}`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use goodword_app::draft;

use crate::{
    auth::{By, Launches},
    path::{DraftId, Place},
    problem::Problem,
    router::Api,
};

/// Throw a draft away
#[utoipa::path(
    delete,
    path = "/api/v1/drafts/{id}",
    operation_id = "delete_draft",
    tag = "drafts",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The draft's id, `drf_...`")),
    responses((status = 204, description = "Gone")),
)]
pub(crate) async fn delete_draft(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(DraftId(id)): Place<DraftId>,
) -> Result<StatusCode, Problem> {
    draft::delete(&api.app, &by.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
