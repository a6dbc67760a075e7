//! `POST /api/v1/lookup/customers`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::customer;
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::CustomerBody;
use crate::{
    auth::{By, Reads},
    body::{Body, FromForm, texts},
    list::PageBody,
    problem::Problem,
    router::Api,
};

/// Whom to look up.
#[derive(ToSchema)]
pub(crate) struct LookUpCustomersRequest {
    /// The business's own ids of at most 200 people.
    #[schema(max_items = 200, example = json!(["C-1", "C-2"]))]
    customers: Vec<String>,
}

impl FromForm for LookUpCustomersRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["customers"]);
        form.required("customers");
        Self {
            customers: texts(form, "customers").unwrap_or_default(),
        }
    }
}

/// Look customers up
///
/// Several at once, by id; whoever is not on file is left out. Ids can be telephone
/// numbers and have no business in an address, so they are sent in the body.
#[utoipa::path(
    post,
    path = "/api/v1/lookup/customers",
    operation_id = "look_up_customers",
    tag = "customers",
    security(("key" = ["read"]), ("session" = ["read"])),
    request_body = LookUpCustomersRequest,
    responses((status = 200, description = "Those who are on file", body = PageBody<CustomerBody>)),
)]
pub(crate) async fn look_up_customers(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Body(request): Body<LookUpCustomersRequest>,
) -> Result<Json<PageBody<CustomerBody>>, Problem> {
    let views = customer::look_up(&api.app, &by.caller, &request.customers).await?;
    let items = views.into_iter().map(CustomerBody::of).collect();
    Ok(Json(PageBody::whole(items)))
}
