//! Advocates: who brings someone, in one program, and the code they share.

mod code;
mod enrol;
mod list;
mod read;
mod view;

pub(crate) use enrol::enrol_by;
pub use enrol::{Enrolment, enrol};
pub use list::list;
pub use read::{of_customer, read};
pub use view::AdvocateView;
