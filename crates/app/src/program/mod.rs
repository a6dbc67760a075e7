//! Use cases about programs: launching, reading, pausing, changing, measuring,
//! and trying them out.

mod change;
mod create;
mod file;
mod preview;
mod read;
mod summary;
mod try_out;
mod versions;
mod view;

pub(crate) use change::supersede;
pub use change::{end, pause, resume, revise};
pub use create::{NewProgram, Policy, create};
pub(crate) use create::{faults_of, launch};
pub use file::*;
pub use preview::{Preview, PreviewOptions, PreviewRow, preview};
pub use read::{list, read};
pub use summary::summary;
pub use try_out::{Trial, Tried, TriedEvent, try_out};
pub(crate) use versions::newest_definition;
pub use versions::{VersionView, versions};
pub use view::{ProgramState, ProgramView};
