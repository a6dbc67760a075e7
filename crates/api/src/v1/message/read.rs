//! `GET /api/v1/messages/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::mail;
use serde::Serialize;
use utoipa::ToSchema;

use super::MessageBody;
use crate::{
    auth::{By, Reads},
    path::{MessageId, Place},
    problem::Problem,
    router::Api,
};

/// A letter with what it says.
#[derive(Serialize, ToSchema)]
#[schema(as = WholeMessage)]
pub(crate) struct WholeMessageBody {
    #[serde(flatten)]
    message: MessageBody,
    /// Its text. Of a letter to the staff it is empty for everybody but an
    /// administrator: it may hold a link that opens a door.
    text: String,
    /// The same as HTML.
    html: String,
}

/// Read a message
#[utoipa::path(
    get,
    path = "/api/v1/messages/{id}",
    operation_id = "read_message",
    tag = "messages",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The message's id, `msg_...`")),
    responses((status = 200, description = "The message", body = WholeMessageBody)),
)]
pub(crate) async fn read_message(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(MessageId(id)): Place<MessageId>,
) -> Result<Json<WholeMessageBody>, Problem> {
    let whole = mail::read(&api.app, &by.caller, id).await?;
    Ok(Json(WholeMessageBody {
        message: MessageBody::of(whole.message),
        text: whole.text,
        html: whole.html,
    }))
}
