//! The real world behind the ports of the application: its time and its chance.

use goodword_app::port::{Clock, Ids};
use goodword_domain::moment::Moment;
use uuid::Uuid;

/// The computer's clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one clock that all others stand for"
    )]
    fn now(&self) -> Moment {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // A computer whose clock stands before 1970 has no better answer either.
        let micros = since.map_or(0, |since| since.as_micros());
        Moment::from_micros(i64::try_from(micros).unwrap_or(i64::MAX))
    }
}

/// Ids by time, secrets by the system's source of chance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemIds;

impl Ids for SystemIds {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one source of ids that tests stand in for"
    )]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }

    #[expect(clippy::disallowed_methods, reason = "secrets must not be repeatable")]
    fn secret(&self) -> [u8; 32] {
        use rand::RngExt as _;
        rand::rng().random()
    }
}
