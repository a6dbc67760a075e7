//! Stories of the use cases, on both databases.

#![expect(clippy::unwrap_used, reason = "tests")]

mod budget;
mod clock;
mod drafts;
mod figures;
mod life;
mod live;
mod preview;
mod search;
mod staff;
mod stored;
mod tries;
mod world;
