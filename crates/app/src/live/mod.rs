//! Live changes: what is decided, told to those who watch, as it is decided.
//!
//! The source are rows that the deciding transaction writes, numbered under the
//! organization's lock; so the order of their numbers is that of the commits, whichever
//! process of an installation decided. One task of this process reads them while
//! somebody watches, and shares what it finds with all who do.

mod change;
mod feed;
mod watch;

pub use change::{Change, LiveChange, Place, topic};
pub(crate) use feed::Live;
pub use watch::{Watch, watch};
