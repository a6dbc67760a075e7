//! Whether a program that somebody asks about is theirs.

use uuid::Uuid;

use crate::{App, Caller, Error};

/// Refuses a program that the caller's organization does not have: an empty
/// list would say that there is one without anything in it.
pub(crate) async fn known_program(
    app: &App,
    caller: &Caller,
    program: Option<Uuid>,
) -> Result<(), Error> {
    let Some(id) = program else { return Ok(()) };
    let found = app
        .store()
        .reader()
        .programs()
        .by_id(caller.organization, id)
        .await?;
    found
        .map(|_| ())
        .ok_or_else(|| Error::not_found("program", id.to_string()))
}
