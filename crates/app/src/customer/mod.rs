//! Customers: the people on file.

mod list;
mod mask;
mod read;
mod view;

pub use list::list;
pub(crate) use mask::{mask_text, masked_fact};
pub use read::read;
pub use view::CustomerView;
