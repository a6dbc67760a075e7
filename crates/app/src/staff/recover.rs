//! Letting somebody in who is locked out.

use crate::{
    App, Caller, Error,
    faults::lower,
    link::{NewLink, Purpose, make},
};

/// A one-time link with which somebody chooses a new password: for whoever may run
/// commands on the installation, and so may do everything. It opens the
/// organization to which they signed in last.
///
/// # Errors
/// [`Error::NotFound`] when nobody who is let in signs in with this e-mail address.
pub async fn recover(app: &App, email: &str) -> Result<NewLink, Error> {
    let reader = app.store().reader();
    let unknown = || Error::not_found("staff", email);
    let login = reader.logins().by_email(&lower(email)).await?;
    let login = login.ok_or_else(unknown)?;
    let rows = reader.staff().everywhere(login.id).await?;
    let rows = rows.into_iter().filter(|row| row.disabled_at.is_none());
    let row = rows.max_by_key(|row| (row.last_signed_in_at, row.joined_at));
    let row = row.ok_or_else(unknown)?;
    let tx = app.store().begin(row.organization_id).await?;
    let caller = Caller::product(row.organization_id, "cli");
    let link = make(app, &tx, &caller, Purpose::Recovery, Some(row.id)).await?;
    tx.commit().await?;
    Ok(link)
}
