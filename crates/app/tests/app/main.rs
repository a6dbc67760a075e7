//! Stories of the use cases, on both databases.

#![expect(clippy::unwrap_used, reason = "tests")]

mod budget;
mod clock;
mod life;
mod staff;
mod stored;
mod world;
