//! What runs beside the requests: the outbox, whose messages leave at least
//! once, and the clock, whose effects happen also when no event arrives.
//!
//! Rows are the only state. Any number of processes may run these jobs on one
//! database, and any of them may be killed at any moment: a lease runs out, and
//! another process goes on.

#![warn(missing_docs)]

mod address;
mod clock;
mod handler;
mod outbox;
mod smtp;
mod sweep;

use std::{sync::Arc, time::Duration};

use goodword_app::{
    App,
    outbox::{DELIVERED, Retry},
};
use tokio::{sync::watch, task::JoinHandle};

pub use address::is_private;
pub use smtp::{Encryption, Smtp};

use handler::Handlers;

/// How the jobs behave.
#[derive(Clone, Debug)]
pub struct JobOptions {
    /// The name of this process on its leases; no two processes share one.
    pub owner: String,
    /// Messages of one kind delivered at the same time.
    pub workers: u32,
    /// Seconds after which another process may take a message of a dead one.
    pub lease_seconds: u64,
    /// When a delivery that failed is tried again.
    pub retry: Retry,
    /// How long between two looks at the outbox, when there was nothing to do.
    pub poll: Duration,
    /// How long between two looks at the clock.
    pub tick: Duration,
    /// For how many days it is kept what was delivered.
    pub kept_days: u32,
    /// Whether webhooks may be posted to addresses that are not on the public
    /// internet: yes only where everybody who can add an endpoint is trusted with
    /// the network that the server stands in.
    pub private_addresses: bool,
    /// Through which mail server letters leave; without one they are kept.
    pub smtp: Option<Smtp>,
}

/// The running jobs.
#[derive(Debug)]
pub struct Jobs {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Starts the jobs. Must be called within a tokio runtime.
#[must_use]
pub fn start(app: &App, options: JobOptions) -> Jobs {
    let (stop, stopped) = watch::channel(false);
    let clock = tokio::spawn(clock::run(app.clone(), options.tick, stopped.clone()));
    let fan_out = outbox::fan_out(app.clone(), options.poll, stopped.clone());
    let sweep = sweep::run(app.clone(), options.kept_days, stopped.clone());
    let mut tasks = vec![clock, tokio::spawn(fan_out), tokio::spawn(sweep)];
    let handlers = Arc::new(Handlers::new(app.clone(), &options));
    for topic in DELIVERED {
        let (handlers, options) = (handlers.clone(), options.clone());
        let lane = outbox::run(app.clone(), handlers, topic, options, stopped.clone());
        tasks.push(tokio::spawn(lane));
    }
    Jobs { stop, tasks }
}

impl Jobs {
    /// Begins nothing new, and waits at most `grace` for what runs. What is cut
    /// off is done again by whoever takes its lease.
    pub async fn stop(self, grace: Duration) {
        // Nobody listens any more only when all jobs have ended already.
        let _ = self.stop.send(true);
        let all = async {
            for task in self.tasks {
                if let Err(error) = task.await {
                    tracing::error!(%error, "a job ended badly");
                }
            }
        };
        if tokio::time::timeout(grace, all).await.is_err() {
            tracing::warn!("jobs did not finish in time; they go on when their leases end");
        }
    }
}

/// Waits for a while, or until the jobs are stopped; says whether they are.
async fn rest(pause: Duration, stopped: &mut watch::Receiver<bool>) -> bool {
    // A sender that is gone means that nobody wants the jobs any more either.
    let stop = stopped.wait_for(|stop| *stop);
    tokio::time::timeout(pause, stop).await.is_ok()
}
