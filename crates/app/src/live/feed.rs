//! The task that reads what was decided, while somebody watches.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use goodword_store::{Change as Row, Store};
use tokio::sync::{broadcast, watch};
use uuid::Uuid;

/// How long between two looks.
const POLL: Duration = Duration::from_millis(400);
/// How long to rest after a failure of the database.
const AFTER_FAILURE: Duration = Duration::from_secs(3);
/// Decisions that are read at once.
const ROWS: u64 = 256;
/// Decisions that one who watches may be behind; who is further behind reads them again.
const BEHIND: usize = 1_024;

/// What this process tells to those who watch. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Live {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    told: broadcast::Sender<Arc<Row>>,
    ended: watch::Sender<bool>,
    watched: Mutex<Watched>,
}

#[derive(Default)]
struct Watched {
    /// By organization: how many watch, and the number of the last row that was told.
    organizations: BTreeMap<Uuid, (usize, i64)>,
    is_read: bool,
}

/// One who watches an organization; dropped, it does not any more.
pub(crate) struct Seat {
    live: Live,
    organization: Uuid,
    pub(super) told: broadcast::Receiver<Arc<Row>>,
    pub(super) ended: watch::Receiver<bool>,
}

impl Live {
    /// Nobody watches yet, and nothing is read.
    pub(crate) fn on(store: Store) -> Self {
        let inner = Inner {
            store,
            told: broadcast::Sender::new(BEHIND),
            ended: watch::Sender::new(false),
            watched: Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    pub(super) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Ends every watch and begins no new one.
    pub(crate) fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    pub(super) fn is_ended(&self) -> bool {
        *self.inner.ended.borrow()
    }

    /// Takes a seat, and says after which number what is told begins. Listens before it
    /// asks, so that nothing lies between.
    pub(super) async fn seat(
        &self,
        organization: Uuid,
    ) -> Result<(Seat, i64), goodword_store::Error> {
        let (told, ended) = (self.inner.told.subscribe(), self.inner.ended.subscribe());
        let last = self.store().reader().changes().last(organization).await?;
        let mut watched = self.watched();
        let place = watched.organizations.entry(organization);
        place.or_insert((0, last)).0 += 1;
        if !watched.is_read {
            watched.is_read = true;
            tokio::spawn(self.clone().read());
        }
        drop(watched);
        let seat = Seat {
            live: self.clone(),
            organization,
            told,
            ended,
        };
        Ok((seat, last))
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        let watched = self.inner.watched.lock();
        watched.unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads and tells, until nobody watches.
    async fn read(self) {
        let mut ended = self.inner.ended.subscribe();
        loop {
            let pause = match self.look().await {
                Ok(()) => POLL,
                Err(error) => {
                    tracing::warn!(%error, "changes cannot be read; it is tried again");
                    AFTER_FAILURE
                }
            };
            let end = ended.wait_for(|ended| *ended);
            let is_ended = tokio::time::timeout(pause, end).await.is_ok();
            let mut watched = self.watched();
            if is_ended || watched.organizations.is_empty() {
                watched.is_read = false;
                return;
            }
        }
    }

    /// Tells everything that is new, of every organization that is watched.
    async fn look(&self) -> Result<(), goodword_store::Error> {
        let watched: Vec<(Uuid, i64)> = {
            let watched = self.watched();
            let each = watched.organizations.iter();
            each.map(|(id, (_, last))| (*id, *last)).collect()
        };
        for (organization, mut last) in watched {
            loop {
                let reader = self.store().reader();
                let rows = reader.changes().after(organization, last, ROWS).await?;
                let is_full = u64::try_from(rows.len()).unwrap_or(ROWS) >= ROWS;
                for row in rows {
                    last = row.number;
                    // Nobody listens where everybody has just gone.
                    drop(self.inner.told.send(Arc::new(row)));
                }
                if let Some(place) = self.watched().organizations.get_mut(&organization) {
                    place.1 = place.1.max(last);
                }
                if !is_full {
                    break;
                }
            }
        }
        Ok(())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut watched = self.live.watched();
        if let Some(place) = watched.organizations.get_mut(&self.organization) {
            place.0 = place.0.saturating_sub(1);
            if place.0 == 0 {
                watched.organizations.remove(&self.organization);
            }
        }
    }
}
