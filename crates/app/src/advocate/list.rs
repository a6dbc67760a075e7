//! The organization's advocates.

use goodword_store::{Page, Paging};
use uuid::Uuid;

use super::{AdvocateView, view::views};
use crate::{App, Caller, Error, Scope, ledger::known_program};

/// The advocates of the organization, or of one program of it, by program and
/// customer, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn list(
    app: &App,
    caller: &Caller,
    program: Option<Uuid>,
    paging: &Paging,
) -> Result<Page<AdvocateView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, program).await?;
    let page = reader
        .advocates()
        .list(caller.organization, program, paging)
        .await?;
    Ok(Page {
        rows: views(app, caller.organization, page.rows).await?,
        next: page.next,
    })
}
