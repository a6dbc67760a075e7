//! `GET /api/v1/drafts`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::draft;

use super::DraftBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which drafts are wanted: all.
    struct Request {}
}

/// List drafts
///
/// In the order in which they were begun.
#[utoipa::path(
    get,
    path = "/api/v1/drafts",
    operation_id = "list_drafts",
    tag = "drafts",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of drafts", content(
        (PageBody<DraftBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_drafts(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let page = draft::list(&api.app, &by.caller, &list.paging).await?;
    list.answer(page, DraftBody::of)
}
