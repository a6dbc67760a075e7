//! The clock: looks every tick whether something is due.

use std::time::Duration;

use goodword_app::App;
use tokio::sync::watch;

/// How long to rest when there may be more to do at once.
const BETWEEN_ROUNDS: Duration = Duration::from_millis(20);
/// How long to rest after a failure, so that a broken database is not hammered.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

pub(crate) async fn run(app: App, tick: Duration, mut stopped: watch::Receiver<bool>) {
    loop {
        let pause = look(&app, tick).await;
        if crate::rest(pause, &mut stopped).await {
            return;
        }
    }
}

/// Wakes what is due; how long to rest afterwards. In a task of its own, so that
/// a panic ends this look and not the clock.
async fn look(app: &App, tick: Duration) -> Duration {
    let app = app.clone();
    match tokio::spawn(async move { goodword_app::clock::wake_due(&app).await }).await {
        Ok(Ok(0)) => tick,
        Ok(Ok(woken)) => {
            tracing::debug!(woken, "the clock did what was due");
            // There may be more: what is woken at once is limited.
            BETWEEN_ROUNDS
        }
        Ok(Err(error)) => {
            tracing::error!(%error, "the clock could not do what is due; it tries again");
            tick.max(AFTER_FAILURE)
        }
        Err(error) => {
            tracing::error!(%error, "the clock ran into a fault of this program");
            tick.max(AFTER_FAILURE)
        }
    }
}
