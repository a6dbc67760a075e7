//! `POST /api/v1/programs/{id}/pause`

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

/// Pause a program
///
/// It takes no introductions for now; what was introduced goes on to count. Again
/// is fine.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{id}/pause",
    operation_id = "pause_program",
    tag = "programs",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    responses(
        (status = 200, description = "The program as it is now", body = ProgramBody),
        (status = 409, description = "`program_ended`"),
    ),
)]
pub(crate) async fn pause_program(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(ProgramId(id)): Place<ProgramId>,
) -> Result<Json<ProgramBody>, Problem> {
    let view = program::pause(&api.app, &by.caller, id).await?;
    Ok(Json(ProgramBody::of(view)))
}
