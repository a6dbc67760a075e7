//! `GET /api/v1/keys`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::key;
use serde::Serialize;
use utoipa::ToSchema;

use super::KeyBody;
use crate::{
    auth::{Administers, By},
    problem::Problem,
    router::Api,
};

/// The keys, oldest first, revoked ones too.
#[derive(Serialize, ToSchema)]
pub(crate) struct KeysResponse {
    items: Vec<KeyBody>,
}

/// List keys
#[utoipa::path(
    get,
    path = "/api/v1/keys",
    operation_id = "list_keys",
    tag = "keys",
    security(("key" = ["admin"])),
    responses((status = 200, description = "The keys", body = KeysResponse)),
)]
pub(crate) async fn list_keys(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
) -> Result<Json<KeysResponse>, Problem> {
    let keys = key::list(&api.app, &by.caller).await?;
    Ok(Json(KeysResponse { items: keys.into_iter().map(KeyBody::of).collect() }))
}
