//! Changing one's own password.

use super::Person;
use crate::{App, Error, faults::Faults, password};

/// The field under which a wrong password is told.
pub const WRONG_PASSWORD: &str = "current";

/// Changes a person's password, for all their organizations. Their other sessions
/// end, and so do links with which a password could be chosen.
///
/// # Errors
/// [`Error::Malformed`], in the field [`WRONG_PASSWORD`] when the present password
/// is not the one that was sent.
pub async fn change_password(
    app: &App,
    person: &Person,
    current: &str,
    new: &str,
) -> Result<(), Error> {
    let reader = app.store().reader();
    let login = reader.logins().get(person.session.login_id).await?;
    let login = login.ok_or(Error::Unauthenticated)?;
    let mut faults = Faults::default();
    if let Some(reason) = password::fault(new, &login.email) {
        faults.add("new", reason);
    }
    faults.done()?;
    if !password::matches(current, login.hash.as_deref()).await? {
        return Err(Error::field(WRONG_PASSWORD, "is not your password"));
    }
    let hash = password::hashed(new, app.ids().secret()).await?;
    let now = app.now().micros();
    let tx = app.store().begin_unscoped().await?;
    tx.logins().set_hash(login.id, &hash, now).await?;
    tx.sessions()
        .end_others(login.id, Some(&person.session.hash))
        .await?;
    for row in tx.staff().everywhere(login.id).await? {
        tx.one_time_links()
            .void(row.organization_id, Some(row.id), now)
            .await?;
    }
    Ok(tx.commit().await?)
}
