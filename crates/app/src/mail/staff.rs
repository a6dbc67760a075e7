//! Letters to the staff.

use goodword_store::Tx;
use uuid::Uuid;

use super::desk::{Desk, Draft, To, one_line};
use crate::{
    App, Error, Language,
    template::{Kind, Values},
};

/// A letter to a person of the staff.
#[derive(Clone, Copy, Debug)]
pub struct StaffLetter<'a> {
    /// Whose staff.
    pub organization: Uuid,
    /// The person.
    pub staff: Uuid,
    /// The person's name.
    pub name: &'a str,
    /// The person's address.
    pub address: &'a str,
    /// The person's language; without one, the organization's.
    pub language: Option<Language>,
    /// [`Kind::StaffInvitation`] or [`Kind::StaffPassword`].
    pub kind: Kind,
    /// The one-time link that it brings.
    pub link: &'a str,
}

/// Writes a letter to a person of the staff, in the transaction that makes the link;
/// its id. Where no mail server is set up the letter is kept without the link:
/// whoever made it has it, and a secret is not stored that nobody sends.
///
/// # Errors
/// When the database does not answer.
pub async fn to_staff(app: &App, tx: &Tx, letter: &StaffLetter<'_>) -> Result<Uuid, Error> {
    let desk = Desk::open(app, tx, letter.organization).await?;
    let is_sent = app.mail().is_some_and(|mail| mail.sender.is_some());
    let link = if is_sent { letter.link } else { "…" };
    let id = app.ids().next();
    let row = desk.write(Draft {
        id,
        kind: letter.kind,
        language: letter.language.unwrap_or(desk.language),
        to: To::Staff(letter.staff),
        address: letter.address.to_owned(),
        values: Values::from([("name", one_line(letter.name)), ("link", link.to_owned())]),
    });
    desk.post(vec![row]).await?;
    Ok(id)
}
