//! Looking at a link before using it.

use super::{Purpose, find, staff_of};
use crate::{App, Error};

/// What a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// What it does.
    pub purpose: Purpose,
    /// What the organization is called.
    pub organization: String,
    /// With what its holder signs in; none where there is nobody yet.
    pub email: Option<String>,
    /// What its holder is called.
    pub name: Option<String>,
    /// Whether its holder has a password on this installation already, which an
    /// invitation then asks for instead of a new one.
    pub has_password: bool,
}

/// What the link with this token is for. It stays as it is.
///
/// # Errors
/// [`Error::LinkSpent`] when it does not work, or no longer.
pub async fn look(app: &App, token: &str) -> Result<LinkView, Error> {
    let reader = app.store().reader();
    let link = find(reader, token, app.now()).await?;
    let purpose = Purpose::of_stored(&link.purpose).ok_or(Error::LinkSpent)?;
    let organization = reader.organizations().get(link.organization_id).await?;
    let organization = organization.ok_or(Error::LinkSpent)?.name;
    if purpose == Purpose::FirstAdministrator {
        if reader.staff().is_anybody().await? {
            return Err(Error::LinkSpent);
        }
        return Ok(LinkView {
            purpose,
            organization,
            email: None,
            name: None,
            has_password: false,
        });
    }
    let staff = staff_of(reader, &link).await?;
    let login = reader.logins().get(staff.login_id).await?;
    let login = login.ok_or(Error::LinkSpent)?;
    Ok(LinkView {
        purpose,
        organization,
        email: Some(login.email),
        name: Some(staff.name),
        has_password: login.hash.is_some(),
    })
}
