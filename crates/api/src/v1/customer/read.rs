//! `GET /api/v1/customers/{customer}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::customer;

use super::CustomerBody;
use crate::{
    auth::{By, Reads},
    path::Place,
    problem::Problem,
    router::Api,
};

/// Read a customer
#[utoipa::path(
    get,
    path = "/api/v1/customers/{customer}",
    operation_id = "read_customer",
    tag = "customers",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("customer" = String, Path, description = "The business's own id of the person")),
    responses((status = 200, description = "The customer", body = CustomerBody)),
)]
pub(crate) async fn read_customer(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(name): Place<String>,
) -> Result<Json<CustomerBody>, Problem> {
    let view = customer::read(&api.app, &by.caller, &name).await?;
    Ok(Json(CustomerBody::of(view)))
}
