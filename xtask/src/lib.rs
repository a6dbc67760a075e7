//! The repository checks itself ([`tidy`]) and writes what is generated from
//! something else ([`generate`]). Cheap rules only: what the compiler, rustfmt
//! and clippy already see is left to them.

mod code;
pub mod generate;
mod repo;
pub mod tidy;

pub use repo::{File, Repo, Violation};
