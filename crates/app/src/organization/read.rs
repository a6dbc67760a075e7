//! Reading the organization.

use super::OrganizationView;
use crate::{App, Caller, Error, Scope};

/// The caller's organization.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn read(app: &App, caller: &Caller) -> Result<OrganizationView, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let row = reader.organizations().get(caller.organization).await?;
    let unknown = || Error::not_found("organization", caller.organization.to_string());
    row.map(OrganizationView::of).ok_or_else(unknown)
}
