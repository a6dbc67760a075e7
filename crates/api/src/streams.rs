//! How many answers without an end each caller has open.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use goodword_app::Caller;
use uuid::Uuid;

use crate::problem::Problem;

/// Most that one caller has open at once: windows of a browser, and some to spare.
const MOST: usize = 16;
/// Seconds after which one may have been closed.
const COME_AGAIN: u64 = 10;

type Open = HashMap<(Uuid, String), usize>;

/// The open answers of every caller.
#[derive(Clone, Default)]
pub(crate) struct Streams {
    open: Arc<Mutex<Open>>,
}

/// One open answer; dropped, it is closed.
pub(crate) struct Stream {
    streams: Streams,
    caller: (Uuid, String),
}

impl Streams {
    /// Opens one more.
    ///
    /// # Errors
    /// A problem when the caller has too many.
    pub(crate) fn open(&self, caller: &Caller) -> Result<Stream, Problem> {
        let caller = (caller.organization, caller.name.clone());
        let mut open = self.all();
        let count = open.entry(caller.clone()).or_default();
        if *count >= MOST {
            return Err(Problem::too_many_requests(COME_AGAIN));
        }
        *count += 1;
        drop(open);
        let streams = self.clone();
        Ok(Stream { streams, caller })
    }

    fn all(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut open = self.streams.all();
        if let Some(count) = open.get_mut(&self.caller) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.caller);
            }
        }
    }
}
