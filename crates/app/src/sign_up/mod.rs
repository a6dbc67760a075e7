//! A friend signs up on the page behind an advocate's link.
//!
//! Two facts come of it: that the advocate introduced the friend, and that the
//! friend is on file, who so signed up. The friend's id is derived from the
//! phone number or e-mail address ([`Door`]): the same person is one friend,
//! however often and at the same moment they sign up.
//!
//! Whoever is welcome is an advocate of the same program from then on ([`invite`]).

mod contact;
mod door;
mod form;
mod invite;
mod record;

pub(crate) use contact::plain;
pub use contact::{Contact, ContactFault};
pub use door::Door;
pub use form::{Fault, Field, Given, SignUp};
pub use record::{Outcome, SOURCE, SignedUp, record};
