//! `PUT /api/v1/drafts/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::draft;
use goodword_domain::form::Form;
use serde_json::Value;
use utoipa::ToSchema;

use super::DraftBody;
use crate::{
    auth::{By, Launches},
    body::{Body, FromForm},
    path::{DraftId, Place},
    problem::Problem,
    router::Api,
};

/// What the draft is to say from now on.
#[derive(ToSchema)]
pub(crate) struct UpdateDraftRequest {
    /// The whole definition, as far as it is written; may be faulty.
    #[schema(value_type = Object)]
    definition: Value,
}

impl FromForm for UpdateDraftRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["definition"]);
        Self {
            definition: form.required("definition").cloned().unwrap_or_default(),
        }
    }
}

/// Write a draft
///
/// Over what it said before. A faulty definition is kept too; the answer lists its
/// faults.
#[utoipa::path(
    put,
    path = "/api/v1/drafts/{id}",
    operation_id = "update_draft",
    tag = "drafts",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The draft's id, `drf_...`")),
    request_body = UpdateDraftRequest,
    responses((status = 200, description = "Kept, with its faults", body = DraftBody)),
)]
pub(crate) async fn update_draft(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(DraftId(id)): Place<DraftId>,
    Body(request): Body<UpdateDraftRequest>,
) -> Result<Json<DraftBody>, Problem> {
    let view = draft::update(&api.app, &by.caller, id, request.definition).await?;
    Ok(Json(DraftBody::of(view)))
}
