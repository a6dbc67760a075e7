//! `GET /api/v1/ledger/accounts`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::ledger;

use super::AccountBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which accounts are wanted.
    struct Request {
        /// Only those of this program: its id.
        program,
    }
}

/// List accounts
///
/// With what they have now; by program, name and unit.
#[utoipa::path(
    get,
    path = "/api/v1/ledger/accounts",
    operation_id = "list_accounts",
    tag = "ledger",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of accounts", content(
        (PageBody<AccountBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_accounts(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let program = reading.program("program", list.request.program.as_deref());
    reading.done()?;
    let page = ledger::accounts(&api.app, &by.caller, program, &list.paging).await?;
    list.answer(page, AccountBody::of)
}
