//! `POST /api/v1/search/customers`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::customer;
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::CustomerBody;
use crate::{
    auth::{By, Reads},
    body::{Body, FromForm},
    list::PageBody,
    problem::Problem,
    router::Api,
};

/// Whom to look for.
#[derive(ToSchema)]
pub(crate) struct SearchCustomersRequest {
    /// What is remembered: the beginning of an id; beginnings of names, of a telephone
    /// number with or without its first digits, or of an e-mail address.
    #[schema(max_length = 100, example = "ruth")]
    text: String,
    /// Most people in the answer, by default 10.
    #[schema(minimum = 1, maximum = 50)]
    limit: Option<u32>,
}

impl FromForm for SearchCustomersRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["text", "limit"]);
        form.required("text");
        let limit = form.optional_whole("limit");
        let most = u32::try_from(customer::FOUND_MAX).unwrap_or(u32::MAX);
        if limit.is_some_and(|limit| !(1..=most).contains(&limit)) {
            form.fault("limit", format!("is not a number from 1 to {most}"));
        }
        Self {
            text: form.optional_prose("text").unwrap_or_default(),
            limit,
        }
    }
}

/// Search customers
///
/// By what is remembered of them. A key that may not record people finds them by their id
/// only. What is looked for can be personal and has no business in an address, so it is
/// sent in the body.
#[utoipa::path(
    post,
    path = "/api/v1/search/customers",
    operation_id = "search_customers",
    tag = "customers",
    security(("key" = ["read"]), ("session" = ["read"])),
    request_body = SearchCustomersRequest,
    responses((status = 200, description = "Who was found", body = PageBody<CustomerBody>)),
)]
pub(crate) async fn search_customers(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Body(request): Body<SearchCustomersRequest>,
) -> Result<Json<PageBody<CustomerBody>>, Problem> {
    let limit = usize::try_from(request.limit.unwrap_or(10)).unwrap_or(customer::FOUND_MAX);
    let views = customer::search(&api.app, &by.caller, &request.text, limit).await?;
    let items = views.into_iter().map(CustomerBody::of).collect();
    Ok(Json(PageBody::whole(items)))
}
