//! `GET /api/v1/messages`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{MessageState, mail};

use super::MessageBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which messages are wanted.
    struct Request {
        /// Only those in this state: `waiting`, `sent`, `kept` or `parked`.
        state,
        /// Only those to this customer.
        customer,
    }
}

/// List messages
///
/// By the time at which they were written.
#[utoipa::path(
    get,
    path = "/api/v1/messages",
    operation_id = "list_messages",
    tag = "messages",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of messages", content(
        (PageBody<MessageBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_messages(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let states = MessageState::ALL.iter().map(|state| (state.name(), *state));
    let state = reading.choice("state", list.request.state.as_deref(), states);
    reading.done()?;
    let customer = list.request.customer.as_deref();
    let page = mail::list(&api.app, &by.caller, state, customer, &list.paging).await?;
    list.answer(page, MessageBody::of)
}
