//! The server's part that is the API.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::Method,
    middleware::from_fn_with_state,
    routing::{any, get},
};
use goodword_app::App;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    docs, edge, health,
    keyring::Keyring,
    limit::{Limiter, Limits, by_address},
    options::ApiOptions,
    problem::{Code, Problem},
    streams::Streams,
    tries::Tries,
    v1,
};

/// What endpoints stand on.
pub(crate) struct Api {
    pub(crate) app: App,
    pub(crate) options: ApiOptions,
    pub(crate) limits: Limits,
    pub(crate) keyring: Keyring,
    pub(crate) streams: Streams,
    pub(crate) tries: Tries,
}

/// The API, its document and page, and what monitoring asks. Knows every address
/// under `/api`, and leaves the fallback for the rest to whoever merges it.
///
/// Serve it with the peer's address
/// (`into_make_service_with_connect_info::<SocketAddr>()`): limits go by it.
pub fn router(app: App, options: ApiOptions) -> Router {
    let limits = Limits {
        keys: Limiter::new(options.key_rate),
        addresses: Limiter::new(options.address_rate),
    };
    let body_max = options.body_max;
    let api = Arc::new(Api {
        app,
        options,
        limits,
        keyring: Keyring::default(),
        streams: Streams::default(),
        tries: Tries::default(),
    });
    let (endpoints, _) = v1::endpoints().split_for_parts();
    let limited = endpoints
        .route("/api/v1/openapi.json", get(docs::document))
        .route("/api/v1/docs", get(docs::redirect))
        .route("/api/v1/docs/", get(docs::index))
        .route("/api/v1/docs/{*file}", get(docs::asset))
        .route("/api", any(unknown))
        .route("/api/", any(unknown))
        .route("/api/{*rest}", any(unknown))
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(body_max))
        .layer(from_fn_with_state(Arc::clone(&api), by_address));
    // A monitor behind the same address must not go blind in a storm.
    let monitored = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .method_not_allowed_fallback(wrong_method);
    limited
        .merge(monitored)
        .layer(from_fn_with_state(Arc::clone(&api), edge::in_time))
        .layer(CatchPanicLayer::custom(edge::after_panic))
        .layer(from_fn_with_state(Arc::clone(&api), edge::pass))
        .with_state(api)
}

async fn unknown() -> Problem {
    Problem::new(
        Code::RouteUnknown,
        "see /api/v1/docs for every address there is",
    )
}

async fn wrong_method(method: Method) -> Problem {
    let detail = format!("{method} is not known here; the header Allow says what is");
    Problem::new(Code::MethodNotAllowed, detail)
}
