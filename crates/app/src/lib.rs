//! Use cases: what the product does, one file each, whoever asks.
//!
//! A use case reads, lets the domain decide, and writes, in one transaction.
//! The API, the pages, the command line and the jobs call the same ones. Time,
//! ids and the world outside are ports ([`port`]), given to [`App`] at the start.

#![warn(missing_docs)]

mod app;
mod caller;
mod error;
mod faults;
pub mod port;
mod state;
mod token;

pub mod advocate;
pub mod click;
pub mod clock;
pub mod customer;
mod decision;
pub mod doctor;
pub mod draft;
pub mod event;
pub mod figures;
pub mod key;
pub mod language;
pub mod ledger;
pub mod link;
pub mod live;
pub mod mail;
pub mod organization;
pub mod outbox;
mod password;
pub mod program;
pub mod referral;
pub mod refusal;
pub mod reward;
pub mod session;
pub mod share_page;
pub mod sign_up;
pub mod staff;
pub mod template;
mod zone;

pub use app::{App, Options};
pub use caller::{Caller, Scope};
pub use error::{Error, FieldFault};
/// Pages of lists, under the names by which callers that may not know the store know them.
pub use goodword_store::{Cursor, Page, Paging};
pub use language::Language;
pub use state::{MessageState, ReferralState, RewardState};
