//! `POST /api/v1/session/link`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{
    Error,
    link::{self, Redemption},
};
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::SessionBody;
use crate::{
    auth::Visitor,
    body::{Body, FromForm},
    cookie,
    problem::Problem,
    router::Api,
    words,
};

/// A one-time link to use.
#[derive(ToSchema)]
pub(crate) struct RedeemLinkRequest {
    /// What stands behind `#` in its address.
    token: String,
    /// What its holder is called; needed of the first administrator.
    name: Option<String>,
    /// With what its holder will sign in; needed of the first administrator.
    email: Option<String>,
    /// The password; not needed where the link only signs in. A new one, or for
    /// somebody invited to one more organization the one that they have.
    #[schema(format = Password)]
    password: Option<String>,
    /// In which language its holder reads the console.
    #[schema(value_type = Option<words::Language>)]
    language: Option<String>,
}

impl FromForm for RedeemLinkRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["token", "name", "email", "password", "language"]);
        Self {
            token: form.text("token"),
            name: form.optional_text("name"),
            email: form.optional_text("email"),
            password: form.optional_text("password"),
            language: form.optional_text("language"),
        }
    }
}

/// Use a one-time link
///
/// Its holder is signed in then; the answer sets the session's cookie. The first
/// administrator sends name, e-mail address and password; who was invited, or
/// chooses a new password, sends the password.
#[utoipa::path(
    post,
    path = "/api/v1/session/link",
    operation_id = "redeem_link",
    tag = "session",
    security(()),
    request_body = RedeemLinkRequest,
    responses(
        (status = 200, description = "Signed in", body = SessionBody),
        (status = 401, description = "`sign_in_failed`: it is not the password that they have"),
        (status = 404, description = "`link_spent`: it does not work, or no longer"),
    ),
)]
pub(crate) async fn redeem_link(
    State(api): State<Arc<Api>>,
    visitor: Visitor,
    Body(request): Body<RedeemLinkRequest>,
) -> Result<Response, Problem> {
    let attempt = api
        .tries
        .begin(&request.token, visitor.address, api.app.now())?;
    let sent = Redemption {
        token: request.token,
        name: request.name,
        email: request.email,
        password: request.password,
        language: request.language,
        before: visitor.before,
    };
    let result = link::redeem(&api.app, sent).await;
    let signed = attempt.judged(result, |error| matches!(error, Error::SignInFailed))?;
    cookie::signed_in(&api, &signed.token, SessionBody::of(signed.session))
}
