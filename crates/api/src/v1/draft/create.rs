//! `POST /api/v1/drafts`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use goodword_app::draft::{self, NewDraft};
use goodword_domain::form::Form;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::DraftBody;
use crate::{
    auth::{By, Launches},
    body::{Body, FromForm, program_id},
    problem::Problem,
    router::Api,
    v1::preset::preset_name,
};

/// What a draft begins with; an empty one with nothing.
#[derive(ToSchema)]
pub(crate) struct CreateDraftRequest {
    /// The name of the preset to begin from.
    #[schema(example = "refund-after-four")]
    preset: Option<String>,
    /// The id of the program of which it is to be the new version; instead of
    /// `preset`. It begins with what the program's newest version says.
    #[schema(value_type = Option<String>, example = "prg_019200000000700080000000000000a1")]
    program: Option<Uuid>,
    /// What to begin with instead; may be faulty.
    #[schema(value_type = Option<Object>)]
    definition: Option<Value>,
}

impl FromForm for CreateDraftRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["preset", "program", "definition"]);
        if form.value("preset").is_some() && form.value("program").is_some() {
            let reason = "cannot stand beside 'preset': send one of them";
            form.fault("program", reason);
        }
        Self {
            preset: preset_name(form),
            program: program_id(form, "program"),
            definition: form.value("definition").cloned(),
        }
    }
}

/// Begin a draft
///
/// Nothing runs until it is launched.
#[utoipa::path(
    post,
    path = "/api/v1/drafts",
    operation_id = "create_draft",
    tag = "drafts",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    request_body = CreateDraftRequest,
    responses(
        (status = 201, description = "Begun", body = DraftBody),
        (status = 404, description = "There is no such program"),
    ),
)]
pub(crate) async fn create_draft(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Body(request): Body<CreateDraftRequest>,
) -> Result<Response, Problem> {
    let new = NewDraft {
        preset: request.preset,
        program: request.program,
        definition: request.definition,
    };
    let body = DraftBody::of(draft::create(&api.app, &by.caller, new).await?);
    let location = [(header::LOCATION, format!("/api/v1/drafts/{}", body.id))];
    Ok((StatusCode::CREATED, location, Json(body)).into_response())
}
