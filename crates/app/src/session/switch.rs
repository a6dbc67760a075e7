//! Acting for another of one's organizations.

use uuid::Uuid;

use super::{Person, SessionView, read};
use crate::{
    App, Error,
    staff::{is_active, role_of},
};

/// From now on the person acts for this organization, in this session.
///
/// # Errors
/// [`Error::NotFound`] for one on whose staff they are not.
pub async fn switch(app: &App, person: &Person, organization: Uuid) -> Result<SessionView, Error> {
    let unknown = || Error::not_found("organization", organization.to_string());
    let login = person.session.login_id;
    let tx = app.store().begin_unscoped().await?;
    let staff = tx.staff().of_login(organization, login).await?;
    let staff = staff.filter(is_active).ok_or_else(unknown)?;
    tx.sessions()
        .turn_to(&person.session.hash, organization)
        .await?;
    // The next sign-in leads back here.
    let now = app.now().micros();
    tx.staff().signed_in(organization, staff.id, now).await?;
    tx.commit().await?;
    let mut there = person.clone();
    there.caller.organization = organization;
    there.caller.scopes = role_of(&staff)?.scopes();
    there.caller.name = format!("staff:{}", staff.id.simple());
    there.session.organization_id = organization;
    there.staff = staff;
    there.staff.last_signed_in_at = Some(now);
    read(app, &there).await
}
