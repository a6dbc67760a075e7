//! Several people at once.

use super::CustomerView;
use crate::{App, Caller, Error, Scope};

/// Most people that are looked up at once.
pub const LOOK_UP_MAX: usize = 200;

/// Those of these people that are on file, by id; whoever is not is left out.
///
/// # Errors
/// [`Error::Malformed`] for more than [`LOOK_UP_MAX`] people.
pub async fn look_up(
    app: &App,
    caller: &Caller,
    customers: &[String],
) -> Result<Vec<CustomerView>, Error> {
    caller.may(Scope::Read)?;
    if customers.len() > LOOK_UP_MAX {
        let reason = format!("names {} people; at most {LOOK_UP_MAX}", customers.len());
        return Err(Error::field("customers", reason));
    }
    let mut rows = app
        .store()
        .reader()
        .customers()
        .load(caller.organization, customers)
        .await?;
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    rows.into_iter()
        .map(|row| CustomerView::of(row, caller))
        .collect()
}
