//! `GET /api/v1/drafts/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::draft;

use super::DraftBody;
use crate::{
    auth::{By, Reads},
    path::{DraftId, Place},
    problem::Problem,
    router::Api,
};

/// Read a draft
#[utoipa::path(
    get,
    path = "/api/v1/drafts/{id}",
    operation_id = "read_draft",
    tag = "drafts",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The draft's id, `drf_...`")),
    responses((status = 200, description = "The draft", body = DraftBody)),
)]
pub(crate) async fn read_draft(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(DraftId(id)): Place<DraftId>,
) -> Result<Json<DraftBody>, Problem> {
    let view = draft::read(&api.app, &by.caller, id).await?;
    Ok(Json(DraftBody::of(view)))
}
