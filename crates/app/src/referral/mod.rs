//! Referrals: an advocate brings a friend in a program.

mod list;
mod read;
mod view;

pub use list::{ReferralFilter, list};
pub use read::read;
pub use view::ReferralView;
