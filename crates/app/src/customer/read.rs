//! One person.

use super::CustomerView;
use crate::{App, Caller, Error, Scope};

/// One person on file.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization knows nobody of this id.
pub async fn read(app: &App, caller: &Caller, customer: &str) -> Result<CustomerView, Error> {
    caller.may(Scope::Read)?;
    let row = app
        .store()
        .reader()
        .customers()
        .get(caller.organization, customer)
        .await?;
    let row = row.ok_or_else(|| Error::not_found("customer", customer))?;
    CustomerView::of(row, caller)
}
