//! How long people stay signed in.

use goodword_store::Session;

/// Microseconds of a second.
const SECOND: i64 = 1_000_000;
/// A session's row is written at most so often, in microseconds: a person at work
/// makes many calls, and none of them should write.
pub(super) const SEEN_EVERY: i64 = 60 * SECOND;

/// How long people stay signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Seconds without a call after which a session ends.
    pub idle_seconds: u32,
    /// Seconds after which it ends whatever happens.
    pub most_seconds: u32,
}

impl Default for Lifetime {
    fn default() -> Self {
        Self {
            idle_seconds: 12 * 3_600,
            most_seconds: 30 * 24 * 3_600,
        }
    }
}

impl Lifetime {
    /// When a session ends whose person is seen now.
    pub(super) fn end(self, created_at: i64, now: i64) -> i64 {
        let idle = now.saturating_add(i64::from(self.idle_seconds) * SECOND);
        let most = created_at.saturating_add(i64::from(self.most_seconds) * SECOND);
        idle.min(most)
    }

    /// Whether a session goes on. The row says when it ends; settings that have
    /// become stricter since it was written count too.
    pub(super) fn lives(self, session: &Session, now: i64) -> bool {
        session.expires_at > now && self.end(session.created_at, session.seen_at) > now
    }
}
