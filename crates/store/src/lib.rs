//! The only crate that knows the database: one query layer for SQLite and
//! PostgreSQL.
//!
//! A [`Store`] is opened at a [`Location`] and hands out three ways in:
//!
//! - [`Store::reader`]: single reads, each on whatever the database shows then;
//! - [`Store::snapshot`]: many reads of one moment;
//! - [`Store::begin`]: a [`Tx`], which writes. It holds its organization's lock,
//!   so that at most one transaction at a time decides for an organization,
//!   whatever the number of processes. What belongs to no single organization
//!   (outbox leases, clicks, installation) goes through [`Store::begin_unscoped`].
//!
//! Each of them leads to one handle a noun, and a handle's reads take the
//! organization first:
//!
//! ```no_run
//! # use goodword_store::{Error, Reader, Store};
//! # async fn example(store: &Store, organization: uuid::Uuid) -> Result<(), Error> {
//! let standing = store.reader().scopes().load(organization, &[]).await?;
//! let tx = store.begin(organization).await?;
//! tx.scopes().upsert_many(&standing).await?; // only a `Tx` has the writing half
//! count(tx.reader(), organization).await?; // one reading function serves all three
//! tx.commit().await?;
//! # Ok(()) }
//! # async fn count(reader: Reader<'_>, organization: uuid::Uuid) -> Result<i64, Error> {
//! reader.events().count_until(organization, i64::MAX).await
//! # }
//! ```
//!
//! Rows are plain structs that carry their organization. Times are `i64`
//! microseconds since the Unix epoch (UTC), amounts are `i64` minor units, and
//! JSON bodies are text which this crate does not look into. Every primary key
//! begins with the organization; there are no sequences, triggers or foreign
//! keys, so that the tables can be spread over machines by organization.

#![warn(missing_docs)]

mod access;
mod batch;
mod connect;
mod entity;
mod error;
mod insert;
mod migration;
mod page;
mod rows;
mod tenant;

mod account;
mod advocate;
mod api_key;
mod change;
mod click;
mod customer;
mod deed;
mod draft;
mod event;
mod figures;
mod login;
mod mail_stop;
mod message;
mod one_time_link;
mod organization;
mod outbox;
mod program;
mod referral;
mod refusal;
mod repeat;
mod reward;
mod scope;
mod session;
mod setting;
mod share_page;
mod staff;
mod template;
mod transfer;
mod wake_up;
mod webhook_endpoint;

pub use access::{
    Accounts, Advocates, ApiKeys, Changes, Clicks, Customers, Deeds, Drafts, Events, Figures,
    Logins, MailStops, Messages, OneTimeLinks, Organizations, Outbox, Programs, Read, Reader,
    Referrals, Refusals, Repeats, Rewards, Scopes, Sessions, Settings, SharePages, Snapshot, Staff,
    Store, Templates, Transfers, Tx, WakeUps, WebhookEndpoints, Write,
};
pub use account::AccountKey;
pub use connect::Location;
pub use deed::DeedKey;
pub use error::Error;
pub use event::EventFilter;
pub use figures::{AdvocateSums, ChannelSums, DaySums, GivenSum, Span};
pub use message::{MessageFilter, StateCount};
pub use outbox::Lease;
pub use page::{Cursor, Page, Paging};
pub use referral::{ReferralFilter, ReferralKey};
pub use refusal::RefusalFilter;
pub use reward::RewardFilter;
pub use rows::*;
pub use scope::ScopeKey;
pub use transfer::{Balance, NO_LINE, NewTransfer, TransferFilter, line_hash};
