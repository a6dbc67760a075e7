//! The clock: what falls due when no event arrives.

mod wake_due;

pub use wake_due::wake_due;
pub(crate) use wake_due::wake_organization;
