//! `GET /api/v1/advocates`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::advocate;

use super::AdvocateBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which advocates are wanted.
    struct Request {
        /// Only those of this program: its id.
        program,
    }
}

/// List advocates
///
/// By program and customer.
#[utoipa::path(
    get,
    path = "/api/v1/advocates",
    operation_id = "list_advocates",
    tag = "advocates",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of advocates", content(
        (PageBody<AdvocateBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_advocates(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let program = reading.program("program", list.request.program.as_deref());
    reading.done()?;
    let page = advocate::list(&api.app, &by.caller, program, &list.paging).await?;
    list.answer(page, |view| AdvocateBody::of(view, &api))
}
