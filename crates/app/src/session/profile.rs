//! What a person may change about themselves.

use super::{Person, SessionView, read};
use crate::{App, Error, faults::Faults};

/// What is to change; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What they are called in this organization.
    pub name: Option<String>,
    /// In which language they read the console.
    pub language: Option<String>,
}

/// Changes what a person is called in the organization for which they act, and in
/// which language they read.
///
/// # Errors
/// [`Error::Malformed`] with every fault.
pub async fn update_profile(
    app: &App,
    person: &Person,
    profile: Profile,
) -> Result<SessionView, Error> {
    let mut faults = Faults::default();
    let name = profile.name.map(|name| faults.name("name", &name));
    faults.language("language", profile.language.as_deref());
    faults.done()?;
    let organization = person.caller.organization;
    let tx = app.store().begin(organization).await?;
    let row = tx.staff().get(organization, person.staff.id).await?;
    let mut row = row.ok_or(Error::Unauthenticated)?;
    row.name = name.unwrap_or(row.name);
    row.language = profile.language.or(row.language);
    tx.staff().save(row.clone()).await?;
    tx.commit().await?;
    let mut person = person.clone();
    person.staff = row;
    read(app, &person).await
}
