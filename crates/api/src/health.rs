//! What load balancers and monitoring ask.

use std::sync::Arc;

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    problem::{Code, Problem},
    router::Api,
};

/// The process runs.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The process can work: its database answers.
pub(crate) async fn ready(State(api): State<Arc<Api>>) -> Result<&'static str, Problem> {
    api.app
        .store()
        .ping()
        .await
        .map_err(goodword_app::Error::from)?;
    Ok("ready\n")
}

/// The measures, as Prometheus reads them.
pub(crate) async fn metrics(State(api): State<Arc<Api>>) -> Response {
    const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";
    match &api.options.metrics {
        Some(render) => ([(header::CONTENT_TYPE, TEXT)], render()).into_response(),
        None => Problem::new(Code::RouteUnknown, "this server takes no measures").into_response(),
    }
}
