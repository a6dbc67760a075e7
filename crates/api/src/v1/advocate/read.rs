//! `GET /api/v1/advocates/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::advocate;

use super::AdvocateBody;
use crate::{
    auth::{By, Reads},
    path::{AdvocateId, Place},
    problem::Problem,
    router::Api,
};

/// Read an advocate
#[utoipa::path(
    get,
    path = "/api/v1/advocates/{id}",
    operation_id = "read_advocate",
    tag = "advocates",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The advocate's id, `adv_...`")),
    responses((status = 200, description = "The advocate", body = AdvocateBody)),
)]
pub(crate) async fn read_advocate(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(AdvocateId((program, customer))): Place<AdvocateId>,
) -> Result<Json<AdvocateBody>, Problem> {
    let view = advocate::read(&api.app, &by.caller, program, &customer).await?;
    Ok(Json(AdvocateBody::of(view, &api)))
}
