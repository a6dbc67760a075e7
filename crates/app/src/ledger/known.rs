//! Whether a program that somebody asks about is theirs.

use goodword_store::Reader;
use uuid::Uuid;

use crate::Error;

/// Refuses a program that the organization does not have: an empty list would say that
/// there is one without anything in it. Asks the reader that its caller has: whoever holds
/// one and waited for a second could wait for others who do the same.
pub(crate) async fn known_program(
    reader: Reader<'_>,
    organization: Uuid,
    program: Option<Uuid>,
) -> Result<(), Error> {
    let Some(id) = program else { return Ok(()) };
    let found = reader.programs().by_id(organization, id).await?;
    found
        .map(|_| ())
        .ok_or_else(|| Error::not_found("program", id.to_string()))
}
