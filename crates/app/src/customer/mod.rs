//! Customers: the people on file.

mod list;
mod look_up;
mod mask;
mod read;
mod view;

pub use list::list;
pub use look_up::{LOOK_UP_MAX, look_up};
pub(crate) use mask::{mask_text, masked_fact};
pub use read::read;
pub use view::CustomerView;
