//! `POST /api/v1/drafts/{id}/launch`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use goodword_app::draft;
use goodword_domain::{form::Form, moment::Moment};
use utoipa::ToSchema;

use crate::{
    auth::{By, Launches},
    body::{Body, FromForm, moment},
    path::{DraftId, Place},
    problem::Problem,
    router::Api,
    v1::program::ProgramBody,
};

/// When the program begins.
#[derive(ToSchema)]
pub(crate) struct LaunchDraftRequest {
    /// From when on it takes introductions, by default from now on. In the past:
    /// the facts on file are read from then on. Not for a new version of a program,
    /// which counts from now on.
    #[schema(value_type = Option<String>, format = DateTime, example = "2000-01-01T00:00:00Z")]
    live_from: Option<Moment>,
}

impl FromForm for LaunchDraftRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["live_from"]);
        Self {
            live_from: moment(form, "live_from"),
        }
    }
}

/// Launch a draft
///
/// As a program of its own, or as the new version of its program, for introductions
/// from now on. Then the draft is gone; what cannot be launched stays a draft.
#[utoipa::path(
    post,
    path = "/api/v1/drafts/{id}/launch",
    operation_id = "launch_draft",
    tag = "drafts",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The draft's id, `drf_...`")),
    request_body = LaunchDraftRequest,
    responses(
        (status = 201, description = "The program that it has become", body = ProgramBody),
        (status = 409, description = "`program_name_taken`; of a new version \
            `definition_keeps` or `program_ended`"),
    ),
)]
pub(crate) async fn launch_draft(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(DraftId(id)): Place<DraftId>,
    Body(request): Body<LaunchDraftRequest>,
) -> Result<Response, Problem> {
    let view = draft::launch(&api.app, &by.caller, id, request.live_from).await?;
    let body = ProgramBody::of(view);
    let location = [(header::LOCATION, format!("/api/v1/programs/{}", body.id))];
    Ok((StatusCode::CREATED, location, Json(body)).into_response())
}
