//! Server-rendered public pages: what a friend sees who follows an advocate's
//! link, and what an advocate sees of what came of it. They work without JavaScript,
//! in every language of [`Language`], and load nothing from anywhere else.
//!
//! `GET /r/{code}` counts the visit and shows the landing page, or goes on to
//! the program's own destination; `POST /r/{code}` signs the friend up, and
//! `GET /r/{code}/thanks` says what happens next. What reaches the address bar
//! is a code, a language and an outcome, never a name or an e-mail address.
//! `/unsubscribe/{token}` is where a customer stops the mail.
//!
//! `GET /s/{secret}` is an advocate's own page, and `GET /s/{secret}/thanks` what a
//! friend sees after a sign-up that made them an advocate: whoever has the secret
//! sees the page (docs/decisions/0007-who-sees-a-share-page.md). `GET /q/{code}.svg`
//! is the QR code of a link.

#![warn(missing_docs)]

mod asking;
mod asset;
mod client;
mod cookie;
mod limit;
mod links;
mod options;
mod page;
mod qr;
mod respond;
mod seal;
mod share;
mod site;
mod state;
mod submit;
mod thanks;
mod unsubscribe;
mod visit;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use goodword_app::App;
use tower_http::compression::CompressionLayer;

pub use client::{ClientAddress, behind_proxies};
pub use goodword_app::Language;
pub use options::{Limits, PageOptions};

use goodword_app::language::{amount, figures, texts};
use site::Site;

/// Most bytes of a form that is sent to a page.
const FORM_BYTES: usize = 16 * 1024;

/// The public pages. Must be served with
/// `into_make_service_with_connect_info::<SocketAddr>()`: limits are kept for
/// each client, and a page that cannot know its client answers 500.
pub fn router(app: App, options: PageOptions) -> Router {
    let site = Site::new(app, options);
    let pages = Router::new()
        .route("/r/{code}/thanks", get(thanks::thanks))
        .route("/r/{code}", post(submit::submit).get(visit::visit))
        .route(
            "/unsubscribe/{token}",
            post(unsubscribe::stop).get(unsubscribe::ask),
        )
        .route("/s/{secret}", get(share::share))
        .route("/s/{secret}/thanks", get(share::welcome))
        .route("/q/{file}", get(qr::serve))
        .layer(DefaultBodyLimit::max(FORM_BYTES));
    Router::new()
        .merge(pages)
        .route("/assets/{file}", get(asset::serve))
        .layer(CompressionLayer::new())
        .with_state(site)
}
