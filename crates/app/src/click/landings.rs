//! Remembers for a few seconds what stands behind a code.

use std::{
    collections::HashMap,
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use goodword_domain::moment::Moment;

use super::{ProgramLanding, look_up};
use crate::{App, Error};

/// How long an answer is taken as current, in microseconds: a program that is
/// paused or changed shows so after this.
const FRESH_MICROS: i64 = 5_000_000;
/// How long an answer may be given while a newer one is being fetched.
const USABLE_MICROS: i64 = 30_000_000;
/// Most codes that are remembered, those that nobody has included.
const CODES_MAX: usize = 20_000;

/// What stands behind codes, remembered. Cheap to clone; clones share memory.
#[derive(Clone, Debug, Default)]
pub struct Landings {
    inner: Arc<RwLock<HashMap<String, Arc<Remembered>>>>,
}

#[derive(Debug)]
struct Remembered {
    landing: Option<Arc<ProgramLanding>>,
    since: Moment,
    /// Whether somebody is already fetching a newer answer.
    renewing: AtomicBool,
}

impl Landings {
    /// What stands behind a code, from memory where it is fresh. When it has
    /// just become stale, one caller fetches it anew and the others are not
    /// kept waiting.
    ///
    /// # Errors
    /// As [`look_up`].
    pub async fn get(&self, app: &App, code: &str) -> Result<Option<Arc<ProgramLanding>>, Error> {
        let now = app.now();
        if let Some(known) = self.recall(code) {
            let age = now.micros().saturating_sub(known.since.micros());
            if (0..FRESH_MICROS).contains(&age) {
                return Ok(known.landing.clone());
            }
            let others_fetch = known.renewing.swap(true, Ordering::AcqRel);
            if others_fetch && (0..USABLE_MICROS).contains(&age) {
                return Ok(known.landing.clone());
            }
        }
        match look_up(app, code).await {
            Ok(found) => Ok(self.remember(code, found, now)),
            Err(error) => {
                if let Some(known) = self.recall(code) {
                    known.renewing.store(false, Ordering::Release);
                }
                Err(error)
            }
        }
    }

    fn recall(&self, code: &str) -> Option<Arc<Remembered>> {
        self.inner.read().ok()?.get(code).cloned()
    }

    fn remember(
        &self,
        code: &str,
        landing: Option<ProgramLanding>,
        now: Moment,
    ) -> Option<Arc<ProgramLanding>> {
        let landing = landing.map(Arc::new);
        let entry = Remembered {
            landing: landing.clone(),
            since: now,
            renewing: AtomicBool::new(false),
        };
        if let Ok(mut map) = self.inner.write() {
            if map.len() >= CODES_MAX && !map.contains_key(code) {
                make_room(&mut map, now);
            }
            map.insert(code.to_owned(), Arc::new(entry));
        }
        landing
    }
}

/// Forgets what is stale; when that is too little, whoever tries codes at
/// random loses first: the codes that nobody has, then everything.
fn make_room(map: &mut HashMap<String, Arc<Remembered>>, now: Moment) {
    let enough = CODES_MAX / 2;
    let fresh = now.micros().saturating_sub(FRESH_MICROS);
    map.retain(|_, entry| entry.since.micros() > fresh);
    if map.len() > enough {
        map.retain(|_, entry| entry.landing.is_some());
    }
    if map.len() > enough {
        map.clear();
    }
}
