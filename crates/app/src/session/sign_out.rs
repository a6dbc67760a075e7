//! Signing out.

use super::Person;
use crate::{App, Error, token::fingerprint};

/// Ends the session of a person.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(app: &App, person: &Person) -> Result<(), Error> {
    let tx = app.store().begin_unscoped().await?;
    tx.sessions().end(&person.session.hash).await?;
    Ok(tx.commit().await?)
}

/// Ends the session of a token that its browser holds no longer.
pub(crate) async fn end(app: &App, token: &str) -> Result<(), Error> {
    let tx = app.store().begin_unscoped().await?;
    tx.sessions().end(&fingerprint(token)).await?;
    Ok(tx.commit().await?)
}
