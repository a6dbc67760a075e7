//! Who works there.

use goodword_store::{Page, Paging, Reader, StaffUser};

use super::StaffView;
use crate::{App, Caller, Error, Scope};

/// The staff of the caller's organization, in the order in which they were
/// invited, a page at a time.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(app: &App, caller: &Caller, paging: &Paging) -> Result<Page<StaffView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let page = reader.staff().list(caller.organization, paging).await?;
    Ok(Page {
        rows: views(reader, page.rows).await?,
        next: page.next,
    })
}

/// Everybody on the installation, by organization, each with its name: for whoever
/// may run commands there.
///
/// # Errors
/// When the database does not answer.
pub async fn everybody(app: &App) -> Result<Vec<(String, StaffView)>, Error> {
    let reader = app.store().reader();
    let mut all = Vec::new();
    for organization in reader.organizations().all().await? {
        let mut after = None;
        loop {
            let paging = Paging::first(500).after(after);
            let page = reader.staff().list(organization.id, &paging).await?;
            let named = views(reader, page.rows).await?.into_iter();
            all.extend(named.map(|staff| (organization.name.clone(), staff)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(all)
}

/// Rows with their e-mail addresses.
async fn views(reader: Reader<'_>, rows: Vec<StaffUser>) -> Result<Vec<StaffView>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.login_id).collect();
    let logins = reader.logins().load(&ids).await?;
    let view = |row: StaffUser| {
        let login = logins.iter().find(|login| login.id == row.login_id);
        let login =
            login.ok_or_else(|| Error::inconsistent(format!("staff {} has no login", row.id)))?;
        StaffView::of(row, login.email.clone())
    };
    rows.into_iter().map(view).collect()
}
