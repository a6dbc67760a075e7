//! `POST /api/v1/messages/{id}/send`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::mail;

use super::MessageBody;
use crate::{
    auth::{Administers, By},
    path::{MessageId, Place},
    problem::Problem,
    router::Api,
};

/// Send a message
///
/// One that was kept because no mail server was set up, or one that was given up on.
#[utoipa::path(
    post,
    path = "/api/v1/messages/{id}/send",
    operation_id = "send_message",
    tag = "messages",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "The message's id, `msg_...`")),
    responses(
        (status = 200, description = "It waits to be sent", body = MessageBody),
        (status = 409, description = "`mail_not_configured`; `message_not_open`: it waits or \
            was sent; `link_gone`: it was kept without the link that it should bring"),
    ),
)]
pub(crate) async fn send_message(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(MessageId(id)): Place<MessageId>,
) -> Result<Json<MessageBody>, Problem> {
    let view = mail::send(&api.app, &by.caller, id).await?;
    Ok(Json(MessageBody::of(view)))
}
