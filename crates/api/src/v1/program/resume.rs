//! `POST /api/v1/programs/{id}/resume`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::program;

use super::ProgramBody;
use crate::{
    auth::{By, Launches},
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

/// Resume a program
///
/// It takes introductions again. Again is fine.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{id}/resume",
    operation_id = "resume_program",
    tag = "programs",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    responses(
        (status = 200, description = "The program as it is now", body = ProgramBody),
        (status = 409, description = "`program_ended`"),
    ),
)]
pub(crate) async fn resume_program(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(ProgramId(id)): Place<ProgramId>,
) -> Result<Json<ProgramBody>, Problem> {
    let view = program::resume(&api.app, &by.caller, id).await?;
    Ok(Json(ProgramBody::of(view)))
}
