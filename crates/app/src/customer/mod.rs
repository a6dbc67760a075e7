//! Customers: the people on file.

mod index;
mod list;
mod look_up;
mod mask;
mod read;
mod search;
mod view;
mod words;

pub use index::index;
pub use list::list;
pub use look_up::{LOOK_UP_MAX, look_up};
pub(crate) use mask::{mask_text, masked_fact};
pub use read::read;
pub use search::{FOUND_MAX, search};
pub use view::CustomerView;
pub(crate) use words::{word_rows, words_of};
