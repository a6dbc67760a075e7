//! `GET /api/v1/staff`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::staff;

use super::StaffBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which part of the staff is wanted.
    struct Request {}
}

/// List the staff
///
/// In the order in which they were invited.
#[utoipa::path(
    get,
    path = "/api/v1/staff",
    operation_id = "list_staff",
    tag = "staff",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of the staff", content(
        (PageBody<StaffBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_staff(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let page = staff::list(&api.app, &by.caller, &list.paging).await?;
    list.answer(page, StaffBody::of)
}
