//! A one-time link for somebody on the staff, and the letter that brings it to them.

use goodword_store::{Login, StaffUser, Tx};

use crate::{
    App, Caller, Error, Language,
    link::{NewLink, Purpose, make},
    mail::{self, StaffLetter},
    template::Kind,
};

/// A one-time link for somebody on the staff.
#[derive(Clone, Debug)]
pub struct StaffLink {
    /// The link, which is shown this once.
    pub link: NewLink,
    /// Whether a letter brings it to them: a mail server is set up.
    pub is_mailed: bool,
}

/// Makes somebody a link, and writes them the letter with it, in the caller's
/// transaction. Older links of theirs end.
pub(super) async fn give(
    app: &App,
    tx: &Tx,
    caller: &Caller,
    (row, login): (&StaffUser, &Login),
    purpose: Purpose,
) -> Result<StaffLink, Error> {
    let link = make(app, tx, caller, purpose, Some(row.id)).await?;
    let is_mailed = post(app, tx, (row, login), purpose, &link).await?;
    Ok(StaffLink { link, is_mailed })
}

/// Writes the letter with a link, in the transaction that makes it; whether a mail
/// server is set up, so that it will go out.
async fn post(
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
