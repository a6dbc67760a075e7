//! Events: taken in, decided in batches, answered when durable; and read again.

mod batch;
mod list;
mod read;
mod record;
mod view;

pub(crate) use batch::{Incoming, Recorder};
pub use list::{EventFilter, list};
pub use read::read;
pub use record::{Answer, EventOutcome, ProgramOutcome, record};
pub use view::EventView;
