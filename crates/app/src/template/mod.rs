//! Templates of letters: shipped in every language, and edited by the owner where they
//! want other words.
//!
//! A template is a subject and a text with places to fill, `{{ name }}`, and
//! conditions, `{% if link %}`. It can do nothing else: no other template is read, no
//! computing is done, and what runs away is stopped. What is wrong is told with its
//! line before anything is kept.

mod check;
mod edit;
mod kind;
mod look;
mod preview;
mod render;
mod shipped;
mod words;

pub use edit::{reset, update};
pub use kind::{Kind, Variable};
pub use look::{TemplateRow, TemplateView, list, read};
pub use preview::{Preview, preview};
pub(crate) use render::{Values, render};
pub(crate) use words::words;
