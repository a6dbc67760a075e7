//! What the use cases need from the world outside.

use goodword_domain::moment::Moment;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// Makes ids that sort by the time at which they were made (UUID version 7).
pub trait Ids: Send + Sync + 'static {
    /// A new id.
    fn next(&self) -> Uuid;

    /// Bytes that nobody can guess, for secrets and codes.
    fn secret(&self) -> [u8; 32];
}
