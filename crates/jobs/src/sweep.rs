//! The sweep: forgets now and then what was delivered long ago, so that the outbox does
//! not grow with everything that ever left.

use std::time::Duration;

use goodword_app::{App, outbox};
use tokio::sync::watch;

/// How long between two sweeps.
const EVERY: Duration = Duration::from_secs(3_600);

pub(crate) async fn run(app: App, kept_days: u32, mut stopped: watch::Receiver<bool>) {
    loop {
        let app = app.clone();
        // In a task of its own: a panic ends this round and not the sweep.
        match tokio::spawn(async move { outbox::forget(&app, kept_days).await }).await {
            Ok(Ok(0)) => {}
            Ok(Ok(forgotten)) => tracing::debug!(forgotten, "what was delivered is forgotten"),
            Ok(Err(error)) => {
                tracing::warn!(%error, "what was delivered cannot be forgotten; it is tried again");
            }
            Err(error) => tracing::error!(%error, "the sweep ran into a fault of this program"),
        }
        if crate::rest(EVERY, &mut stopped).await {
            return;
        }
    }
}
