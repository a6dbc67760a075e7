//! Refusals: what does not stand or was not given, and why.

mod list;

pub use list::{RefusalFilter, RefusalView, list};
