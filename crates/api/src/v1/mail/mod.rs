//! The mail as a whole: whether it is set up, and whether it works.

use std::sync::Arc;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::router::Api;

mod read;
mod test;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(read::read_mail))
        .routes(routes!(test::test_mail))
}
