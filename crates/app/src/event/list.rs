//! The facts on file.

use goodword_domain::moment::Moment;
use goodword_store::{EventFilter as StoreFilter, Page, Paging};

use super::EventView;
use crate::{App, Caller, Error, Scope};

/// Which facts are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// In this person's file, mentioning this person, or about one of this person's orders.
    pub customer: Option<String>,
    /// Of this type.
    pub kind: Option<String>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Not after this moment.
    pub to: Option<Moment>,
}

/// Facts by the time at which they happened, a page at a time.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: EventFilter,
    paging: &Paging,
) -> Result<Page<EventView>, Error> {
    caller.may(Scope::Read)?;
    let wanted = StoreFilter {
        customer: filter.customer,
        kind: filter.kind,
        from: filter.from.map(Moment::micros),
        to: filter.to.map(Moment::micros),
    };
    let reader = app.store().reader();
    let events = reader.events();
    let page = events
        .filtered(caller.organization, &wanted, paging)
        .await?;
    let rows = page.rows.into_iter().map(|row| EventView::of(row, caller));
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}
