//! Posts a delivery to the business's own system, signed as
//! standardwebhooks.com says: `webhook-id` is the same at every try, so that the
//! receiver can tell a second delivery from a second message.

use std::{sync::Arc, time::Duration};

use goodword_app::{
    App,
    outbox::{self, Delivery, Message, signature},
};
use ureq::{Agent, unversioned::transport::DefaultConnector};

use super::{Failure, Try};
use crate::{JobOptions, address::PublicOnly};

/// How long a receiver may take to say that it has the message.
const PATIENCE: Duration = Duration::from_secs(15);
/// Most bytes of headers that are read of an answer.
const ANSWER_HEADERS: usize = 32 * 1024;

/// The client for all deliveries. It follows no redirect (a redirect is a way
/// around the check of the address), uses no proxy of the environment and
/// connects to public addresses only, unless told otherwise.
pub(super) fn agent(options: &JobOptions) -> Agent {
    // Well within the lease, or a slow receiver would get everything twice.
    let patience = PATIENCE.min(Duration::from_secs(
        options.lease_seconds.saturating_mul(3) / 4,
    ));
    let config = Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(ANSWER_HEADERS)
        .proxy(None)
        .user_agent(concat!("goodword/", env!("CARGO_PKG_VERSION")))
        .build();
    let resolver = PublicOnly::new(options.private_addresses);
    Agent::with_parts(config, DefaultConnector::default(), resolver)
}

pub(super) async fn handle(app: &App, agent: &Arc<Agent>, message: &Message) -> Try {
    let delivery = outbox::delivery(app, message).await?;
    // Nobody wants it any more: there is nothing to do.
    if let Some(delivery) = delivery {
        let (agent, now) = (agent.clone(), app.now().micros() / 1_000_000);
        let post = tokio::task::spawn_blocking(move || post(&agent, &delivery, now));
        let posted = post.await;
        posted.map_err(|error| Failure::new(format!("the post was cut off: {error}")))??;
    }
    Ok(outbox::delivered(app, message).await?)
}

/// Posts once. Any 2xx means that the receiver has it.
fn post(agent: &Agent, delivery: &Delivery, seconds: i64) -> Try {
    let Delivery {
        url,
        secret,
        id,
        body,
    } = delivery;
    let answer = agent
        .post(url)
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds.to_string())
        .header("webhook-signature", signature(secret, id, seconds, body))
        .send(body)
        .map_err(|error| Failure::new(format!("cannot be posted: {error}")))?;
    let status = answer.status();
    if status.is_success() {
        return Ok(());
    }
    if status.is_redirection() {
        let advice = "redirects are not followed, mend the URL";
        return Err(Failure::new(format!("was answered {status}: {advice}")));
    }
    Err(Failure::new(format!("was answered {status}")))
}
