//! Visits, taken into memory at once and written in batches.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    time::Duration,
};

use goodword_domain::moment::{Moment, Zone};
use goodword_store::{Click, ClickCount, Store};
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, sleep, timeout_at},
};
use uuid::Uuid;

use super::ProgramLanding;
use crate::{App, Error, zone::zone_of};

/// The longest wait before a batch that could not be written is tried again.
const PATIENCE_MAX: Duration = Duration::from_secs(2);

/// How visits are gathered.
#[derive(Clone, Copy, Debug)]
pub struct ClickOptions {
    /// Most visits that may wait to be written; more are told to come again.
    pub waiting_max: usize,
    /// Most visits in one transaction.
    pub batch_max: usize,
    /// The longest that a visit waits for others to be written with.
    pub every: Duration,
}

impl Default for ClickOptions {
    fn default() -> Self {
        Self {
            waiting_max: 16_384,
            batch_max: 2_048,
            every: Duration::from_millis(100),
        }
    }
}

/// Somebody followed a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// An opaque token that tells visitors apart; no address, no name.
    pub visitor: Option<String>,
    /// Whether the landing page was shown, rather than only passed through.
    pub landing: bool,
}

/// Takes visits and writes them. Cheap to clone; all clones share one buffer.
#[derive(Clone)]
pub struct ClickRecorder {
    app: App,
    waiting: mpsc::Sender<Click>,
    stop: watch::Sender<bool>,
    done: watch::Receiver<bool>,
}

impl ClickRecorder {
    /// Starts writing. Must be called within a tokio runtime.
    #[must_use]
    pub fn start(app: &App, options: ClickOptions) -> Self {
        let (waiting, inbox) = mpsc::channel(options.waiting_max.max(1));
        let (stop, stopping) = watch::channel(false);
        let (finished, done) = watch::channel(false);
        let writer = Writer {
            store: app.store().clone(),
            inbox,
            stopping,
            options,
        };
        tokio::spawn(async move {
            writer.run().await;
            finished.send_replace(true);
        });
        Self {
            app: app.clone(),
            waiting,
            stop,
            done,
        }
    }

    /// Takes a visit; it is written within [`ClickOptions::every`].
    ///
    /// # Errors
    /// [`Error::Overloaded`] when as many wait as may wait, or after
    /// [`ClickRecorder::drain`]: the visitor is to come again in a moment.
    pub fn record(&self, landing: &ProgramLanding, visit: Visit) -> Result<(), Error> {
        let click = Click {
            organization_id: landing.organization,
            id: self.app.ids().next(),
            program_id: landing.program_id,
            code: landing.code.clone(),
            at: self.app.now().micros(),
            visitor: visit.visitor,
            landing: visit.landing,
        };
        self.waiting.try_send(click).map_err(|_| Error::Overloaded)
    }

    /// Takes nothing more, and returns when everything taken is written. While
    /// the database does not answer it goes on trying; the caller limits that.
    pub async fn drain(&self) {
        self.stop.send_replace(true);
        let mut done = self.done.clone();
        // An error would mean that the writer is gone, and then nothing is left to wait for.
        let _gone = done.wait_for(|done| *done).await;
    }
}

struct Writer {
    store: Store,
    inbox: mpsc::Receiver<Click>,
    stopping: watch::Receiver<bool>,
    options: ClickOptions,
}

impl Writer {
    async fn run(mut self) {
        let mut batch = Vec::with_capacity(self.options.batch_max);
        while self.gather(&mut batch).await {
            self.write(&batch).await;
            batch.clear();
        }
    }

    /// Waits for visits; says whether there are any. After the stop signal
    /// nothing new comes in, and what is there is still handed out.
    async fn gather(&mut self, batch: &mut Vec<Click>) -> bool {
        let most = self.options.batch_max.max(1);
        loop {
            if *self.stopping.borrow_and_update() {
                self.inbox.close();
                return self.inbox.recv_many(batch, most).await > 0;
            }
            tokio::select! {
                n = self.inbox.recv_many(batch, most) => {
                    if n == 0 {
                        return false;
                    }
                    break;
                }
                changed = self.stopping.changed() => {
                    if changed.is_err() {
                        // Every recorder was dropped: the inbox ends by itself.
                        return self.inbox.recv_many(batch, most).await > 0;
                    }
                }
            }
        }
        let deadline = Instant::now() + self.options.every;
        while batch.len() < most && !*self.stopping.borrow() {
            let room = most - batch.len();
            let more = self.inbox.recv_many(batch, room);
            tokio::select! {
                taken = timeout_at(deadline, more) => match taken {
                    Ok(0) | Err(_) => break,
                    Ok(_) => {}
                },
                changed = self.stopping.changed() => if changed.is_err() { break },
            }
        }
        true
    }

    /// Writes a batch, however long it takes: the buffer fills up meanwhile, and
    /// visitors are told to come again. Ids were given out before, so that a batch
    /// whose commit was not answered is found instead of written twice.
    async fn write(&self, batch: &[Click]) {
        let mut patience = Duration::from_millis(20);
        let mut tries = 0_u32;
        loop {
            match write_once(&self.store, batch).await {
                Ok(()) => return,
                Err(goodword_store::Error::NameTaken { .. }) if tries > 0 => return,
                Err(error) => {
                    tries = tries.saturating_add(1);
                    let clicks = batch.len();
                    tracing::warn!(%error, clicks, tries, "clicks wait: they could not be written");
                }
            }
            sleep(patience).await;
            patience = (patience * 2).min(PATIENCE_MAX);
        }
    }
}

async fn write_once(store: &Store, batch: &[Click]) -> Result<(), goodword_store::Error> {
    let tx = store.begin_unscoped().await?;
    tx.clicks().insert_many(batch).await?;
    let mut zones = BTreeMap::new();
    for organization in batch.iter().map(|click| click.organization_id) {
        if let Entry::Vacant(place) = zones.entry(organization) {
            let row = tx.organizations().get(organization).await?;
            place.insert(row.map_or_else(Zone::utc, |row| zone_of(&row)));
        }
    }
    tx.clicks().add_counts(&counts(batch, &zones)).await?;
    tx.commit().await
}

/// A visit is counted on its organization's day.
fn counts(batch: &[Click], zones: &BTreeMap<Uuid, Zone>) -> Vec<ClickCount> {
    let mut counts: BTreeMap<(Uuid, Uuid, i32, &str), i64> = BTreeMap::new();
    for click in batch {
        let Some(zone) = zones.get(&click.organization_id) else {
            continue;
        };
        let day = Moment::from_micros(click.at).day(zone).number();
        let place = (
            click.organization_id,
            click.program_id,
            day,
            click.code.as_str(),
        );
        *counts.entry(place).or_default() += 1;
    }
    let row = |((organization_id, program_id, day, code), n): ((Uuid, Uuid, i32, &str), i64)| {
        ClickCount {
            organization_id,
            program_id,
            day,
            code: code.to_owned(),
            n,
        }
    };
    counts.into_iter().map(row).collect()
}
