//! The outbox runner: leases what is due, hands it to the handlers, writes down
//! how it went.

use std::{sync::Arc, time::Duration};

use goodword_app::{
    App, Error,
    outbox::{self, Fate, Message},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
};

use crate::{JobOptions, handler::Handlers};

/// How long to rest after a failure of the database.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

pub(crate) async fn run(app: App, options: JobOptions, mut stopped: watch::Receiver<bool>) {
    let runner = Arc::new(Runner {
        handlers: Handlers::new(app.clone(), &options),
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
                tracing::error!(%error, "the outbox cannot be read; it is tried again");
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
    handlers: Handlers,
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
        let due = outbox::next_due(&self.app).await?;
        if due.is_none_or(|due| due > self.app.now()) {
            return Ok(Vec::new());
        }
        let mut slots = vec![first];
        while let Ok(slot) = self.slots.clone().try_acquire_owned() {
            slots.push(slot);
        }
        let limit = u64::try_from(slots.len()).unwrap_or(1);
        let (owner, seconds) = (&self.options.owner, self.options.lease_seconds);
        let messages = outbox::lease(&self.app, owner, limit, seconds).await?;
        Ok(messages.into_iter().zip(slots).collect())
    }

    /// Delivers one message and writes down how it went. When that cannot be
    /// written, the lease runs out, and the message is delivered once more.
    async fn settle(self: Arc<Self>, message: Message, slot: OwnedSemaphorePermit) {
        let (id, topic) = (message.id, message.topic.clone());
        let delivery = {
            let (runner, message) = (self.clone(), message.clone());
            // In a task of its own: a panic is a failed try, not the end of the job.
            tokio::spawn(async move { runner.handlers.handle(&message).await }).await
        };
        let reason = match delivery {
            Ok(Ok(())) => {
                drop(slot);
                return;
            }
            Ok(Err(failure)) => failure,
            Err(error) => format!("the handler ran into a fault of this program: {error}"),
        };
        match outbox::failed(&self.app, &message, &reason, &self.options.retry).await {
            Ok(Fate::Again(_)) => tracing::debug!(%id, topic, reason, "not delivered yet"),
            Ok(Fate::Parked) => {
                tracing::warn!(%id, topic, reason, "given up; it is parked until somebody looks");
            }
            Ok(Fate::Lost) => tracing::warn!(%id, topic, "the lease ran out during the delivery"),
            Err(error) => tracing::error!(%id, topic, %error, "cannot write down a failed try"),
        }
        drop(slot);
    }
}
