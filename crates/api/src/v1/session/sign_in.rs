//! `POST /api/v1/session`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::{
    Error,
    session::{self, Credentials},
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
};

/// With what somebody signs in.
#[derive(ToSchema)]
pub(crate) struct SignInRequest {
    #[schema(example = "li@example.com")]
    email: String,
    #[schema(format = Password)]
    password: String,
}

impl FromForm for SignInRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["email", "password"]);
        Self {
            email: form.text("email"),
            password: form.text("password"),
        }
    }
}

/// Sign in
///
/// To the organization in which the person was last. The answer sets the session's
/// cookie. After repeated failures an e-mail address and a client have to wait.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    operation_id = "sign_in",
    tag = "session",
    security(()),
    request_body = SignInRequest,
    responses(
        (status = 200, description = "Signed in", body = SessionBody),
        (status = 401, description = "`sign_in_failed`: the two do not belong together"),
    ),
)]
pub(crate) async fn sign_in(
    State(api): State<Arc<Api>>,
    visitor: Visitor,
    Body(request): Body<SignInRequest>,
) -> Result<Response, Problem> {
    let attempt = api
        .tries
        .begin(&request.email, visitor.address, api.app.now())?;
    let credentials = Credentials {
        email: request.email,
        password: request.password,
        before: visitor.before,
    };
    let result = session::sign_in(&api.app, credentials).await;
    let signed = attempt.judged(result, |error| matches!(error, Error::SignInFailed))?;
    cookie::signed_in(&api, &signed.token, SessionBody::of(signed.session))
}
