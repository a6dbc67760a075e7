//! One fact.

use super::EventView;
use crate::{App, Caller, Error, Scope};

/// The fact of a name.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this name.
pub async fn read(app: &App, caller: &Caller, source: &str, id: &str) -> Result<EventView, Error> {
    caller.may(Scope::Read)?;
    let name = [(source.to_owned(), id.to_owned())];
    let reader = app.store().reader();
    let found = reader.events().by_names(caller.organization, &name).await?;
    let row = found.into_iter().next();
    EventView::of(row.ok_or_else(|| Error::not_found("event", id))?, caller)
}
