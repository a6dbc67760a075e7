//! Messages: letters by electronic mail.

use std::sync::Arc;

use goodword_app::mail::MessageView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api, words};

mod list;
mod read;
mod send;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_messages))
        .routes(routes!(read::read_message))
        .routes(routes!(send::send_message))
}

/// A letter.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub(crate) struct MessageBody {
    #[schema(example = "msg_019200000000700080000000000000a1")]
    id: String,
    /// The template that it was made of.
    template: String,
    /// Its language.
    #[schema(value_type = words::Language)]
    language: String,
    /// To which customer.
    customer: Option<String>,
    /// To which person of the staff.
    #[schema(example = "stf_019200000000700080000000000000a1")]
    staff: Option<String>,
    /// To which address. A caller that may not record people sees its first and its
    /// last character.
    to: String,
    /// The subject.
    subject: String,
    /// Where it stands.
    #[schema(value_type = words::MessageState)]
    state: &'static str,
    /// When it was written.
    #[schema(format = DateTime)]
    created_at: String,
    /// When the mail server took it.
    #[schema(format = DateTime)]
    sent_at: Option<String>,
    /// How often it was tried.
    tries: u32,
    /// What the last try ran into.
    last_error: Option<String>,
}

impl MessageBody {
    pub(super) fn of(view: MessageView) -> Self {
        Self {
            id: id::write_message(view.id),
            template: view.template,
            language: view.language,
            customer: view.customer,
            staff: view.staff.map(id::write_staff),
            to: view.to,
            subject: view.subject,
            state: view.state.name(),
            created_at: view.created_at.to_rfc3339(),
            sent_at: view.sent_at.map(|at| at.to_rfc3339()),
            tries: view.tries,
            last_error: view.last_error,
        }
    }
}

impl Item for MessageBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "template",
        "language",
        "customer",
        "staff",
        "to",
        "subject",
        "state",
        "created_at",
        "sent_at",
        "tries",
        "last_error",
    ];
}
