//! `PATCH /api/v1/session`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::session::{self, Profile};
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::SessionBody;
use crate::{
    auth::Signed,
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    words,
};

/// What somebody changes about themselves; what is left out stays.
#[derive(ToSchema)]
pub(crate) struct UpdateProfileRequest {
    /// What they are called in this organization.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// In which language they read the console.
    #[schema(value_type = Option<words::Language>)]
    language: Option<String>,
}

impl FromForm for UpdateProfileRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["name", "language"]);
        Self {
            name: form.optional_text("name"),
            language: form.optional_text("language"),
        }
    }
}

/// Change one's own name and language
#[utoipa::path(
    patch,
    path = "/api/v1/session",
    operation_id = "update_profile",
    tag = "session",
    security(("session" = [])),
    request_body = UpdateProfileRequest,
    responses((status = 200, description = "The session as it is now", body = SessionBody)),
)]
pub(crate) async fn update_profile(
    State(api): State<Arc<Api>>,
    signed: Signed,
    Body(request): Body<UpdateProfileRequest>,
) -> Result<Json<SessionBody>, Problem> {
    let profile = Profile {
        name: request.name,
        language: request.language,
    };
    let view = session::update_profile(&api.app, &signed.person, profile).await?;
    Ok(Json(SessionBody::of(view)))
}
