//! The one page: every address of the console shows it.

use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use crate::{
    ConsoleOptions,
    file::Built,
    policy::{content_policy, dress},
};

/// The page's file.
pub(crate) const NAME: &str = "index.html";
/// Stands in the page wherever the nonce goes.
const NONCE: &str = "__NONCE__";

/// Who builds the server without Node still gets one, and learns what is missing.
const NOT_BUILT: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
    <title>Goodword</title><h1>The console is not in this binary</h1>\
    <p>Build it with <code>npm ci &amp;&amp; npm run build</code> in <code>console/</code>, then \
    build the binary again; <code>make run</code> does both. \
    The <a href=\"/api/v1/docs/\">API</a> is here all the same.";

pub(crate) async fn serve(State(options): State<ConsoleOptions>) -> Response {
    let nonce = (options.nonce)();
    let built = Built::get(NAME);
    let (status, html) = match &built {
        Some(file) => (
            StatusCode::OK,
            String::from_utf8_lossy(&file.data).replace(NONCE, &nonce),
        ),
        None => (StatusCode::NOT_FOUND, NOT_BUILT.to_owned()),
    };
    let mut response = dress((status, Html(html)).into_response(), "no-store");
    match HeaderValue::from_str(&content_policy(&nonce)) {
        Ok(policy) => {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            response
        }
        // A page without its policy must not be shown.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
