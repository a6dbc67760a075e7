//! Sessions: people sign in, act for one of their organizations, sign out.
//!
//! The browser holds a token in a cookie; the database keeps its hash. What a
//! person may do is asked of their role at every call, so that a change of it
//! counts at once, and somebody who is kept out is out.

mod authenticate;
mod begin;
mod lifetime;
mod password;
mod profile;
mod sign_in;
mod sign_out;
mod switch;
mod view;

pub use authenticate::{Person, authenticate, recognise};
pub(crate) use begin::{start, started};
pub use lifetime::Lifetime;
pub use password::{WRONG_PASSWORD, change_password};
pub use profile::{Profile, update_profile};
pub use sign_in::{Credentials, sign_in};
pub(crate) use sign_out::end;
pub use sign_out::sign_out;
pub use switch::switch;
pub use view::{SessionView, SignedIn, read};
