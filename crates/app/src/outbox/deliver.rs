//! Leasing messages, and saying how their delivery went. Rows are the only
//! state: whoever dies with a lease loses it when it runs out.

use goodword_domain::moment::Moment;
use goodword_store::{Lease, OutboxMessage};
use serde_json::Value;
use uuid::Uuid;

use super::MAIL;
use crate::{App, Error, mail};

/// When a delivery that failed is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Tries before a message is parked.
    pub most_tries: u32,
    /// Seconds before the second try.
    pub first_seconds: u64,
    /// What each pause is multiplied by to give the next.
    pub factor: u32,
    /// The longest pause, in seconds.
    pub most_seconds: u64,
    /// How far a pause is lengthened, in percent, by each message's own share of
    /// chance, so that messages which failed together do not come back together.
    pub jitter_percent: u32,
}

impl Retry {
    /// The pause in microseconds after try number `tries` (from 1) of a message.
    #[must_use]
    pub fn pause_micros(&self, id: Uuid, tries: u32) -> i64 {
        let factor = u64::from(self.factor).saturating_pow(tries.saturating_sub(1));
        let seconds = self
            .first_seconds
            .saturating_mul(factor)
            .min(self.most_seconds);
        let micros = seconds.saturating_mul(1_000_000);
        // The id's last bytes are chance already; no second source is needed.
        let chance = id
            .as_bytes()
            .iter()
            .rev()
            .take(2)
            .fold(0, |n, b| n * 256 + u64::from(*b));
        let most = micros / 100 * u64::from(self.jitter_percent);
        let longer = most.saturating_mul(chance) / 65_536;
        i64::try_from(micros.saturating_add(longer)).unwrap_or(i64::MAX)
    }
}

/// A message that is leased to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Whose.
    pub organization: Uuid,
    /// Its id, the same at every try.
    pub id: Uuid,
    /// What it is about.
    pub topic: String,
    /// What it says.
    pub payload: Value,
    /// When it was written.
    pub created_at: Moment,
    /// Which try this is, from 1.
    pub tries: u32,
    row: OutboxMessage,
}

/// What became of a delivery that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is tried again, not before this moment.
    Again(Moment),
    /// It was tried often enough: a person has to look at it.
    Parked,
    /// The lease had run out, and somebody else has the message.
    Lost,
}

/// When the next open message is due, if there is one. Cheap: asks no lock.
///
/// # Errors
/// When the database does not answer.
pub async fn next_due(app: &App) -> Result<Option<Moment>, Error> {
    let reader = app.store().reader();
    Ok(reader.outbox().next_due().await?.map(Moment::from_micros))
}

/// When the next open message of a topic is due, if there is one. Cheap: asks no
/// lock.
///
/// # Errors
/// When the database does not answer.
pub async fn next_due_of(app: &App, topic: &str) -> Result<Option<Moment>, Error> {
    let reader = app.store().reader();
    let due = reader.outbox().next_due_of(topic).await?;
    Ok(due.map(Moment::from_micros))
}

/// Takes at most `limit` messages of a topic that are due, for `seconds` from now;
/// nobody else gets them in that time.
///
/// # Errors
/// When the database does not answer.
pub async fn lease(
    app: &App,
    owner: &str,
    topic: &str,
    limit: u64,
    seconds: u64,
) -> Result<Vec<Message>, Error> {
    let now = app.now().micros();
    let micros = i64::try_from(seconds.saturating_mul(1_000_000)).unwrap_or(i64::MAX);
    let tx = app.store().begin_unscoped().await?;
    let lease = Lease {
        owner,
        topic,
        now,
        until: now.saturating_add(micros),
        limit,
    };
    let rows = tx.outbox().lease(&lease).await?;
    tx.commit().await?;
    Ok(rows.into_iter().map(message).collect())
}

/// A payload that is no JSON is handed on as the text that it is, rather than
/// kept back where nobody would see it.
pub(super) fn message(row: OutboxMessage) -> Message {
    let payload =
        serde_json::from_str(&row.payload).unwrap_or_else(|_| Value::String(row.payload.clone()));
    Message {
        organization: row.organization_id,
        id: row.id,
        topic: row.topic.clone(),
        payload,
        created_at: Moment::from_micros(row.created_at),
        tries: u32::try_from(row.attempts).unwrap_or(0),
        row,
    }
}

/// It was delivered, or there was nothing to do.
///
/// # Errors
/// When the database does not answer: then it is delivered once more.
pub async fn delivered(app: &App, message: &Message) -> Result<(), Error> {
    let tx = app.store().begin_unscoped().await?;
    let at = app.now().micros();
    tx.outbox()
        .delivered(message.organization, message.id, at)
        .await?;
    Ok(tx.commit().await?)
}

/// It was not delivered: it is tried again after a pause, or parked after the
/// last try. `reason` is kept for whoever looks at it, so it must not hold what
/// the message says.
///
/// # Errors
/// When the database does not answer: then it is tried again when the lease ends.
pub async fn failed(
    app: &App,
    message: &Message,
    reason: &str,
    retry: &Retry,
) -> Result<Fate, Error> {
    let now = app.now().micros();
    let tx = app.store().begin_unscoped().await?;
    let outbox = tx.outbox();
    let (stands, fate) = if message.tries >= retry.most_tries {
        (outbox.park(&message.row, reason, now).await?, Fate::Parked)
    } else {
        let due_at = now.saturating_add(retry.pause_micros(message.id, message.tries));
        let stands = outbox.failed(&message.row, reason, due_at).await?;
        (stands, Fate::Again(Moment::from_micros(due_at)))
    };
    if stands && message.topic == MAIL {
        mail::failed(&tx, message, reason, fate == Fate::Parked).await?;
    }
    tx.commit().await?;
    Ok(if stands { fate } else { Fate::Lost })
}
