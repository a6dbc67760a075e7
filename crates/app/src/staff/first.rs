//! Letting the first person in.

use uuid::Uuid;

use crate::{
    App, Caller, Error,
    link::{NewLink, Purpose, make},
};

/// A link with which the first administrator of an installation makes their own
/// login, in this organization; none when there is anybody on the staff already.
/// Voids the one that was made before.
///
/// # Errors
/// When the database does not answer.
pub async fn offer_first_administrator(
    app: &App,
    organization: Uuid,
) -> Result<Option<NewLink>, Error> {
    if app.store().reader().staff().is_anybody().await? {
        return Ok(None);
    }
    let tx = app.store().begin(organization).await?;
    let caller = Caller::product(organization, "serve");
    let link = make(app, &tx, &caller, Purpose::FirstAdministrator, None).await?;
    tx.commit().await?;
    Ok(Some(link))
}
