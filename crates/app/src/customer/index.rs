//! Making people findable who were on file before there were words to find them by.

use goodword_store::{Paging, Store};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::words::{word_rows, words_of};
use crate::Error;

/// The setting that says whether it is still to be done.
const TO_DO: &str = "customers.unindexed";
/// People that are read at once.
const ROWS: u64 = 1_000;

/// Writes the words of everybody on file, once for each organization that was there before
/// words were. People who are put on file meanwhile have theirs already.
///
/// # Errors
/// When the database does not answer, or what is stored does not read.
pub async fn index(store: &Store) -> Result<(), Error> {
    for organization in store.reader().organizations().all().await? {
        let settings = store.reader().settings();
        if settings.get(organization.id, TO_DO).await?.as_deref() == Some("true") {
            index_organization(store, organization.id).await?;
        }
    }
    Ok(())
}

async fn index_organization(store: &Store, organization: Uuid) -> Result<(), Error> {
    let mut paging = Paging::first(ROWS);
    loop {
        let tx = store.begin(organization).await?;
        let page = tx
            .reader()
            .customers()
            .list(organization, "", &paging)
            .await?;
        let mut words = Vec::new();
        for row in &page.rows {
            let attributes: Map<String, Value> = serde_json::from_str(&row.attributes)?;
            words.extend(word_rows(
                organization,
                &row.name,
                words_of(&row.name, &attributes),
            ));
        }
        tx.customers().add_words(&words).await?;
        if page.next.is_none() {
            tx.settings().set(organization, TO_DO, "false").await?;
            return Ok(tx.commit().await?);
        }
        tx.commit().await?;
        paging = paging.after(page.next);
    }
}
