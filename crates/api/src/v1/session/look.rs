//! `POST /api/v1/session/link/look`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::link;
use goodword_domain::form::Form;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::Visitor,
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    words,
};

/// A one-time link to look at.
#[derive(ToSchema)]
pub(crate) struct LookAtLinkRequest {
    /// What stands behind `#` in its address.
    token: String,
}

impl FromForm for LookAtLinkRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["token"]);
        Self {
            token: form.text("token"),
        }
    }
}

/// What a one-time link is for.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkResponse {
    /// What it does.
    #[schema(value_type = words::LinkPurpose)]
    purpose: &'static str,
    /// What the organization is called.
    organization: String,
    /// With what its holder signs in; null where there is nobody yet.
    email: Option<String>,
    /// What its holder is called.
    name: Option<String>,
    /// Whether its holder has a password here already, which an invitation then
    /// asks for instead of a new one.
    has_password: bool,
}

/// Look at a one-time link
///
/// It stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/session/link/look",
    operation_id = "look_at_link",
    tag = "session",
    security(()),
    request_body = LookAtLinkRequest,
    responses(
        (status = 200, description = "What it is for", body = LinkResponse),
        (status = 404, description = "`link_spent`: it does not work, or no longer"),
    ),
)]
pub(crate) async fn look_at_link(
    State(api): State<Arc<Api>>,
    _visitor: Visitor,
    Body(request): Body<LookAtLinkRequest>,
) -> Result<Json<LinkResponse>, Problem> {
    let view = link::look(&api.app, &request.token).await?;
    Ok(Json(LinkResponse {
        purpose: view.purpose.name(),
        organization: view.organization,
        email: view.email,
        name: view.name,
        has_password: view.has_password,
    }))
}
