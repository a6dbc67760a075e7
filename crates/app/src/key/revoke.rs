//! Taking a key out of use.

use uuid::Uuid;

use crate::{App, Caller, Error, Scope};

/// Revokes a key; from now on it opens nothing. Again is fine.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this id.
pub async fn revoke(app: &App, caller: &Caller, id: Uuid) -> Result<(), Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    let revoked = tx
        .api_keys()
        .revoke(caller.organization, id, app.now().micros())
        .await?;
    if !revoked {
        let keys = tx.api_keys().list(caller.organization).await?;
        if !keys.iter().any(|key| key.id == id) {
            return Err(Error::not_found("key", id.to_string()));
        }
    }
    tx.commit().await?;
    Ok(())
}
