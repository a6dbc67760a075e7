//! The one stylesheet and the one script, under addresses that change with what is
//! in them.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::{seal::hex, site::Site};

const CSS: &str = include_str!("../assets/goodword.css");
const SCRIPT: &str = include_str!("../assets/share.js");

/// A file of ours.
pub(crate) struct Asset {
    /// Its name in addresses.
    pub(crate) name: String,
    kind: &'static str,
    text: &'static str,
}

/// The files of ours.
pub(crate) struct Assets {
    /// The stylesheet.
    pub(crate) style: Asset,
    /// What makes copying and sharing easier, on the pages where there is something
    /// to share. They work without it.
    pub(crate) script: Asset,
}

impl Assets {
    pub(crate) fn new() -> Self {
        let css = ("goodword", "css", "text/css; charset=utf-8");
        let script = ("share", "js", "text/javascript; charset=utf-8");
        Self {
            style: Asset::new(css, CSS),
            script: Asset::new(script, SCRIPT),
        }
    }
}

impl Asset {
    fn new((name, ending, kind): (&str, &str, &'static str), text: &'static str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let print = hex(&digest[..6]);
        Self {
            name: format!("{name}.{print}.{ending}"),
            kind,
            text,
        }
    }
}

pub(crate) async fn serve(State(site): State<Site>, Path(file): Path<String>) -> Response {
    let assets = [&site.assets.style, &site.assets.script];
    let Some(asset) = assets.into_iter().find(|asset| asset.name == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, asset.text).into_response()
}

#[cfg(test)]
mod tests {
    use super::{CSS, SCRIPT};

    #[test]
    fn the_stylesheet_and_the_script_are_small_and_load_nothing() {
        assert!(CSS.len() < 20_000, "{} bytes", CSS.len());
        assert!(SCRIPT.len() < 4_000, "{} bytes", SCRIPT.len());
        let foreign = ["url(", "@import", "@font-face", "http:", "https:", "fetch("];
        for word in foreign {
            assert!(!CSS.contains(word) && !SCRIPT.contains(word), "{word}");
        }
    }
}
