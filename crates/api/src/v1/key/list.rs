//! `GET /api/v1/keys`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::key;

use super::KeyBody;
use crate::{
    auth::{Administers, By},
    list::{PageBody, Whole, WholeRequest},
    problem::Problem,
    router::Api,
};

/// List keys
///
/// Oldest first, revoked ones too; all of them on one page.
#[utoipa::path(
    get,
    path = "/api/v1/keys",
    operation_id = "list_keys",
    tag = "keys",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(WholeRequest),
    responses((status = 200, description = "The keys", content(
        (PageBody<KeyBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_keys(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    whole: Whole,
) -> Result<Response, Problem> {
    let keys = key::list(&api.app, &by.caller).await?;
    whole.answer(keys.into_iter().map(KeyBody::of).collect())
}
