//! The organization's keys.

use super::KeyView;
use crate::{App, Caller, Error, Scope};

/// All keys of the organization, revoked ones too, oldest first. They are few.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an administrator.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<KeyView>, Error> {
    caller.may(Scope::Admin)?;
    let rows = app
        .store()
        .reader()
        .api_keys()
        .list(caller.organization)
        .await?;
    rows.into_iter().map(KeyView::of).collect()
}
