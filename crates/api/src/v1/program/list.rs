//! `GET /api/v1/programs`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::program;

use super::ProgramBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which programs are wanted: all.
    struct Request {}
}

/// List programs
///
/// By short name.
#[utoipa::path(
    get,
    path = "/api/v1/programs",
    operation_id = "list_programs",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of programs", content(
        (PageBody<ProgramBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_programs(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let page = program::list(&api.app, &by.caller, &list.paging).await?;
    list.answer(page, ProgramBody::of)
}
