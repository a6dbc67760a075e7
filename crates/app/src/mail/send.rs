//! Sending a letter that was kept or given up on, and a letter that only shows
//! whether the mail works.

use uuid::Uuid;

use super::{
    MessageView,
    desk::{Desk, Draft, To, outbox_row},
};
use crate::{
    App, Caller, Error, MessageState, Scope,
    sign_up::Contact,
    template::{Kind, Values},
};

/// Sends a letter that was kept, or tries one again that was given up on.
///
/// # Errors
/// [`Error::NotFound`] without such a letter; [`Error::Conflict`]
/// `mail_not_configured`, `message_not_open` for one that waits or was sent, and
/// `link_gone` for a letter to the staff that was kept without its link.
pub async fn send(app: &App, caller: &Caller, id: Uuid) -> Result<MessageView, Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    let row = tx.messages().get(caller.organization, id).await?;
    let mut row = row.ok_or_else(|| Error::not_found("message", id.to_string()))?;
    let conflict = |code, detail: &str| {
        let detail = detail.to_owned();
        Err(Error::Conflict { code, detail })
    };
    let state = MessageState::of_number(row.state);
    if !matches!(state, Some(MessageState::Kept | MessageState::Parked)) {
        let detail = "only a letter that is kept or parked can be sent again";
        return conflict("message_not_open", detail);
    }
    if state == Some(MessageState::Kept) && row.staff.is_some() {
        let detail = "the letter was kept without its link; make a new link for the person";
        return conflict("link_gone", detail);
    }
    if app.mail().is_none_or(|mail| mail.sender.is_none()) {
        let detail = "no mail server is set up; see the section [mail] of the settings";
        return conflict("mail_not_configured", detail);
    }
    row.state = MessageState::Waiting.number();
    tx.messages().update(&row).await?;
    tx.outbox()
        .renew(outbox_row(app, caller.organization, id))
        .await?;
    tx.commit().await?;
    MessageView::of(&row, caller)
}

/// Writes a letter to an address that only shows whether the mail works.
///
/// # Errors
/// [`Error::Malformed`] for what is no e-mail address.
pub async fn test(app: &App, caller: &Caller, to: &str) -> Result<MessageView, Error> {
    caller.may(Scope::Admin)?;
    let Ok(Contact::Email { address, .. }) = Contact::parse(to, "UTC") else {
        return Err(Error::field(
            "to",
            "is not an e-mail address like name@example.com",
        ));
    };
    let tx = app.store().begin_unscoped().await?;
    let desk = Desk::open(app, &tx, caller.organization).await?;
    let row = desk.write(Draft {
        id: app.ids().next(),
        kind: Kind::Test,
        language: desk.language,
        to: To::Anybody,
        address,
        values: Values::new(),
    });
    let view = MessageView::of(&row, caller)?;
    desk.post(vec![row]).await?;
    tx.commit().await?;
    Ok(view)
}
