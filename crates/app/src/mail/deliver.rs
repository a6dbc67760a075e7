//! A letter on its way: what the mail server gets, and how it went.

use goodword_domain::moment::Moment;
use goodword_store::{Message as Row, Tx};
use serde_json::Value;
use uuid::Uuid;

use super::desk::one_line;
use crate::{App, Error, MessageState, outbox::Message};

/// What stands where a one-time link stood, once it was sent.
const GONE: &str = "…";

/// A letter with all that the post needs.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id, the same at every try.
    pub id: Uuid,
    /// When it was written.
    pub created_at: Moment,
    /// The address that it comes from.
    pub from: String,
    /// The name beside it.
    pub from_name: String,
    /// Where answers go, if not there.
    pub reply_to: Option<String>,
    /// To which address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Where the reader gets no more; none in a letter to the staff.
    pub stop: Option<String>,
}

/// The letter of a message of the outbox; none when it was sent already, is gone, or
/// no mail server is set up any more, in which case it is kept.
///
/// # Errors
/// When the database does not answer, or the message makes no sense.
pub async fn letter(app: &App, message: &Message) -> Result<Option<Letter>, Error> {
    let reader = app.store().reader();
    let id = letter_id(message)?;
    let Some(row) = reader.messages().get(message.organization, id).await? else {
        return Ok(None);
    };
    if row.state == MessageState::Sent.number() {
        return Ok(None);
    }
    let Some(sender) = app.mail().and_then(|mail| mail.sender.as_ref()) else {
        return Ok(None);
    };
    let from_name = match &sender.name {
        Some(name) => one_line(name),
        None => {
            let row = reader.organizations().get(message.organization).await?;
            row.map(|row| one_line(&row.name)).unwrap_or_default()
        }
    };
    Ok(Some(Letter {
        id,
        created_at: Moment::from_micros(row.created_at),
        from: sender.address.clone(),
        from_name,
        reply_to: sender.reply_to.clone(),
        to: row.address,
        subject: row.subject,
        text: row.text,
        html: row.html,
        stop: row.stop,
    }))
}

/// The mail server has it, or there was nothing to send: both in one transaction
/// with the outbox. `was_sent` says which. The link in a letter to the staff, which
/// opens a door, is not kept any longer.
///
/// # Errors
/// When the database does not answer: then it is sent once more, under the same
/// Message-ID.
pub async fn sent(app: &App, message: &Message, was_sent: bool) -> Result<(), Error> {
    let id = letter_id(message)?;
    let tx = app.store().begin_unscoped().await?;
    let at = app.now().micros();
    if let Some(mut row) = tx.messages().get(message.organization, id).await?
        && row.state != MessageState::Sent.number()
    {
        row.state = if was_sent {
            MessageState::Sent.number()
        } else {
            MessageState::Kept.number()
        };
        row.sent_at = was_sent.then_some(at);
        row.last_error = None;
        row.tries = i32::try_from(message.tries).unwrap_or(i32::MAX);
        if row.staff.is_some() {
            forget_links(&mut row);
        }
        tx.messages().update(&row).await?;
    }
    tx.outbox()
        .delivered(message.organization, message.id, at)
        .await?;
    Ok(tx.commit().await?)
}

/// Notes beside the letter how a try failed, in the outbox's transaction.
pub(crate) async fn failed(
    tx: &Tx,
    message: &Message,
    reason: &str,
    is_parked: bool,
) -> Result<(), Error> {
    let found = tx
        .messages()
        .get(message.organization, letter_id(message)?)
        .await?;
    let Some(mut row) = found.filter(|row| row.state != MessageState::Sent.number()) else {
        return Ok(());
    };
    row.tries = i32::try_from(message.tries).unwrap_or(i32::MAX);
    row.last_error = Some(reason.to_owned());
    if is_parked {
        row.state = MessageState::Parked.number();
    }
    Ok(tx.messages().update(&row).await?)
}

/// A parked message of the outbox is tried again; if it is a letter's, the letter
/// waits again too.
pub(crate) async fn requeued(tx: &Tx, organization: Uuid, id: Uuid) -> Result<(), Error> {
    if let Some(mut row) = tx.messages().get(organization, id).await? {
        row.state = MessageState::Waiting.number();
        tx.messages().update(&row).await?;
    }
    Ok(())
}

fn letter_id(message: &Message) -> Result<Uuid, Error> {
    let id = message.payload.get("message").and_then(Value::as_str);
    let id = id.and_then(|id| Uuid::try_parse(id).ok());
    id.ok_or_else(|| Error::inconsistent(format!("message {} names no letter", message.id)))
}

/// Web addresses, in the text and in the HTML, become three dots.
fn forget_links(row: &mut Row) {
    row.text = without_links(&row.text, char::is_whitespace);
    row.html = without_links(&row.html, |c| c.is_whitespace() || "\"<>".contains(c));
}

fn without_links(text: &str, ends: impl Fn(char) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = ["https://", "http://"]
        .iter()
        .filter_map(|s| rest.find(s))
        .min()
    {
        let (before, link) = rest.split_at(at);
        kept.push_str(before);
        kept.push_str(GONE);
        let end = link.find(&ends).unwrap_or(link.len());
        rest = link.get(end..).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn no_link_stays() {
        let text = "a https://x.example/welcome#SECRET b\nhttp://y\n";
        assert_eq!(without_links(text, char::is_whitespace), "a … b\n…\n");
        let html = "<a href=\"https://x/#S\">go</a>";
        let bare = without_links(html, |c| c.is_whitespace() || "\"<>".contains(c));
        assert_eq!(bare, "<a href=\"…\">go</a>");
    }
}
