//! Webhook endpoints: where the business wants its messages posted to.

use std::collections::BTreeSet;

use goodword_domain::moment::Moment;
use goodword_store::{Reader, WebhookEndpoint};
use uuid::Uuid;

use super::sign;
use crate::{App, Caller, Error, FieldFault, Scope};

/// Most endpoints of one organization: each multiplies every message.
const MOST_ENDPOINTS: usize = 20;

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
    let faults = faults(url, topics);
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
    if open(tx.reader(), caller.organization).await?.len() >= MOST_ENDPOINTS {
        return Err(Error::Conflict {
            code: "too_many_endpoints",
            detail: format!("there are {MOST_ENDPOINTS} endpoints; disable one first"),
        });
    }
    tx.webhook_endpoints().insert(row.clone()).await?;
    tx.commit().await?;
    Ok((endpoint(row)?, format!("whsec_{}", sign::base64(&secret))))
}

/// All endpoints of the caller's organization, oldest first, disabled ones too.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<Endpoint>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let rows = reader.webhook_endpoints().list(caller.organization).await?;
    rows.into_iter().map(endpoint).collect()
}

/// Sends nothing to an endpoint any more; what waits for it is dropped.
///
/// # Errors
/// [`Error::NotFound`] without such an endpoint, or when it is disabled already.
pub async fn disable(app: &App, caller: &Caller, id: Uuid) -> Result<(), Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    let at = app.now().micros();
    if !tx
        .webhook_endpoints()
        .disable(caller.organization, id, at)
        .await?
    {
        return Err(Error::not_found("webhook endpoint", id.to_string()));
    }
    Ok(tx.commit().await?)
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

fn faults(url: &str, topics: &BTreeSet<String>) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, reason: String| {
        faults.push(FieldFault {
            index: None,
            field: field.to_owned(),
            reason,
        });
    };
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    match host {
        None => fault("url", "does not begin with https:// or http://".to_owned()),
        Some("") => fault("url", "names no host".to_owned()),
        Some(host) if host.contains('@') => {
            fault(
                "url",
                "holds a name or password; deliveries are signed instead".to_owned(),
            );
        }
        Some(_) if !url.bytes().all(|b| b.is_ascii_graphic()) => {
            fault(
                "url",
                "has spaces or letters in it that must be escaped".to_owned(),
            );
        }
        Some(_) => {}
    }
    if topics.is_empty() {
        fault("topics", "is empty; [\"*\"] means every topic".to_owned());
    }
    for topic in topics {
        let body = topic.strip_suffix(".*").unwrap_or(topic);
        let plain = |b: u8| b.is_ascii_lowercase() || matches!(b, b'.' | b'_');
        if topic != "*" && (body.is_empty() || !body.bytes().all(plain)) {
            fault(
                "topics",
                format!("'{topic}' is not a topic like reward.granted or reward.*"),
            );
        }
    }
    faults
}
