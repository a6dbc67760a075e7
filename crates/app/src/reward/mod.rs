//! Rewards: what a rule gave, to whom, and why.

mod list;
mod read;
mod view;

pub use list::{RewardFilter, list};
pub use read::{RewardDetail, read};
pub use view::{RewardChange, RewardView};
