//! Signing in with e-mail address and password.

use super::{SignedIn, start, started};
use crate::{App, Error, faults::lower, password, staff::is_active, token::fingerprint};

/// With what somebody signs in.
#[derive(Clone)]
pub struct Credentials {
    /// The e-mail address, in any case.
    pub email: String,
    /// The password.
    pub password: String,
    /// The token of the session that the browser still holds; it ends.
    pub before: Option<String>,
}

/// Signs somebody in, to the organization in which they were last. Does the same
/// work whether the e-mail address is on file or not.
///
/// # Errors
/// [`Error::SignInFailed`], whatever the reason is.
pub async fn sign_in(app: &App, sent: Credentials) -> Result<SignedIn, Error> {
    let reader = app.store().reader();
    let login = reader.logins().by_email(&lower(&sent.email)).await?;
    let kept = login.as_ref().and_then(|login| login.hash.as_deref());
    let is_right = password::matches(&sent.password, kept).await?;
    let login = login.filter(|_| is_right).ok_or(Error::SignInFailed)?;
    let rows = reader.staff().everywhere(login.id).await?;
    // Of several that were never signed in to, the oldest.
    let rows = rows.into_iter().rev().filter(is_active);
    let row = rows.max_by_key(|row| row.last_signed_in_at);
    let row = row.ok_or(Error::SignInFailed)?;
    let tx = app.store().begin_unscoped().await?;
    // The password may have been changed while this one was looked at.
    let now = tx.logins().get(login.id).await?;
    if now.is_none_or(|now| now.hash != login.hash) {
        return Err(Error::SignInFailed);
    }
    if let Some(before) = &sent.before {
        tx.sessions().end(&fingerprint(before)).await?;
    }
    tx.staff()
        .signed_in(row.organization_id, row.id, app.now().micros())
        .await?;
    let token = start(app, &tx, login.id, row.organization_id).await?;
    tx.commit().await?;
    started(app, token).await
}
