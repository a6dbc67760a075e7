//! The API from outside: requests in, answers out, on both databases.
//!
//! Every test drives the router that the server serves, with keys, on a database
//! of its own. [`world`] tells how; what is checked beside the answer is read
//! through the API as well, and from the store only where the API cannot show it.

#![expect(clippy::unwrap_used, reason = "tests")]

mod answers;
mod attacks;
mod authorization;
mod bad_input;
mod clicks;
mod document;
mod drafts;
mod edge;
mod events;
mod figures;
mod lists;
mod live;
mod post;
mod sessions;
mod staff;
mod world;
