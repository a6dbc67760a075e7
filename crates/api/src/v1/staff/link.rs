//! `POST /api/v1/staff/{id}/link`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::staff;

use super::LinkBody;
use crate::{
    auth::{Administers, By},
    path::{Place, StaffId},
    problem::Problem,
    router::Api,
};

/// Make a one-time link for somebody
///
/// The invitation again, where it was not taken up, and else one to choose a new
/// password. Older links of theirs end.
#[utoipa::path(
    post,
    path = "/api/v1/staff/{id}/link",
    operation_id = "create_staff_link",
    tag = "staff",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "Their id, `stf_...`")),
    responses(
        (status = 201, description = "Made", body = LinkBody),
        (status = 409, description = "`staff_disabled`; `login_shared`: they sign in to another \
            organization with the same password"),
    ),
)]
pub(crate) async fn create_staff_link(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(StaffId(id)): Place<StaffId>,
) -> Result<Response, Problem> {
    let made = staff::create_link(&api.app, &by.caller, id).await?;
    let body = LinkBody::of(&made.link, made.is_mailed, &api);
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
