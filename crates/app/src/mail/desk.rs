//! Where letters are written: the organization's name, language and templates at
//! hand, within the transaction that causes them.

use goodword_store::{Message, Template, Tx};
use serde_json::json;
use uuid::Uuid;

use super::{html, stop};
use crate::{
    App, Error, Language, MessageState, language,
    outbox::{self, MAIL},
    template::{self, Kind, Values},
};

/// Most characters of a name in a letter.
const NAME_CHARS: usize = 80;

/// To whom a letter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// A customer, by the business's own id.
    Customer(String),
    /// A person of the staff.
    Staff(Uuid),
    /// Whoever reads that address: a test.
    Anybody,
}

/// A letter that is to be written.
pub(super) struct Draft {
    pub(super) id: Uuid,
    pub(super) kind: Kind,
    pub(super) language: Language,
    pub(super) to: To,
    pub(super) address: String,
    pub(super) values: Values,
}

/// Where letters of one organization are written.
pub(super) struct Desk<'a> {
    app: &'a App,
    tx: &'a Tx,
    organization: Uuid,
    pub(super) name: String,
    pub(super) language: Language,
    edited: Vec<Template>,
}

impl<'a> Desk<'a> {
    pub(super) async fn open(app: &'a App, tx: &'a Tx, organization: Uuid) -> Result<Self, Error> {
        let reader = tx.reader();
        let row = reader.organizations().get(organization).await?;
        let row =
            row.ok_or_else(|| Error::inconsistent(format!("no organization {organization}")))?;
        Ok(Self {
            app,
            tx,
            organization,
            name: one_line(&row.name),
            language: language::of_organization(reader, organization).await?,
            edited: reader.templates().list(organization).await?,
        })
    }

    /// The letter, rendered, as it will leave.
    pub(super) fn write(&self, mut draft: Draft) -> Message {
        let Draft { kind, language, .. } = draft;
        draft.values.insert("organization", self.name.clone());
        let rendered = template::render(&self.edited, kind, language, &draft.values);
        let (customer, staff) = match draft.to {
            To::Customer(customer) => (Some(customer), None),
            To::Staff(staff) => (None, Some(staff)),
            To::Anybody => (None, None),
        };
        let stop = customer
            .as_ref()
            .and_then(|_| stop::address(self.app.mail()?, self.organization, draft.id));
        let body = html::Body {
            language,
            subject: &rendered.subject,
            text: &rendered.text,
            organization: &self.name,
            stop: stop.as_deref(),
        };
        Message {
            organization_id: self.organization,
            id: draft.id,
            template: kind.name().to_owned(),
            language: language.tag().to_owned(),
            customer,
            staff,
            address: draft.address,
            text: body.plain(),
            html: body.html(),
            subject: rendered.subject,
            told: draft.values.remove("reward"),
            stop,
            state: self.first_state().number(),
            created_at: self.app.now().micros(),
            sent_at: None,
            tries: 0,
            last_error: None,
        }
    }

    /// Keeps letters, and has them sent where a mail server is set up. A letter that
    /// was written before stays as it is.
    pub(super) async fn post(&self, mut letters: Vec<Message>) -> Result<(), Error> {
        // In one order: two processes that write the same letters must not wait for
        // each other crosswise.
        letters.sort_by_key(|letter| letter.id);
        self.tx.messages().insert_absent(&letters).await?;
        if self.first_state() == MessageState::Waiting {
            let rows = letters
                .iter()
                .map(|letter| outbox_row(self.app, letter.organization_id, letter.id));
            let rows: Vec<_> = rows.collect();
            self.tx.outbox().enqueue_absent(&rows).await?;
        }
        Ok(())
    }

    fn first_state(&self) -> MessageState {
        match self.app.mail() {
            Some(options) if options.sender.is_some() => MessageState::Waiting,
            _ => MessageState::Kept,
        }
    }
}

/// The outbox's message of a letter; it bears the same id.
pub(super) fn outbox_row(app: &App, organization: Uuid, id: Uuid) -> goodword_store::OutboxMessage {
    goodword_store::OutboxMessage {
        id,
        ..outbox::row(
            app.ids(),
            organization,
            MAIL,
            &json!({ "message": id }),
            app.now(),
        )
    }
}

/// A name as it may stand in a letter and in its head: one line, of some length.
pub(super) fn one_line(name: &str) -> String {
    let spaced = name.replace(char::is_control, " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ").chars().take(NAME_CHARS).collect()
}
