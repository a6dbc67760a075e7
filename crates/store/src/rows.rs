//! The rows, under the names by which everybody else knows them.

pub use crate::entity::account::Model as Account;
pub use crate::entity::advocate::Model as Advocate;
pub use crate::entity::api_key::Model as ApiKey;
pub use crate::entity::click::Model as Click;
pub use crate::entity::click_count::Model as ClickCount;
pub use crate::entity::customer::Model as Customer;
pub use crate::entity::deed::Model as Deed;
pub use crate::entity::draft::Model as Draft;
pub use crate::entity::event::Model as Event;
pub use crate::entity::journal_head::Model as JournalHead;
pub use crate::entity::organization::Model as Organization;
pub use crate::entity::outbox::Model as OutboxMessage;
pub use crate::entity::program::Model as Program;
pub use crate::entity::program_version::Model as ProgramVersion;
pub use crate::entity::referral::Model as Referral;
pub use crate::entity::referral_count::Model as ReferralCount;
pub use crate::entity::refusal::Model as Refusal;
pub use crate::entity::repeat::Model as Repeat;
pub use crate::entity::reward::Model as Reward;
pub use crate::entity::scope::Model as Scope;
pub use crate::entity::setting::Model as Setting;
pub use crate::entity::transfer::Model as Transfer;
pub use crate::entity::wake_up::Model as WakeUp;
pub use crate::entity::webhook_endpoint::Model as WebhookEndpoint;
