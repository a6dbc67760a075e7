//! Reading drafts.

use goodword_store::{Page, Paging};
use uuid::Uuid;

use super::DraftView;
use crate::{App, Caller, Error, Scope};

/// The organization's drafts, a page at a time, in the order in which they were
/// begun.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(app: &App, caller: &Caller, paging: &Paging) -> Result<Page<DraftView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let page = reader.drafts().list(caller.organization, paging).await?;
    let rows = page.rows.into_iter().map(DraftView::of);
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}

/// One draft.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this id.
pub async fn read(app: &App, caller: &Caller, id: Uuid) -> Result<DraftView, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let row = reader.drafts().get(caller.organization, id).await?;
    DraftView::of(row.ok_or_else(|| Error::not_found("draft", id.to_string()))?)
}
