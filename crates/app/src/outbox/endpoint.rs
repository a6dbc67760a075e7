//! Webhook endpoints: where the business wants its messages posted to.

use std::collections::BTreeSet;

use goodword_domain::moment::Moment;
use goodword_store::{Reader, WebhookEndpoint};
use uuid::Uuid;

use super::sign;
use crate::{App, Caller, Error, FieldFault, Scope};

/// Most endpoints of one organization: each multiplies every message.
const MOST_ENDPOINTS: usize = 20;
/// Most bytes of an address.
const MOST_URL_BYTES: usize = 2_000;

/// An endpoint, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its id.
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// Which topics: whole ones, or with `.*` at the end all below, or `*`.
    pub topics: BTreeSet<String>,
    /// When it was made.
    pub created_at: Moment,
    /// Since when nothing is sent there.
    pub disabled_at: Option<Moment>,
}

impl Endpoint {
    /// Whether it wants messages of a topic.
    #[must_use]
    pub fn wants(&self, topic: &str) -> bool {
        self.topics
            .iter()
            .any(|wanted| match wanted.strip_suffix('*') {
                Some(prefix) => topic.starts_with(prefix),
                None => wanted == topic,
            })
    }
}

/// Adds an endpoint; the text is its secret (`whsec_...`), which is shown this
/// once.
///
/// # Errors
/// [`Error::Malformed`] for a URL or topics that cannot be;
/// [`Error::Conflict`] `too_many_endpoints`.
pub async fn add(
    app: &App,
    caller: &Caller,
    url: &str,
    topics: &BTreeSet<String>,
) -> Result<(Endpoint, String), Error> {
    caller.may(Scope::Admin)?;
    let faults = [url_faults(url), topic_faults(topics)].concat();
    if !faults.is_empty() {
        return Err(Error::Malformed(faults));
    }
    let secret = app.ids().secret();
    let row = WebhookEndpoint {
        organization_id: caller.organization,
        id: app.ids().next(),
        url: url.to_owned(),
        secret: secret.to_vec(),
        topics: serde_json::to_string(topics)?,
        created_at: app.now().micros(),
        disabled_at: None,
    };
    let tx = app.store().begin(caller.organization).await?;
    room(tx.reader(), caller.organization).await?;
    tx.webhook_endpoints().insert(row.clone()).await?;
    tx.commit().await?;
    Ok((endpoint(row)?, format!("whsec_{}", sign::base64(&secret))))
}

/// All endpoints of the caller's organization, oldest first, disabled ones too.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<Endpoint>, Error> {
    caller.may(Scope::Admin)?;
    let reader = app.store().reader();
    let rows = reader.webhook_endpoints().list(caller.organization).await?;
    rows.into_iter().map(endpoint).collect()
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] without such an endpoint.
pub async fn read(app: &App, caller: &Caller, id: Uuid) -> Result<Endpoint, Error> {
    caller.may(Scope::Admin)?;
    let reader = app.store().reader();
    endpoint(row(reader, caller.organization, id).await?)
}

/// What is to change of an endpoint; what is not given stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Where to.
    pub url: Option<String>,
    /// Which topics.
    pub topics: Option<BTreeSet<String>>,
    /// Whether anything is sent there.
    pub disabled: Option<bool>,
}

/// Changes an endpoint. While it is disabled nothing is sent there, and what waits
/// for it is dropped.
///
/// # Errors
/// [`Error::Malformed`] for a URL or topics that cannot be; [`Error::NotFound`]
/// without such an endpoint; [`Error::Conflict`] `too_many_endpoints`.
pub async fn update(
    app: &App,
    caller: &Caller,
    id: Uuid,
    change: &Change,
) -> Result<Endpoint, Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    let mut row = row(tx.reader(), caller.organization, id).await?;
    let faults = change_faults(change);
    if !faults.is_empty() {
        return Err(Error::Malformed(faults));
    }
    if let Some(url) = &change.url {
        row.url.clone_from(url);
    }
    if let Some(topics) = &change.topics {
        row.topics = serde_json::to_string(topics)?;
    }
    match change.disabled {
        Some(true) => row.disabled_at = row.disabled_at.or(Some(app.now().micros())),
        Some(false) if row.disabled_at.is_some() => {
            room(tx.reader(), caller.organization).await?;
            row.disabled_at = None;
        }
        _ => {}
    }
    tx.webhook_endpoints().update(&row).await?;
    tx.commit().await?;
    endpoint(row)
}

/// Removes an endpoint; what waits for it is dropped.
///
/// # Errors
/// [`Error::NotFound`] without such an endpoint.
pub async fn delete(app: &App, caller: &Caller, id: Uuid) -> Result<(), Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    if !tx
        .webhook_endpoints()
        .delete(caller.organization, id)
        .await?
    {
        return Err(Error::not_found("webhook", id.to_string()));
    }
    Ok(tx.commit().await?)
}

async fn row(reader: Reader<'_>, organization: Uuid, id: Uuid) -> Result<WebhookEndpoint, Error> {
    let row = reader.webhook_endpoints().get(organization, id).await?;
    row.ok_or_else(|| Error::not_found("webhook", id.to_string()))
}

/// Whether there is room for one more open endpoint.
async fn room(reader: Reader<'_>, organization: Uuid) -> Result<(), Error> {
    if open(reader, organization).await?.len() < MOST_ENDPOINTS {
        return Ok(());
    }
    Err(Error::Conflict {
        code: "too_many_endpoints",
        detail: format!("there are {MOST_ENDPOINTS} endpoints; disable one first"),
    })
}

/// The endpoints to which something is sent.
pub(super) async fn open(reader: Reader<'_>, organization: Uuid) -> Result<Vec<Endpoint>, Error> {
    let rows = reader.webhook_endpoints().list(organization).await?;
    let open = rows.into_iter().filter(|row| row.disabled_at.is_none());
    open.map(endpoint).collect()
}

fn endpoint(row: WebhookEndpoint) -> Result<Endpoint, Error> {
    Ok(Endpoint {
        id: row.id,
        url: row.url,
        topics: serde_json::from_str(&row.topics)?,
        created_at: Moment::from_micros(row.created_at),
        disabled_at: row.disabled_at.map(Moment::from_micros),
    })
}

fn change_faults(change: &Change) -> Vec<FieldFault> {
    let url = change.url.as_deref().map(url_faults);
    let topics = change.topics.as_ref().map(topic_faults);
    [url, topics].into_iter().flatten().flatten().collect()
}

fn fault(field: &str, reason: impl Into<String>) -> FieldFault {
    FieldFault {
        index: None,
        field: field.to_owned(),
        reason: reason.into(),
    }
}

fn url_faults(url: &str) -> Vec<FieldFault> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let reason = match host {
        _ if url.len() > MOST_URL_BYTES => "is longer than 2000 bytes",
        None => "does not begin with https:// or http://",
        Some("") => "names no host",
        Some(host) if host.contains('@') => {
            "holds a name or password; deliveries are signed instead"
        }
        Some(_) if !url.bytes().all(|b| b.is_ascii_graphic()) => {
            "has spaces or letters in it that must be escaped"
        }
        Some(_) => return Vec::new(),
    };
    vec![fault("url", reason)]
}

fn topic_faults(topics: &BTreeSet<String>) -> Vec<FieldFault> {
    if topics.is_empty() {
        return vec![fault("topics", "is empty; [\"*\"] means every topic")];
    }
    let is_topic = |topic: &str| {
        let body = topic.strip_suffix(".*").unwrap_or(topic);
        let plain = |b: u8| b.is_ascii_lowercase() || matches!(b, b'.' | b'_');
        topic == "*" || (!body.is_empty() && topic.len() <= 100 && body.bytes().all(plain))
    };
    let bad = topics.iter().filter(|topic| !is_topic(topic));
    bad.map(|topic| {
        let reason = format!("'{topic}' is not a topic like reward.changed or reward.*");
        fault("topics", reason)
    })
    .collect()
}
