//! Letters by electronic mail: to advocates and friends when something happened that
//! concerns them, and to the staff.
//!
//! A letter is a row, written in the transaction that causes it, or in the one that
//! fans a decision's messages out; beside it stands a message of the outbox, which
//! `goodword-jobs` hands to the mail server, at least once, always under the same
//! Message-ID. Its id is made of what causes it, so that nobody gets the same news
//! twice. Where no mail server is set up, letters are kept, and can be read.
//!
//! Every letter to a customer says who sends it and how to get no more.

mod cause;
mod deliver;
mod desk;
mod facts;
pub(crate) mod html;
mod look;
mod news;
mod options;
mod send;
mod staff;
mod stop;
mod view;

pub use deliver::{Letter, letter, sent};
pub(crate) use deliver::{failed, requeued};
pub(crate) use facts::reachable;
pub use look::{MailView, list, read, status};
pub(crate) use news::write_news;
pub use options::{MailOptions, Sender};
pub use send::{send, test};
pub use staff::{StaffLetter, to_staff};
pub use stop::{Stop, look_at_stop, stop};
pub use view::{MessageView, WholeMessage};
