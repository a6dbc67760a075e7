//! The HTTP API: REST JSON under `/api/v1`, its OpenAPI document, problems, keys.
//!
//! A request passes [`edge`] (request id, measure, headers, problems), a catch for
//! panics, a time limit, the limit of its address, and reaches an endpoint in
//! `v1/<noun>/<verb>.rs`. An endpoint's arguments are read in their order: who
//! calls and whether they may (`By`), then the path, the query, the body; so a
//! stranger learns nothing from what is wrong with a request. The endpoint calls
//! one use case of the application, and everything that can go wrong becomes a
//! problem in `problem.rs`, and nowhere else.

#![warn(missing_docs)]

mod auth;
mod body;
mod client;
mod cookie;
mod csv;
mod docs;
mod edge;
mod health;
mod id;
mod keyring;
mod limit;
mod list;
mod openapi;
mod options;
mod origin;
mod path;
mod problem;
mod query;
mod router;
mod streams;
mod tries;
mod v1;
mod words;

pub use openapi::{openapi, openapi_text};
pub use options::{ApiOptions, Rate};
pub use problem::Code;
pub use router::router;
