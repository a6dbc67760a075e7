//! The public pages from outside, on both databases: every request goes through
//! the router as it is served.
#![expect(clippy::unwrap_used, reason = "tests")]

mod limits;
mod outlook;
mod privacy;
mod share;
mod sign_up;
mod unsubscribe;
mod visit;
mod world;
