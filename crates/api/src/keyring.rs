//! Keys that were just seen to be valid.
//!
//! A shop system sends thousands of requests a minute with one key; reading its
//! row for each of them would be the largest part of what the database reads. A
//! key is read again after a second, so that a revoked one works at most a second
//! longer on another node, and not at all on the one that revoked it.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use goodword_app::Caller;

/// How long a key is believed.
const BELIEVED: Duration = Duration::from_secs(1);

type Known = HashMap<[u8; 32], (Instant, Caller)>;

/// Valid keys by their fingerprints. Only valid ones: guesses leave no trace, and
/// there are never more of them than keys.
#[derive(Default)]
pub(crate) struct Keyring {
    known: Mutex<Known>,
}

impl Keyring {
    /// Whose key this is, if it was just seen.
    pub(crate) fn find(&self, fingerprint: &[u8; 32]) -> Option<Caller> {
        let known = self.known();
        let (seen, caller) = known.get(fingerprint)?;
        (seen.elapsed() < BELIEVED).then(|| caller.clone())
    }

    /// Remembers a key that is valid.
    pub(crate) fn remember(&self, fingerprint: [u8; 32], caller: &Caller) {
        self.known()
            .insert(fingerprint, (Instant::now(), caller.clone()));
    }

    /// Forgets all keys: one was revoked.
    pub(crate) fn forget(&self) {
        self.known().clear();
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
