//! `PUT /api/v1/session/organization`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::session;
use goodword_domain::form::Form;
use utoipa::ToSchema;
use uuid::Uuid;

use super::SessionBody;
use crate::{
    auth::Signed,
    body::{Body, FromForm},
    id,
    problem::Problem,
    router::Api,
};

/// For which organization to act.
#[derive(ToSchema)]
pub(crate) struct SwitchOrganizationRequest {
    /// One of the session's `organizations`.
    #[schema(value_type = String, example = "org_019200000000700080000000000000a1")]
    organization: Uuid,
}

impl FromForm for SwitchOrganizationRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["organization"]);
        let text = form.text("organization");
        let organization = id::read_organization(&text);
        if organization.is_none() && !text.is_empty() {
            let reason = "is not the id of an organization, which begins with 'org_'";
            form.fault("organization", reason);
        }
        Self {
            organization: organization.unwrap_or_default(),
        }
    }
}

/// Act for another of one's organizations
#[utoipa::path(
    put,
    path = "/api/v1/session/organization",
    operation_id = "switch_organization",
    tag = "session",
    security(("session" = [])),
    request_body = SwitchOrganizationRequest,
    responses(
        (status = 200, description = "The session as it is now", body = SessionBody),
        (status = 404, description = "`not_found`: they are not on its staff"),
    ),
)]
pub(crate) async fn switch_organization(
    State(api): State<Arc<Api>>,
    signed: Signed,
    Body(request): Body<SwitchOrganizationRequest>,
) -> Result<Json<SessionBody>, Problem> {
    let view = session::switch(&api.app, &signed.person, request.organization).await?;
    Ok(Json(SessionBody::of(view)))
}
