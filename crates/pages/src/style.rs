//! The one stylesheet, under an address that changes with its content.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::site::Site;

const CSS: &str = include_str!("../assets/goodword.css");

/// The stylesheet's file name.
pub(crate) struct Style {
    pub(crate) name: String,
}

impl Style {
    pub(crate) fn new() -> Self {
        let digest = Sha256::digest(CSS.as_bytes());
        let print: String = digest
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            name: format!("goodword.{print}.css"),
        }
    }
}

pub(crate) async fn serve(State(site): State<Site>, Path(file): Path<String>) -> Response {
    if file != site.style.name {
        return StatusCode::NOT_FOUND.into_response();
    }
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/css; charset=utf-8"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, CSS).into_response()
}

#[cfg(test)]
mod tests {
    use super::CSS;

    #[test]
    fn the_stylesheet_is_small_and_loads_nothing() {
        assert!(CSS.len() < 10_000, "{} bytes", CSS.len());
        for foreign in ["url(", "@import", "@font-face", "http:", "https:"] {
            assert!(!CSS.contains(foreign), "{foreign}");
        }
    }
}
