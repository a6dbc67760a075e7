//! From a message to its deliveries: one for each endpoint that wants it.

use std::collections::BTreeMap;

use goodword_domain::moment::Moment;
use goodword_store::OutboxMessage;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Message,
    deliver::message,
    endpoint::{self, Endpoint},
};
use crate::{App, Caller, Error, Scope, mail, port::Ids};

/// The topic of deliveries themselves.
pub const WEBHOOK: &str = "webhook";
/// The topic of a message that only shows whether an endpoint is reached.
pub const TEST_TOPIC: &str = "webhook.test";

/// The topic of letters by electronic mail.
pub const MAIL: &str = "mail";
/// The topics that leave the house; every other becomes some of these.
pub const DELIVERED: &[&str] = &[MAIL, WEBHOOK];

/// Most messages that are fanned out in one transaction.
const AT_ONCE: u64 = 512;

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

/// Replaces messages that are due by what leaves because of them: one delivery for
/// each endpoint that wants the topic, and letters to the people whom it concerns;
/// many messages in one transaction, all or nothing. What concerns nobody is done
/// with. Says whether there may be more.
///
/// Nothing leaves the database here, so nothing needs a lease: whoever holds the
/// rows' locks replaces them, and others pass them over.
///
/// # Errors
/// When the database does not answer: then nothing was replaced.
pub async fn fan_out_due(app: &App) -> Result<bool, Error> {
    let now = app.now();
    // Asked without a lock first: the embedded database has one writer.
    let reader = app.store().reader();
    if !reader
        .outbox()
        .is_due_beside(DELIVERED, now.micros())
        .await?
    {
        return Ok(false);
    }
    let tx = app.store().begin_unscoped().await?;
    let due = tx
        .outbox()
        .due_beside(DELIVERED, now.micros(), AT_ONCE)
        .await?;
    let more = u64::try_from(due.len()).is_ok_and(|found| found == AT_ONCE);
    let mut by_organization: BTreeMap<Uuid, Vec<Message>> = BTreeMap::new();
    for row in due {
        by_organization
            .entry(row.organization_id)
            .or_default()
            .push(message(row));
    }
    for (organization, messages) in by_organization {
        let endpoints = endpoint::open(tx.reader(), organization).await?;
        let deliveries = messages
            .iter()
            .flat_map(|message| deliveries(app, &endpoints, message, now));
        let rows: Vec<OutboxMessage> = deliveries.collect();
        tx.outbox().enqueue_many(&rows).await?;
        mail::write_news(app, &tx, organization, &messages).await?;
        let ids: Vec<Uuid> = messages.iter().map(|message| message.id).collect();
        tx.outbox()
            .delivered_many(organization, &ids, now.micros())
            .await?;
    }
    tx.commit().await?;
    Ok(more)
}

/// One delivery for each endpoint that wants the message's topic.
fn deliveries(
    app: &App,
    endpoints: &[Endpoint],
    message: &Message,
    now: Moment,
) -> Vec<OutboxMessage> {
    let wanted = endpoints
        .iter()
        .filter(|endpoint| endpoint.wants(&message.topic));
    let id = format!("msg_{}", message.id.simple());
    let body = || {
        json!({
            "type": message.topic,
            "timestamp": message.created_at.to_rfc3339(),
            "data": message.payload,
        })
    };
    let rows = wanted.map(|endpoint| {
        let payload = json!({ "endpoint": endpoint.id, "message": id, "body": body() });
        row(app.ids(), message.organization, WEBHOOK, &payload, now)
    });
    rows.collect()
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

/// Sends a message to one endpoint that only shows whether it is reached; its id.
///
/// # Errors
/// [`Error::NotFound`] without such an endpoint; [`Error::Conflict`]
/// `webhook_disabled`.
pub async fn send_test(app: &App, caller: &Caller, endpoint: Uuid) -> Result<String, Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin_unscoped().await?;
    let found = tx
        .reader()
        .webhook_endpoints()
        .get(caller.organization, endpoint)
        .await?;
    let found = found.ok_or_else(|| Error::not_found("webhook", endpoint.to_string()))?;
    if found.disabled_at.is_some() {
        return Err(Error::Conflict {
            code: "webhook_disabled",
            detail: "nothing is sent to a disabled endpoint; enable it first".to_owned(),
        });
    }
    let now = app.now();
    let body = json!({ "type": TEST_TOPIC, "timestamp": now.to_rfc3339(), "data": {} });
    let id = format!("msg_{}", app.ids().next().simple());
    let payload = json!({ "endpoint": endpoint, "message": id, "body": body });
    let row = row(app.ids(), caller.organization, WEBHOOK, &payload, now);
    tx.outbox().enqueue_many(&[row]).await?;
    tx.commit().await?;
    Ok(id)
}

pub(crate) fn row(
    ids: &dyn Ids,
    organization: Uuid,
    topic: &str,
    payload: &Value,
    now: Moment,
) -> OutboxMessage {
    OutboxMessage {
        organization_id: organization,
        id: ids.next(),
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
