//! Use cases about drafts: programs that are being written, faulty until they are
//! done, and then launched.

mod create;
mod delete;
mod launch;
mod read;
mod update;
mod view;

pub use create::{NewDraft, create};
pub use delete::delete;
pub use launch::launch;
pub use read::{list, read};
pub use update::update;
pub use view::DraftView;
