//! The batch: what waits is decided together, in one transaction for each
//! organization, and answered when it is durable.
//!
//! There is no timer. While one batch is being decided, others wait; then all of
//! them are taken at once. An idle system pays no delay, a busy one few commits.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use goodword_domain::event::Event;
use goodword_store::Store;
use serde_json::Value;
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
};
use uuid::Uuid;

use super::Answer;
use crate::{
    Error, Options,
    decision::{Decider, Decided},
    port::{Clock, Ids},
};

/// How often a batch is tried again when another process was in the way.
const MOST_TRIES: u32 = 8;

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
        let code = sent.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
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
        let worker = Worker { decider: Decider::new(store, clock, ids), options };
        let worker = tokio::spawn(worker.run(receiver));
        Self { sender: Mutex::new(Some(sender)), worker: Mutex::new(Some(worker)) }
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
        let request = Request { organization, events, reply };
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

impl Worker {
    async fn run(self, mut receiver: mpsc::Receiver<Request>) {
        let mut waiting = Vec::new();
        while receiver.recv_many(&mut waiting, self.options.batch_max).await > 0 {
            let mut groups: BTreeMap<Uuid, Vec<Request>> = BTreeMap::new();
            for request in waiting.drain(..) {
                groups.entry(request.organization).or_default().push(request);
            }
            for (organization, requests) in groups {
                for batch in self.batches(requests) {
                    self.settle(organization, batch).await;
                }
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

    /// Decides a batch. Should it fail as a whole, each request is decided
    /// alone: a fault in one must not harm its neighbours.
    async fn settle(&self, organization: Uuid, requests: Vec<Request>) {
        let events: Vec<&[Incoming]> = requests.iter().map(|r| r.events.as_slice()).collect();
        match self.decide(organization, &events).await {
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
                    Box::pin(self.settle(organization, vec![request])).await;
                }
            }
        }
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
