//! Events: taken in, decided in batches, answered when durable.

mod batch;
mod record;

pub(crate) use batch::{Incoming, Recorder};
pub use record::{Answer, EventOutcome, ProgramOutcome, record};
