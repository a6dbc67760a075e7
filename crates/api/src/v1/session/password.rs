//! `PUT /api/v1/session/password`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};
use goodword_app::{
    Error,
    session::{self, WRONG_PASSWORD},
};
use goodword_domain::form::Form;
use utoipa::ToSchema;

use crate::{
    auth::{Address, Signed},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
};

/// A new password.
#[derive(ToSchema)]
pub(crate) struct ChangePasswordRequest {
    /// The one that they have.
    #[schema(format = Password)]
    current: String,
    /// The one that they want: at least ten characters.
    #[schema(format = Password, min_length = 10)]
    new: String,
}

impl FromForm for ChangePasswordRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["current", "new"]);
        Self {
            current: form.text("current"),
            new: form.text("new"),
        }
    }
}

/// Change one's own password
///
/// It counts in all their organizations. All their other sessions end.
#[utoipa::path(
    put,
    path = "/api/v1/session/password",
    operation_id = "change_password",
    tag = "session",
    security(("session" = [])),
    request_body = ChangePasswordRequest,
    responses((status = 204, description = "Changed")),
)]
pub(crate) async fn change_password(
    State(api): State<Arc<Api>>,
    signed: Signed,
    Address(address): Address,
    Body(request): Body<ChangePasswordRequest>,
) -> Result<StatusCode, Problem> {
    let name = signed.person.login().to_string();
    let attempt = api.tries.begin(&name, address, api.app.now())?;
    let (current, new) = (&request.current, &request.new);
    let result = session::change_password(&api.app, &signed.person, current, new).await;
    attempt.judged(result, is_wrong)?;
    Ok(StatusCode::NO_CONTENT)
}

fn is_wrong(error: &Error) -> bool {
    match error {
        Error::Malformed(faults) => faults.iter().any(|fault| fault.field == WRONG_PASSWORD),
        _ => false,
    }
}
