//! Keys: with which programs of the business call the API.

use std::sync::Arc;

use goodword_app::key::KeyView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api, words};

mod create;
mod list;
mod revoke;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(create::create_key, list::list_keys))
        .routes(routes!(revoke::revoke_key))
}

/// A key, without its secret.
#[derive(Serialize, ToSchema)]
#[schema(as = Key)]
pub(crate) struct KeyBody {
    #[schema(example = "key_019200000000700080000000000000a1")]
    id: String,
    /// For whom it is.
    name: String,
    /// What it may do: `read`, `record`, `programs`, `admin`.
    #[schema(value_type = Vec<words::Scope>)]
    scopes: Vec<&'static str>,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// Since when it no longer works.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
}

impl KeyBody {
    fn of(view: KeyView) -> Self {
        Self {
            id: id::write_key(view.id),
            name: view.name,
            scopes: view.scopes.into_iter().map(|scope| scope.name()).collect(),
            created_at: view.created_at.to_rfc3339(),
            revoked_at: view.revoked_at.map(|at| at.to_rfc3339()),
        }
    }
}

impl Item for KeyBody {
    const COLUMNS: &'static [&'static str] = &["id", "name", "scopes", "created_at", "revoked_at"];
}
