//! `DELETE /api/v1/keys/{id}`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use goodword_app::key;

use crate::{
    auth::{Administers, By},
    path::{KeyId, Place},
    problem::Problem,
    router::Api,
};

/// Revoke a key
///
/// From now on it opens nothing. Again is fine.
#[utoipa::path(
    delete,
    path = "/api/v1/keys/{id}",
    operation_id = "revoke_key",
    tag = "keys",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The key's id, `key_...`")),
    responses((status = 204, description = "Revoked")),
)]
pub(crate) async fn revoke_key(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(KeyId(id)): Place<KeyId>,
) -> Result<StatusCode, Problem> {
    key::revoke(&api.app, &by.caller, id).await?;
    api.keyring.forget();
    Ok(StatusCode::NO_CONTENT)
}
