//! `PUT /api/v1/organization`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::organization::{self, Settings};
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::OrganizationBody;
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    problem::Problem,
    router::Api,
    words,
};

/// What the organization is to be set to.
#[derive(ToSchema)]
pub(crate) struct UpdateOrganizationRequest {
    /// What it is called.
    #[schema(max_length = 100)]
    name: String,
    /// In which language it works.
    #[schema(value_type = words::Language)]
    language: String,
    /// By which clock its days begin (IANA).
    #[schema(example = "Asia/Shanghai")]
    time_zone: String,
    /// In which currency it counts, where nothing else is said (ISO 4217).
    #[schema(example = "CNY")]
    currency: String,
}

impl FromForm for UpdateOrganizationRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["name", "language", "time_zone", "currency"]);
        Self {
            name: form.text("name"),
            language: form.text("language"),
            time_zone: form.text("time_zone"),
            currency: form.text("currency"),
        }
    }
}

/// Set the organization
///
/// Programs that run keep their own zone and currency.
#[utoipa::path(
    put,
    path = "/api/v1/organization",
    operation_id = "update_organization",
    tag = "organization",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    request_body = UpdateOrganizationRequest,
    responses((status = 200, description = "As it is now", body = OrganizationBody)),
)]
pub(crate) async fn update_organization(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Body(request): Body<UpdateOrganizationRequest>,
) -> Result<Json<OrganizationBody>, Problem> {
    let settings = Settings {
        name: request.name,
        language: request.language,
        time_zone: request.time_zone,
        currency: request.currency,
    };
    let view = organization::update(&api.app, &by.caller, settings).await?;
    Ok(Json(OrganizationBody::of(view)))
}
