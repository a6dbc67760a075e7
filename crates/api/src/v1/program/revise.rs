//! `POST /api/v1/programs/{id}/versions`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::program;

use super::{DefinitionRequest, ProgramBody};
use crate::{
    auth::{By, Launches},
    body::Body,
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

/// Give a program a new version
///
/// For introductions from now on: a referral follows the version that was live at
/// its introduction, to its end. Name, currency and budget stay.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{id}/versions",
    operation_id = "revise_program",
    tag = "programs",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    request_body = DefinitionRequest,
    responses(
        (status = 201, description = "The program in its new version", body = ProgramBody),
        (status = 409, description = "`definition_keeps` or `program_ended`"),
    ),
)]
pub(crate) async fn revise_program(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(ProgramId(id)): Place<ProgramId>,
    Body(request): Body<DefinitionRequest>,
) -> Result<Response, Problem> {
    let view = program::revise(&api.app, &by.caller, id, request.definition).await?;
    Ok((StatusCode::CREATED, Json(ProgramBody::of(view))).into_response())
}
