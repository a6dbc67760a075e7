//! `POST /api/v1/programs/{id}/end`

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

/// End a program
///
/// It takes no introductions any more; what was introduced goes on to count. There
/// is no way back. Again is fine.
#[utoipa::path(
    post,
    path = "/api/v1/programs/{id}/end",
    operation_id = "end_program",
    tag = "programs",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    responses(
        (status = 200, description = "The program as it is now", body = ProgramBody),
    ),
)]
pub(crate) async fn end_program(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Place(ProgramId(id)): Place<ProgramId>,
) -> Result<Json<ProgramBody>, Problem> {
    let view = program::end(&api.app, &by.caller, id).await?;
    Ok(Json(ProgramBody::of(view)))
}
