//! A new link for somebody on the staff.

use uuid::Uuid;

use super::{
    is_active,
    letter::{StaffLink, give},
};
use crate::{
    App, Caller, Error, Scope,
    link::{Purpose, is_elsewhere},
};

/// Makes a one-time link for somebody: the invitation again, where it was not
/// taken up, and else one to choose a new password. Older links of theirs end.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `staff_disabled`, or `login_shared` when
/// they are on the staff of another organization too, whose administrators did not ask.
pub async fn create_link(app: &App, caller: &Caller, id: Uuid) -> Result<StaffLink, Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    let row = tx.staff().get(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("staff", id.to_string()))?;
    let conflict = |code, detail: &str| {
        let detail = detail.to_owned();
        Err(Error::Conflict { code, detail })
    };
    if row.disabled_at.is_some() {
        return conflict("staff_disabled", "let them in again first");
    }
    let purpose = if is_active(&row) {
        Purpose::Password
    } else {
        Purpose::Invitation
    };
    if purpose == Purpose::Password && is_elsewhere(tx.reader(), &row).await? {
        let detail = "they sign in to another organization with the same password; whoever runs \
                      this server makes the link: goodword staff link";
        return conflict("login_shared", detail);
    }
    let login = tx.logins().get(row.login_id).await?;
    let login = login.ok_or_else(|| Error::inconsistent("somebody on the staff has no login"))?;
    let given = give(app, &tx, caller, (&row, &login), purpose).await?;
    tx.commit().await?;
    Ok(given)
}
