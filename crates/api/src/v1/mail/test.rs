//! `POST /api/v1/mail/test`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::mail;
use goodword_domain::form::Form;
use utoipa::ToSchema;

use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    v1::message::MessageBody,
};

/// Where a test goes.
#[derive(ToSchema)]
pub(crate) struct TestMailRequest {
    /// The e-mail address.
    #[schema(example = "name@example.com")]
    to: String,
}

impl FromForm for TestMailRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["to"]);
        Self {
            to: form.text("to"),
        }
    }
}

/// Test the mail
///
/// Writes a letter that only shows whether letters arrive. How it went says the
/// message.
#[utoipa::path(
    post,
    path = "/api/v1/mail/test",
    operation_id = "test_mail",
    tag = "messages",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    request_body = TestMailRequest,
    responses((status = 200, description = "The letter", body = MessageBody)),
)]
pub(crate) async fn test_mail(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Body(request): Body<TestMailRequest>,
) -> Result<Json<MessageBody>, Problem> {
    let view = mail::test(&api.app, &by.caller, &request.to).await?;
    Ok(Json(MessageBody::of(view)))
}
