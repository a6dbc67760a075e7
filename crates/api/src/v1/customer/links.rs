//! `GET /api/v1/customers/{customer}/links`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{advocate, customer};

use crate::{
    auth::{By, Reads},
    list::{PageBody, Whole, WholeRequest},
    path::Place,
    problem::Problem,
    router::Api,
    v1::advocate::AdvocateBody,
};

/// List a customer's links
///
/// The code and the link of every program in which the customer is an advocate,
/// by the programs' names.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{customer}/links",
    operation_id = "list_customer_links",
    tag = "customers",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(
        ("customer" = String, Path, description = "The business's own id of the person"),
        WholeRequest,
    ),
    responses((status = 200, description = "The links", content(
        (PageBody<AdvocateBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_customer_links(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(name): Place<String>,
    whole: Whole,
) -> Result<Response, Problem> {
    let found = advocate::of_customer(&api.app, &by.caller, &name).await?;
    if found.is_empty() {
        // Nobody of this name, or somebody without a link: only the second is an answer.
        customer::read(&api.app, &by.caller, &name).await?;
    }
    let items = found
        .into_iter()
        .map(|view| AdvocateBody::of(view, &api))
        .collect();
    whole.answer(items)
}
