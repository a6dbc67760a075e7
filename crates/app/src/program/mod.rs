//! Use cases about programs: launching, reading, pausing, changing, measuring.

mod change;
mod create;
mod file;
mod preview;
mod read;
mod summary;
mod view;

pub use change::{end, pause, resume, revise};
pub use create::{NewProgram, Policy, create};
pub use file::*;
pub use preview::{Preview, PreviewRow, preview};
pub use read::{list, read};
pub use summary::summary;
pub use view::{ProgramState, ProgramView};
