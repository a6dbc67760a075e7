//! `POST /api/v1/advocates/{id}/share-page`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::share_page;

use super::AdvocateBody;
use crate::{
    auth::{By, Records},
    path::{AdvocateId, Place},
    problem::Problem,
    router::Api,
};

/// Renew the address of an advocate's own page
///
/// For an address that leaked: the page has the new one from now on, and the one
/// before opens nothing any more. The code and the link stay.
#[utoipa::path(
    post,
    path = "/api/v1/advocates/{id}/share-page",
    operation_id = "renew_share_page",
    tag = "advocates",
    security(("key" = ["record"]), ("session" = ["record"])),
    params(("id" = String, Path, description = "The advocate's id, `adv_...`")),
    responses((
        status = 200,
        description = "The advocate, with the new address",
        body = AdvocateBody,
    )),
)]
pub(crate) async fn renew_share_page(
    State(api): State<Arc<Api>>,
    by: By<Records>,
    Place(AdvocateId((program, customer))): Place<AdvocateId>,
) -> Result<Json<AdvocateBody>, Problem> {
    let view = share_page::renew(&api.app, &by.caller, program, &customer).await?;
    Ok(Json(AdvocateBody::of(view, &api)))
}
