//! Refusals: what does not stand or was not given, and why.

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod list;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new().routes(routes!(list::list_refusals))
}
