//! API keys: made, recognised, listed, revoked.
//!
//! A secret is shown once, when it is made; the database keeps its SHA-256.
//! Using a key writes nothing, so that no row is touched by every call.

mod authenticate;
mod create;
mod list;
mod revoke;
mod secret;
mod view;

pub use authenticate::authenticate;
pub use create::{CreatedKey, NewKey, create, create_first};
pub use list::list;
pub use revoke::revoke;
pub use secret::fingerprint;
pub use view::KeyView;
