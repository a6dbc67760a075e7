//! The people on file.

use goodword_store::{Page, Paging};

use super::CustomerView;
use crate::{App, Caller, Error, Scope};

/// The people whose id begins with `prefix` (all, when it is empty), by id, a
/// page at a time.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(
    app: &App,
    caller: &Caller,
    prefix: &str,
    paging: &Paging,
) -> Result<Page<CustomerView>, Error> {
    caller.may(Scope::Read)?;
    let page = app
        .store()
        .reader()
        .customers()
        .list(caller.organization, prefix, paging)
        .await?;
    let rows = page
        .rows
        .into_iter()
        .map(|row| CustomerView::of(row, caller));
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}
