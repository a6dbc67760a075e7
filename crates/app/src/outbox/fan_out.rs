//! From a message to its deliveries: one for each endpoint that wants it.

use goodword_domain::moment::Moment;
use goodword_store::OutboxMessage;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Message, endpoint};
use crate::{App, Caller, Error, Scope};

/// The topic of deliveries themselves.
pub const WEBHOOK: &str = "webhook";
/// The topic of a message that only shows whether an endpoint is reached.
pub const TEST_TOPIC: &str = "webhook.test";

/// One message for one endpoint, with all that the post needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Where to.
    pub url: String,
    /// The key with which it is signed.
    pub secret: Vec<u8>,
    /// The message's id, the same at every try and for every endpoint.
    pub id: String,
    /// What is posted (JSON).
    pub body: String,
}

/// Replaces a message by one delivery for each endpoint that wants its topic,
/// all or nothing. Without such an endpoint there is nothing to do, and the
/// message counts as delivered.
///
/// # Errors
/// When the database does not answer: then nothing was replaced.
pub async fn fan_out(app: &App, message: &Message) -> Result<usize, Error> {
    let tx = app.store().begin_unscoped().await?;
    let endpoints = endpoint::open(tx.reader(), message.organization).await?;
    let wanted = endpoints
        .iter()
        .filter(|endpoint| endpoint.wants(&message.topic));
    let body = json!({
        "type": message.topic,
        "timestamp": message.created_at.to_rfc3339(),
        "data": message.payload,
    });
    let id = format!("msg_{}", message.id.simple());
    let now = app.now();
    let rows: Vec<OutboxMessage> = wanted
        .map(|endpoint| {
            let payload = json!({ "endpoint": endpoint.id, "message": id, "body": body });
            row(app, message.organization, WEBHOOK, &payload, now)
        })
        .collect();
    tx.outbox().enqueue_many(&rows).await?;
    tx.outbox()
        .delivered(message.organization, message.id, now.micros())
        .await?;
    tx.commit().await?;
    Ok(rows.len())
}

/// What a delivery posts, and where to; none when the endpoint is gone or
/// disabled by now.
///
/// # Errors
/// When the database does not answer, or the delivery makes no sense.
pub async fn delivery(app: &App, message: &Message) -> Result<Option<Delivery>, Error> {
    let text = |field: &str| message.payload.get(field).and_then(Value::as_str);
    let unreadable = || Error::inconsistent(format!("delivery {} names no endpoint", message.id));
    let endpoint = text("endpoint").and_then(|id| Uuid::try_parse(id).ok());
    let endpoint = endpoint.ok_or_else(unreadable)?;
    let id = text("message").ok_or_else(unreadable)?.to_owned();
    let body = message
        .payload
        .get("body")
        .ok_or_else(unreadable)?
        .to_string();
    let reader = app.store().reader();
    let found = reader
        .webhook_endpoints()
        .get(message.organization, endpoint)
        .await?;
    let open = found.filter(|endpoint| endpoint.disabled_at.is_none());
    Ok(open.map(|endpoint| Delivery {
        url: endpoint.url,
        secret: endpoint.secret,
        id,
        body,
    }))
}

/// Sends a message to one endpoint that only shows whether it is reached.
///
/// # Errors
/// [`Error::NotFound`] without such an endpoint, or when it is disabled.
pub async fn send_test(app: &App, caller: &Caller, endpoint: Uuid) -> Result<(), Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin_unscoped().await?;
    let found = tx
        .reader()
        .webhook_endpoints()
        .get(caller.organization, endpoint)
        .await?;
    if found.is_none_or(|endpoint| endpoint.disabled_at.is_some()) {
        return Err(Error::not_found("webhook endpoint", endpoint.to_string()));
    }
    let now = app.now();
    let body = json!({ "type": TEST_TOPIC, "timestamp": now.to_rfc3339(), "data": {} });
    let id = format!("msg_{}", app.ids().next().simple());
    let payload = json!({ "endpoint": endpoint, "message": id, "body": body });
    let row = row(app, caller.organization, WEBHOOK, &payload, now);
    tx.outbox().enqueue_many(&[row]).await?;
    Ok(tx.commit().await?)
}

fn row(app: &App, organization: Uuid, topic: &str, payload: &Value, now: Moment) -> OutboxMessage {
    OutboxMessage {
        organization_id: organization,
        id: app.ids().next(),
        topic: topic.to_owned(),
        payload: payload.to_string(),
        created_at: now.micros(),
        due_at: now.micros(),
        attempts: 0,
        lease_until: None,
        lease_owner: None,
        parked_at: None,
        delivered_at: None,
        last_error: None,
    }
}
