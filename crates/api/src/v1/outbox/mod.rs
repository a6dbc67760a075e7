//! The outbox: what could not leave.

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod list_parked;
mod requeue;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list_parked::list_parked))
        .routes(routes!(requeue::requeue_parked))
}
