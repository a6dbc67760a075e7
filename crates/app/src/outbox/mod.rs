//! What leaves the product, at least once, under a stable id.
//!
//! A decision writes its messages in its own transaction; `goodword-jobs` leases
//! them, delivers them, and says here how it went. A message for the business's
//! own systems is first fanned out: one delivery for each endpoint that wants
//! it, each tried and parked for itself.

mod deliver;
pub mod endpoint;
mod fan_out;
mod look;
mod sign;

pub use deliver::{Fate, Message, Retry, delivered, failed, lease, next_due};
pub use fan_out::{Delivery, TEST_TOPIC, WEBHOOK, delivery, fan_out, send_test};
pub use look::{Parked, ParkedPage, parked, requeue};
pub use sign::signature;
