//! A new address for an advocate's own page, in place of one that leaked.

use uuid::Uuid;

use super::fresh;
use crate::{
    App, Caller, Error, Scope,
    advocate::{self, AdvocateView},
};

/// Gives the page a new address; the one before opens nothing any more, whoever
/// has it.
///
/// # Errors
/// [`Error::NotFound`] when this customer is not enrolled in this program of the
/// caller's organization.
pub async fn renew(
    app: &App,
    caller: &Caller,
    program: Uuid,
    customer: &str,
) -> Result<AdvocateView, Error> {
    caller.may(Scope::Record)?;
    let reading = Caller::product(caller.organization, &caller.name);
    let standing = advocate::read(app, &reading, program, customer).await?;
    let page = fresh(app, caller.organization, (program, customer), None);
    let share_secret = page.secret.clone();
    let tx = app.store().begin(caller.organization).await?;
    tx.share_pages().replace(page).await?;
    tx.commit().await?;
    Ok(AdvocateView {
        share_secret,
        ..standing
    })
}
