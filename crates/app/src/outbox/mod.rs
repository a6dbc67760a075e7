//! What leaves the product, at least once, under a stable id.
//!
//! A decision writes its messages in its own transaction; `goodword-jobs` leases
//! them, delivers them, and says here how it went. A message for the business's
//! own systems is first fanned out: one delivery for each endpoint that wants
//! it, each tried and parked for itself. What nobody could want is not written.

mod deliver;
pub mod endpoint;
mod fan_out;
mod forget;
mod look;
mod sign;
mod tidings;

pub use deliver::{Fate, Message, Retry, delivered, failed, lease, next_due, next_due_of};
pub(crate) use fan_out::row;
pub use fan_out::{
    DELIVERED, Delivery, MAIL, TEST_TOPIC, WEBHOOK, delivery, fan_out_due, send_test,
};
pub use forget::forget;
pub use look::{Parked, parked, requeue};
pub use sign::signature;
pub(crate) use tidings::{Tiding, Tidings};
