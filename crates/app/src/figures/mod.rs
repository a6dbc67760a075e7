//! Figures: what a dashboard shows.
//!
//! Nothing here counts rows when it is asked. The counts of each day are kept beside
//! what they count, written in the transaction that decides it, as the difference
//! between a referral or reward as it was and as it becomes ([`Tally`]): what comes
//! late, falls through, is refunded or moves to another advocate is right by itself.
//! docs/decisions/0006-counts-by-day.md tells which day is which.

mod days;
mod of_program;
mod period;
mod read;
mod recount;
mod tally;
mod view;

pub use days::days;
pub use of_program::of_program;
pub(crate) use period::Period;
pub use period::{Asked, DAYS_MAX};
pub use read::read;
pub(crate) use recount::count;
pub use recount::recount;
pub(crate) use tally::Tally;
pub use view::{
    AdvocateFigures, ChannelFigures, Counts, DayFigures, Figures, Given, ProgramFigures, Step,
};
