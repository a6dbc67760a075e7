//! `GET /api/v1/customers`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::customer;

use super::CustomerBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which customers are wanted.
    struct Request {
        /// Only those whose id begins so.
        prefix,
    }
}

/// List customers
///
/// By their id.
#[utoipa::path(
    get,
    path = "/api/v1/customers",
    operation_id = "list_customers",
    tag = "customers",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of customers", content(
        (PageBody<CustomerBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_customers(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let prefix = list.request.prefix.as_deref().unwrap_or_default();
    let page = customer::list(&api.app, &by.caller, prefix, &list.paging).await?;
    list.answer(page, CustomerBody::of)
}
