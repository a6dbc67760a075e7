//! Serves the admin console under `/console/`: a single page that the browser
//! runs, its scripts and styles, all from within the binary.
//!
//! Files under `assets/` carry a fingerprint in their names and never change; the
//! page itself is written anew for every visit, since it carries a nonce, and is
//! kept by nobody. The console has no rights of its own: everything it shows and
//! does goes through the API, as the person who signed in.

#![warn(missing_docs)]

mod file;
mod page;
mod policy;

use std::sync::Arc;

use axum::{Router, response::Redirect, routing::get};

/// Where the console lives.
pub const PATH: &str = "/console/";

/// What the console needs from outside.
#[derive(Clone)]
pub struct ConsoleOptions {
    /// Makes a word that nobody can guess, another one each time: the nonce with
    /// which the page's styles say that they are ours.
    pub nonce: Arc<dyn Fn() -> String + Send + Sync>,
}

/// The console's addresses.
pub fn router(options: ConsoleOptions) -> Router {
    Router::new()
        .route("/console", get(|| async { Redirect::permanent(PATH) }))
        .route("/console/", get(page::serve))
        .route("/console/{*path}", get(file::serve))
        .with_state(options)
}
