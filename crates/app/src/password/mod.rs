//! Passwords: which will do, and what is kept of them.

mod hash;
mod rule;

pub(crate) use hash::{hashed, matches};
pub(crate) use rule::fault;
