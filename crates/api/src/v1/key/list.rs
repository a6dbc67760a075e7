//! `GET /api/v1/keys`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::key;

use super::KeyBody;
use crate::{
    auth::{Administers, By},
    list::PageBody,
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
    responses((status = 200, description = "The keys", body = PageBody<KeyBody>)),
)]
pub(crate) async fn list_keys(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
) -> Result<Json<PageBody<KeyBody>>, Problem> {
    let keys = key::list(&api.app, &by.caller).await?;
    Ok(Json(PageBody::whole(
        keys.into_iter().map(KeyBody::of).collect(),
    )))
}
