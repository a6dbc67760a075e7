//! Every test here runs on SQLite and on PostgreSQL, from one body.

#![expect(clippy::unwrap_used, reason = "tests")]

mod aggregates;
mod books;
mod concurrency;
mod facts;
mod figures;
mod isolation;
mod lists;
mod mail;
mod opening;
mod outbox;
mod raw;
mod rows;
mod schema;
mod staff;
mod upgrade;
