//! The outbox runner: one lane fans out what the decisions wrote, and one lane for
//! each kind of delivery leases what is due, hands it to its handler, and writes
//! down how it went. Lanes do not wait for each other: a receiver that hangs holds
//! back no letter.

use std::{sync::Arc, time::Duration};

use goodword_app::{
    App, Error,
    outbox::{self, Fate, Message, Retry},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::Instant,
};

use crate::{
    JobOptions,
    handler::{Failure, Handlers},
};

/// How long to rest after a failure of the database.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Fans out what is due. What concerns nobody, or becomes deliveries, is settled
/// many at a time: one by one it would keep the database busier than the decisions
/// that wrote it. After each round it rests for as long as the round took, so that
/// whoever waits for a decision never has less than half of the database.
pub(crate) async fn fan_out(app: App, poll: Duration, mut stopped: watch::Receiver<bool>) {
    loop {
        let begun = Instant::now();
        let pause = {
            let app = app.clone();
            // In a task of its own: a panic ends this round and not the lane.
            match tokio::spawn(async move { outbox::fan_out_due(&app).await }).await {
                Ok(Ok(true)) => begun.elapsed(),
                Ok(Ok(false)) => poll,
                Ok(Err(error)) => {
                    tracing::error!(?error, "messages cannot be fanned out; it is tried again");
                    poll.max(AFTER_FAILURE)
                }
                Err(error) => {
                    tracing::error!(%error, "fanning out ran into a fault of this program");
                    poll.max(AFTER_FAILURE)
                }
            }
        };
        if crate::rest(pause, &mut stopped).await {
            return;
        }
    }
}

/// One lane of deliveries.
pub(crate) async fn run(
    app: App,
    handlers: Arc<Handlers>,
    topic: &'static str,
    options: JobOptions,
    mut stopped: watch::Receiver<bool>,
) {
    let runner = Arc::new(Runner {
        handlers,
        topic,
        slots: Arc::new(Semaphore::new(
            usize::try_from(options.workers).unwrap_or(1).max(1),
        )),
        app,
        options,
    });
    let mut running = JoinSet::new();
    loop {
        while running.try_join_next().is_some() {}
        let pause = match runner.take().await {
            Ok(taken) => {
                let pause = if taken.is_empty() {
                    runner.options.poll
                } else {
                    Duration::ZERO
                };
                for (message, slot) in taken {
                    running.spawn(runner.clone().settle(message, slot));
                }
                pause
            }
            Err(error) => {
                tracing::error!(
                    ?error,
                    topic,
                    "the outbox cannot be read; it is tried again"
                );
                AFTER_FAILURE
            }
        };
        if crate::rest(pause, &mut stopped).await {
            break;
        }
    }
    while running.join_next().await.is_some() {}
}

struct Runner {
    app: App,
    handlers: Arc<Handlers>,
    topic: &'static str,
    slots: Arc<Semaphore>,
    options: JobOptions,
}

impl Runner {
    /// Leases as many messages as there are free slots.
    async fn take(&self) -> Result<Vec<(Message, OwnedSemaphorePermit)>, Error> {
        // Waits while all are busy: a lease runs from when it is given.
        let Ok(first) = self.slots.clone().acquire_owned().await else {
            return Ok(Vec::new());
        };
        let due = outbox::next_due_of(&self.app, self.topic).await?;
        if due.is_none_or(|due| due > self.app.now()) {
            return Ok(Vec::new());
        }
        let mut slots = vec![first];
        while let Ok(slot) = self.slots.clone().try_acquire_owned() {
            slots.push(slot);
        }
        let limit = u64::try_from(slots.len()).unwrap_or(1);
        let (owner, seconds) = (&self.options.owner, self.options.lease_seconds);
        let messages = outbox::lease(&self.app, owner, self.topic, limit, seconds).await?;
        Ok(messages.into_iter().zip(slots).collect())
    }

    /// Delivers one message and writes down how it went. When that cannot be
    /// written, the lease runs out, and the message is delivered once more.
    async fn settle(self: Arc<Self>, message: Message, slot: OwnedSemaphorePermit) {
        let delivery = {
            let (runner, message) = (self.clone(), message.clone());
            // In a task of its own: a panic is a failed try, not the end of the job.
            tokio::spawn(async move { runner.handlers.handle(&message).await }).await
        };
        let failure = match delivery {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(failure),
            // Not what it said: that could hold what the message says.
            Err(_) => Some(Failure::new("the handler ran into a fault of this program")),
        };
        if let Some(failure) = failure {
            self.write_down(&message, &failure).await;
        }
        drop(slot);
    }

    async fn write_down(&self, message: &Message, failure: &Failure) {
        let (id, topic, reason) = (message.id, self.topic, failure.reason.as_str());
        let retry = Retry {
            most_tries: if failure.is_final {
                0
            } else {
                self.options.retry.most_tries
            },
            ..self.options.retry
        };
        match outbox::failed(&self.app, message, reason, &retry).await {
            Ok(Fate::Again(_)) => tracing::debug!(%id, topic, reason, "not delivered yet"),
            Ok(Fate::Parked) => {
                tracing::warn!(%id, topic, reason, "given up; it is parked until somebody looks");
            }
            Ok(Fate::Lost) => tracing::warn!(%id, topic, "the lease ran out during the delivery"),
            Err(error) => tracing::error!(%id, topic, %error, "cannot write down a failed try"),
        }
    }
}
