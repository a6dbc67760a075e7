//! Visits through a shared link: whose link it is, and that it was followed.
//!
//! A link is followed far more often than anything else happens, so nothing on
//! this way waits for the database: who a code belongs to is remembered for a
//! few seconds ([`Landings`]), and visits are written in batches behind the
//! answer ([`ClickRecorder`]). Both are bounded. No address, name or e-mail of
//! a visitor is kept, only a random token.

mod counts;
mod landing;
mod landings;
mod recorder;

pub use counts::{DayCount, counts};
pub(crate) use landing::landing_of;
pub use landing::{ProgramLanding, destination_key, look_up};
pub use landings::Landings;
pub use recorder::{ClickOptions, ClickRecorder, Visit};
