//! The batch: what waits is decided together, in one transaction for each
//! organization, and answered when it is durable.
//!
//! While one batch is being decided, others wait; then all of them are taken at
//! once. Callers who ask again as soon as they are answered would come a moment too
//! late for the next batch, and all but the first of them wait for a batch of one:
//! so a batch that follows another waits for as many as are about to come, but only
//! for a small part of what the last one took. An idle system pays no delay, a busy
//! one few commits.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use goodword_domain::event::Event;
use goodword_store::Store;
use serde_json::Value;
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
    time::{Instant, timeout_at},
};
use uuid::Uuid;

use super::Answer;
use crate::{
    Error, Options,
    decision::{Decided, Decider},
    port::{Clock, Ids},
};

/// How often a batch is tried again when another process was in the way.
const MOST_TRIES: u32 = 8;

/// Which part of the time that a batch took the next one waits for at most.
const PATIENCE_PART: u32 = 8;

/// An event on its way in.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// The event, read and checked.
    pub(crate) event: Event,
    /// Its type as it was sent: an unknown one is kept as well.
    pub(crate) code: String,
    /// Its data as it was sent.
    pub(crate) data: String,
}

impl Incoming {
    pub(crate) fn new(event: Event, sent: &Value) -> Self {
        let code = sent
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let data = sent.get("data").unwrap_or(&Value::Null).to_string();
        Self { event, code, data }
    }
}

/// What one caller waits for.
pub(crate) struct Request {
    organization: Uuid,
    events: Vec<Incoming>,
    reply: oneshot::Sender<Decided>,
}

/// Takes requests and decides them in batches.
pub(crate) struct Recorder {
    sender: Mutex<Option<mpsc::Sender<Request>>>,
    worker: Mutex<Option<JoinHandle<()>>>,
}

impl Recorder {
    pub(crate) fn start(
        store: Store,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        options: Options,
    ) -> Self {
        let (sender, receiver) = mpsc::channel(options.waiting_max);
        let worker = Worker {
            decider: Decider::new(store, clock, ids),
            options,
        };
        let worker = tokio::spawn(worker.run(receiver));
        Self {
            sender: Mutex::new(Some(sender)),
            worker: Mutex::new(Some(worker)),
        }
    }

    pub(crate) async fn submit(
        &self,
        organization: Uuid,
        events: Vec<Incoming>,
    ) -> Result<Vec<Answer>, Error> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let sender = self.sender.lock().await.clone().ok_or(Error::Overloaded)?;
        let (reply, answer) = oneshot::channel();
        let request = Request {
            organization,
            events,
            reply,
        };
        // Waiting for room would only hide from callers that there is too much.
        sender.try_send(request).map_err(|_| Error::Overloaded)?;
        drop(sender);
        answer.await.map_err(|_| Error::Overloaded)?
    }

    pub(crate) async fn drain(&self) {
        self.sender.lock().await.take();
        if let Some(worker) = self.worker.lock().await.take()
            && let Err(error) = worker.await
        {
            tracing::error!(%error, "the batch ended badly");
        }
    }
}

struct Worker {
    decider: Decider,
    options: Options,
}

/// What the last batch lets expect of the next one.
#[derive(Default)]
struct Pace {
    /// How many requests: those that waited when it was answered, and as many as
    /// it answered.
    requests: usize,
    /// How long they are worth waiting for.
    patience: Duration,
}

impl Worker {
    async fn run(self, mut receiver: mpsc::Receiver<Request>) {
        let mut waiting = Vec::new();
        let mut pace = Pace::default();
        while receiver
            .recv_many(&mut waiting, self.options.batch_max)
            .await
            > 0
        {
            self.gather(&mut receiver, &mut waiting, &pace).await;
            let mut groups: BTreeMap<Uuid, Vec<Request>> = BTreeMap::new();
            for request in waiting.drain(..) {
                groups
                    .entry(request.organization)
                    .or_default()
                    .push(request);
            }
            for (organization, requests) in groups {
                for batch in self.batches(requests) {
                    let (begun, answered) = (Instant::now(), batch.len());
                    let queued = self.settle(organization, batch, &receiver).await;
                    let patience = begun.elapsed() / PATIENCE_PART;
                    pace = Pace {
                        requests: queued.saturating_add(answered),
                        patience,
                    };
                }
            }
        }
    }

    /// Waits for those who are about to come.
    async fn gather(
        &self,
        receiver: &mut mpsc::Receiver<Request>,
        waiting: &mut Vec<Request>,
        pace: &Pace,
    ) {
        let deadline = Instant::now() + pace.patience;
        let wanted = pace.requests.min(self.options.batch_max);
        while waiting.len() < wanted {
            let room = self.options.batch_max - waiting.len();
            let more = timeout_at(deadline, receiver.recv_many(waiting, room));
            if !matches!(more.await, Ok(1..)) {
                break;
            }
        }
    }

    /// Requests in batches of not too many events.
    fn batches(&self, requests: Vec<Request>) -> Vec<Vec<Request>> {
        let mut batches: Vec<Vec<Request>> = Vec::new();
        let mut room = 0_usize;
        for request in requests {
            let size = request.events.len();
            if room < size || batches.is_empty() {
                batches.push(Vec::new());
                room = self.options.batch_max;
            }
            room = room.saturating_sub(size);
            if let Some(batch) = batches.last_mut() {
                batch.push(request);
            }
        }
        batches
    }

    /// Decides a batch; says how many waited when it was answered. Should it fail
    /// as a whole, each request is decided alone: a fault in one must not harm its
    /// neighbours.
    async fn settle(
        &self,
        organization: Uuid,
        requests: Vec<Request>,
        receiver: &mpsc::Receiver<Request>,
    ) -> usize {
        let events: Vec<&[Incoming]> = requests.iter().map(|r| r.events.as_slice()).collect();
        let decided = self.decide(organization, &events).await;
        let queued = receiver.len();
        match decided {
            Ok(decided) => {
                for (request, decided) in requests.into_iter().zip(decided) {
                    // Whoever waited may be gone; what is decided is durable.
                    drop(request.reply.send(decided));
                }
            }
            Err(error) if requests.len() == 1 => {
                tracing::error!(%error, ?organization, "a request could not be decided");
                if let Some(request) = requests.into_iter().next() {
                    drop(request.reply.send(Err(error)));
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a batch failed; its requests are decided one by one");
                for request in requests {
                    Box::pin(self.settle(organization, vec![request], receiver)).await;
                }
            }
        }
        queued
    }

    async fn decide(
        &self,
        organization: Uuid,
        requests: &[&[Incoming]],
    ) -> Result<Vec<Decided>, Error> {
        let mut tries = 0;
        loop {
            match self.decider.decide(organization, requests).await {
                Err(error) if error.is_retryable() && tries < MOST_TRIES => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(5 << tries)).await;
                }
                decided => return decided,
            }
        }
    }
}
