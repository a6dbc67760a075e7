//! The organization: what it is called, and how it works.

mod read;
mod update;
mod view;

pub use read::read;
pub use update::{Settings, update};
pub use view::OrganizationView;
