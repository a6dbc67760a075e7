//! Live changes: what is decided, as it is decided.

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod watch;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new().routes(routes!(watch::watch_live))
}
