//! The document and the page that shows it; the page's files are in the binary.

use std::sync::{Arc, OnceLock};

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use utoipa_swagger_ui::Config;

use crate::{
    openapi::openapi_text,
    problem::{Code, Problem},
};

/// The page loads its own files and asks this server, and nobody else. Styles in
/// attributes are how its layout is written; styles as text are not allowed.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The OpenAPI document.
pub(crate) async fn document() -> Response {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = TEXT.get_or_init(openapi_text);
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, text.as_str()).into_response()
}

/// Where the page's relative addresses begin.
pub(crate) async fn redirect() -> Redirect {
    Redirect::permanent("/api/v1/docs/")
}

/// The page.
pub(crate) async fn index() -> Response {
    file("index.html")
}

/// One of the page's files.
pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    file(&name)
}

fn file(name: &str) -> Response {
    let config = Config::from("/api/v1/openapi.json")
        .validator_url("none")
        .use_base_layout();
    match utoipa_swagger_ui::serve(name, Arc::new(config)) {
        Ok(Some(file)) => {
            let mut response = file.bytes.into_owned().into_response();
            let headers = response.headers_mut();
            if let Ok(kind) = HeaderValue::from_str(&file.content_type) {
                headers.insert(header::CONTENT_TYPE, kind);
            }
            if file.gzpipped {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(POLICY),
            );
            let kept = HeaderValue::from_static("public, max-age=3600");
            headers.insert(header::CACHE_CONTROL, kept);
            response
        }
        Ok(None) => Problem::new(Code::RouteUnknown, "the page has no such file").into_response(),
        Err(error) => {
            tracing::error!(%error, "a file of the API's page cannot be made");
            Problem::internal().into_response()
        }
    }
}
