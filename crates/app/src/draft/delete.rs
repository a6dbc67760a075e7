//! Throwing a draft away.

use uuid::Uuid;

use crate::{App, Caller, Error, Scope};

/// Throws a draft away.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has no such draft.
pub async fn delete(app: &App, caller: &Caller, id: Uuid) -> Result<(), Error> {
    caller.may(Scope::Programs)?;
    let tx = app.store().begin(caller.organization).await?;
    if !tx.drafts().delete(caller.organization, id).await? {
        return Err(Error::not_found("draft", id.to_string()));
    }
    tx.commit().await?;
    Ok(())
}
