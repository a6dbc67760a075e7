//! Events: the way in for everything that happens.

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod record;

pub(crate) use record::CloudEvent;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new().routes(routes!(record::record_events))
}
