//! The secrets of share pages, made when they are first asked for.

use std::collections::BTreeMap;

use goodword_store::SharePage;
use uuid::Uuid;

use crate::{App, Error};

/// Bytes of a secret: 128 bits cannot be guessed.
const BYTES: usize = 16;

/// Which advocate is meant: a program and a customer.
type Key = (Uuid, String);

/// A new page for an advocate. `made_by` is the form that may be answered with it.
pub(crate) fn fresh(
    app: &App,
    organization: Uuid,
    (program, customer): (Uuid, &str),
    made_by: Option<&str>,
) -> SharePage {
    let random = app.ids().secret();
    let bytes = random.iter().take(BYTES);
    SharePage {
        organization_id: organization,
        program_id: program,
        customer: customer.to_owned(),
        secret: bytes.map(|byte| format!("{byte:02x}")).collect(),
        made_by: made_by.map(str::to_owned),
        made_at: app.now().micros(),
    }
}

/// The secrets of these advocates' pages; who has none yet gets one.
pub(crate) async fn secrets(
    app: &App,
    organization: Uuid,
    advocates: &[Key],
) -> Result<BTreeMap<Key, String>, Error> {
    let mut known = load(app, organization, advocates).await?;
    let missing: Vec<&Key> = advocates
        .iter()
        .filter(|key| !known.contains_key(*key))
        .collect();
    if !missing.is_empty() {
        let rows = missing
            .iter()
            .map(|(program, name)| fresh(app, organization, (*program, name), None));
        let rows: Vec<SharePage> = rows.collect();
        let tx = app.store().begin(organization).await?;
        tx.share_pages().insert_absent(&rows).await?;
        tx.commit().await?;
        known = load(app, organization, advocates).await?;
    }
    Ok(known)
}

async fn load(
    app: &App,
    organization: Uuid,
    advocates: &[Key],
) -> Result<BTreeMap<Key, String>, Error> {
    let pages = app.store().reader().share_pages();
    let rows = pages.load(organization, advocates).await?;
    let pairs = rows
        .into_iter()
        .map(|row| ((row.program_id, row.customer), row.secret));
    Ok(pairs.collect())
}

/// The secret of an advocate's page, for the form that made it and for no other.
pub(crate) async fn of_form(
    app: &App,
    organization: Uuid,
    advocate: (Uuid, &str),
    form: &str,
) -> Result<Option<String>, Error> {
    let key = (advocate.0, advocate.1.to_owned());
    let pages = app.store().reader().share_pages();
    let rows = pages.load(organization, &[key]).await?;
    let own = rows
        .into_iter()
        .find(|row| row.made_by.as_deref() == Some(form));
    Ok(own.map(|row| row.secret))
}
