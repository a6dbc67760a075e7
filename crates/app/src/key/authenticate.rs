//! Recognising a key.

use super::{fingerprint, view::read_scopes};
use crate::{App, Caller, Error};

/// Who calls with this secret. Does the same work whatever the secret is: one
/// hash, one read by an index; and writes nothing.
///
/// # Errors
/// [`Error::Unauthenticated`] when no key has this secret, or it was revoked.
pub async fn authenticate(app: &App, secret: &str) -> Result<Caller, Error> {
    let hash = fingerprint(secret);
    let row = app.store().reader().api_keys().by_hash(&hash).await?;
    let row = row
        .filter(|row| row.revoked_at.is_none())
        .ok_or(Error::Unauthenticated)?;
    Ok(Caller {
        organization: row.organization_id,
        scopes: read_scopes(&row)?,
        name: format!("key:{}", row.name),
    })
}
