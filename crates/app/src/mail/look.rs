//! Reading letters, and how it goes with the mail.

use goodword_store::{MessageFilter, Page, Paging};
use uuid::Uuid;

use super::{MessageView, WholeMessage};
use crate::{App, Caller, Error, MessageState, Scope};

/// How it goes with the mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailView {
    /// Whether a mail server is set up.
    pub configured: bool,
    /// The address that letters come from.
    pub from: Option<String>,
    /// How many letters wait to be sent.
    pub waiting: i64,
    /// How many are kept because no mail server was set up.
    pub kept: i64,
    /// How many were given up on.
    pub parked: i64,
}

/// The organization's letters, by the time at which they were written, a page at a
/// time.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(
    app: &App,
    caller: &Caller,
    state: Option<MessageState>,
    customer: Option<&str>,
    paging: &Paging,
) -> Result<Page<MessageView>, Error> {
    caller.may(Scope::Read)?;
    let filter = MessageFilter {
        state: state.map(MessageState::number),
        customer: customer.map(str::to_owned),
    };
    let reader = app.store().reader();
    let page = reader
        .messages()
        .list(caller.organization, &filter, paging)
        .await?;
    let rows = page.rows.iter().map(|row| MessageView::of(row, caller));
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}

/// One letter with what it says.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has none of this id.
pub async fn read(app: &App, caller: &Caller, id: Uuid) -> Result<WholeMessage, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let row = reader.messages().get(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("message", id.to_string()))?;
    let message = MessageView::of(&row, caller)?;
    let may_read = row.staff.is_none() || caller.may(Scope::Admin).is_ok();
    let (text, html) = if may_read {
        (row.text, row.html)
    } else {
        (String::new(), String::new())
    };
    Ok(WholeMessage {
        message,
        text,
        html,
    })
}

/// How it goes with the mail. Letters that were sent are not counted.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn status(app: &App, caller: &Caller) -> Result<MailView, Error> {
    caller.may(Scope::Read)?;
    let open = [
        MessageState::Waiting,
        MessageState::Kept,
        MessageState::Parked,
    ];
    let reader = app.store().reader();
    let counts = reader
        .messages()
        .counts(caller.organization, &open.map(MessageState::number))
        .await?;
    let count = |state: MessageState| {
        let found = counts.iter().find(|count| count.state == state.number());
        found.map_or(0, |count| count.n)
    };
    let sender = app.mail().and_then(|mail| mail.sender.as_ref());
    Ok(MailView {
        configured: sender.is_some(),
        from: sender.map(|sender| sender.address.clone()),
        waiting: count(MessageState::Waiting),
        kept: count(MessageState::Kept),
        parked: count(MessageState::Parked),
    })
}
