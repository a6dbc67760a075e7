//! A letter as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Message;
use uuid::Uuid;

use crate::{Caller, Error, MessageState, Scope, customer::mask_text};

/// A letter, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// Its id.
    pub id: Uuid,
    /// The template that it was made of.
    pub template: String,
    /// Its language.
    pub language: String,
    /// To which customer.
    pub customer: Option<String>,
    /// To which person of the staff.
    pub staff: Option<Uuid>,
    /// To which address; masked for callers who may not record people.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// Where it stands.
    pub state: MessageState,
    /// When it was written.
    pub created_at: Moment,
    /// When the mail server took it.
    pub sent_at: Option<Moment>,
    /// How often it was tried.
    pub tries: u32,
    /// What the last try ran into.
    pub last_error: Option<String>,
}

/// A letter with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeMessage {
    /// The letter.
    pub message: MessageView,
    /// Its text; of a letter to the staff only for an administrator: it may hold a
    /// link that opens a door.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl MessageView {
    pub(super) fn of(row: &Message, caller: &Caller) -> Result<Self, Error> {
        let state = MessageState::of_number(row.state);
        let unknown = || Error::inconsistent(format!("message {} in state {}", row.id, row.state));
        let to = if caller.may(Scope::Record).is_ok() {
            row.address.clone()
        } else {
            mask_text(&row.address)
        };
        Ok(Self {
            id: row.id,
            template: row.template.clone(),
            language: row.language.clone(),
            customer: row.customer.clone(),
            staff: row.staff,
            to,
            subject: row.subject.clone(),
            state: state.ok_or_else(unknown)?,
            created_at: Moment::from_micros(row.created_at),
            sent_at: row.sent_at.map(Moment::from_micros),
            tries: u32::try_from(row.tries).unwrap_or(0),
            last_error: row.last_error.clone(),
        })
    }
}
