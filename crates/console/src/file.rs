//! The console's files: scripts, styles, fonts, pictures.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use crate::{
    ConsoleOptions, page,
    policy::{accepts, dress},
};

/// What `npm run build` in `console/` has made. A binary that is built without it
/// has no console, and its page says so.
#[derive(RustEmbed)]
#[folder = "../../console/dist"]
#[allow_missing = true]
pub(crate) struct Built;

/// Their names carry a fingerprint of what is in them.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// May be kept, and is asked for again.
const ASK_AGAIN: &str = "no-cache";

/// A file where there is one; else the page, whose script knows the console's
/// screens by their addresses.
pub(crate) async fn serve(
    State(options): State<ConsoleOptions>,
    Path(path): Path<String>,
    headers: HeaderMap,
    method: Method,
) -> Response {
    // Small twins come by their plain name; the build's own list is nobody's matter.
    let is_ours = path != page::NAME && !path.ends_with(".br") && !path.starts_with('.');
    match Built::get(&path).filter(|_| is_ours) {
        Some(_) if method != Method::GET && method != Method::HEAD => {
            StatusCode::METHOD_NOT_ALLOWED.into_response()
        }
        Some(file) => dress(
            answer(&path, file.data.into_owned(), &headers),
            cache(&path),
        ),
        None if path.starts_with("assets/") || !wants_page(&headers) => {
            dress(StatusCode::NOT_FOUND.into_response(), "no-store")
        }
        None => page::serve(State(options)).await,
    }
}

fn answer(path: &str, plain: Vec<u8>, headers: &HeaderMap) -> Response {
    let small = Built::get(&format!("{path}.br")).filter(|_| accepts(headers, "br"));
    let encoding = small.as_ref().map(|_| "br");
    let bytes = small.map_or(plain, |file| file.data.into_owned());
    let mut response = bytes.into_response();
    let told = response.headers_mut();
    told.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    told.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        told.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn cache(path: &str) -> &'static str {
    if path.starts_with("assets/") {
        FOREVER
    } else {
        ASK_AGAIN
    }
}

/// The kinds of files that the build makes.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A person's browser that goes somewhere, not a script that looks for a file.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
