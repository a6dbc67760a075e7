//! Reading programs.

use goodword_store::{Page, Paging};
use uuid::Uuid;

use super::{ProgramView, view::view};
use crate::{App, Caller, Error, Scope};

/// The organization's programs, a page at a time.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(app: &App, caller: &Caller, paging: &Paging) -> Result<Page<ProgramView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let page = reader.programs().list(caller.organization, paging).await?;
    let ids: Vec<Uuid> = page.rows.iter().map(|row| row.id).collect();
    let mut versions = reader
        .programs()
        .versions(caller.organization, &ids)
        .await?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for row in &page.rows {
        let (own, others) = versions.into_iter().partition(|v| v.program_id == row.id);
        versions = others;
        rows.push(view(row, own, app.now())?);
    }
    Ok(Page {
        rows,
        next: page.next,
    })
}

/// One program.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this id.
pub async fn read(app: &App, caller: &Caller, id: Uuid) -> Result<ProgramView, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let row = reader.programs().by_id(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("program", id.to_string()))?;
    let versions = reader
        .programs()
        .versions(caller.organization, &[id])
        .await?;
    view(&row, versions, app.now())
}
