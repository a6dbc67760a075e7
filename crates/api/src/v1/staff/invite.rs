//! `POST /api/v1/staff`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::staff::{self, NewStaff, Role};
use goodword_domain::form::Form;
use serde::Serialize;
use utoipa::ToSchema;

use super::{LinkBody, StaffBody};
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    words,
};

/// Somebody to invite.
#[derive(ToSchema)]
pub(crate) struct InviteStaffRequest {
    /// What they are called.
    #[schema(max_length = 100)]
    name: String,
    /// With what they will sign in.
    #[schema(example = "li@example.com")]
    email: String,
    /// As what they work.
    #[schema(value_type = words::Role)]
    role: Option<Role>,
    /// In which language they read the console; by default the organization's.
    #[schema(value_type = Option<words::Language>)]
    language: Option<String>,
}

impl FromForm for InviteStaffRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["name", "email", "role", "language"]);
        Self {
            name: form.text("name"),
            email: form.text("email"),
            role: form.choice("role", Role::NAMES),
            language: form.optional_text("language"),
        }
    }
}

/// Somebody who was invited.
#[derive(Serialize, ToSchema)]
pub(crate) struct InvitedStaffResponse {
    staff: StaffBody,
    #[serde(flatten)]
    link: LinkBody,
}

/// Invite somebody
///
/// The answer holds the link that lets them in, once, within seven days. Who has a
/// login on this installation already keeps its password.
#[utoipa::path(
    post,
    path = "/api/v1/staff",
    operation_id = "invite_staff",
    tag = "staff",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    request_body = InviteStaffRequest,
    responses(
        (status = 201, description = "Invited", body = InvitedStaffResponse),
        (status = 409, description = "`email_taken`: they are on the staff already"),
    ),
)]
pub(crate) async fn invite_staff(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Body(request): Body<InviteStaffRequest>,
) -> Result<Response, Problem> {
    let new = NewStaff {
        name: request.name,
        email: request.email,
        // A body without a role was refused: the least that there is.
        role: request.role.unwrap_or(Role::Salesperson),
        language: request.language,
    };
    let invited = staff::invite(&api.app, &by.caller, new).await?;
    let body = InvitedStaffResponse {
        link: LinkBody::of(&invited.link, invited.is_mailed, &api),
        staff: StaffBody::of(invited.staff),
    };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
