//! `GET /api/v1/programs/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::program;

use super::ProgramBody;
use crate::{
    auth::{By, Reads},
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

/// Read a program
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}",
    operation_id = "read_program",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`")),
    responses((status = 200, description = "The program", body = ProgramBody)),
)]
pub(crate) async fn read_program(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
) -> Result<Json<ProgramBody>, Problem> {
    let view = program::read(&api.app, &by.caller, id).await?;
    Ok(Json(ProgramBody::of(view)))
}
