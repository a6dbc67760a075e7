//! The domain from outside: stories in `tests/stories`, and what holds of all facts
//! and all definitions.
#![expect(clippy::unwrap_used, reason = "tests")]

mod arrival;
mod concepts;
mod definitions;
mod garbage;
mod outlook;
mod presets;
mod reasons;
mod scale;
mod stories;
mod story;
mod versions;
