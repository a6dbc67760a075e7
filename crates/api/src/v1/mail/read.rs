//! `GET /api/v1/mail`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::mail;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    problem::Problem,
    router::Api,
};

/// How it goes with the mail.
#[derive(Serialize, ToSchema)]
#[schema(as = Mail)]
pub(crate) struct MailBody {
    /// Whether a mail server is set up.
    configured: bool,
    /// The address that letters come from.
    from: Option<String>,
    /// How many letters wait to be sent.
    waiting: i64,
    /// How many are kept because no mail server was set up.
    kept: i64,
    /// How many were given up on.
    parked: i64,
}

/// Look at the mail
#[utoipa::path(
    get,
    path = "/api/v1/mail",
    operation_id = "read_mail",
    tag = "messages",
    security(("key" = ["read"]), ("session" = ["read"])),
    responses((status = 200, description = "How it goes with the mail", body = MailBody)),
)]
pub(crate) async fn read_mail(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
) -> Result<Json<MailBody>, Problem> {
    let view = mail::status(&api.app, &by.caller).await?;
    Ok(Json(MailBody {
        configured: view.configured,
        from: view.from,
        waiting: view.waiting,
        kept: view.kept,
        parked: view.parked,
    }))
}
