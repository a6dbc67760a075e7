//! The letter that brings somebody on the staff their link.

use goodword_store::{Login, StaffUser, Tx};

use crate::{
    App, Error, Language,
    link::{NewLink, Purpose},
    mail::{self, StaffLetter},
    template::Kind,
};

/// Writes the letter with a link, in the transaction that makes it; whether a mail
/// server is set up, so that it will go out.
pub(super) async fn post(
    app: &App,
    tx: &Tx,
    (row, login): (&StaffUser, &Login),
    purpose: Purpose,
    link: &NewLink,
) -> Result<bool, Error> {
    let Some(options) = app.mail() else {
        return Ok(false);
    };
    let kind = match purpose {
        Purpose::Invitation => Kind::StaffInvitation,
        _ => Kind::StaffPassword,
    };
    let letter = StaffLetter {
        organization: row.organization_id,
        staff: row.id,
        name: &row.name,
        address: &login.email,
        language: row.language.as_deref().and_then(Language::of_tag),
        kind,
        link: &link.address(&options.public_url),
    };
    mail::to_staff(app, tx, &letter).await?;
    Ok(options.sender.is_some())
}
