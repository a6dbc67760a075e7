//! `GET /api/v1/organization`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::organization;

use super::OrganizationBody;
use crate::{
    auth::{By, Reads},
    problem::Problem,
    router::Api,
};

/// Read the organization
#[utoipa::path(
    get,
    path = "/api/v1/organization",
    operation_id = "read_organization",
    tag = "organization",
    security(("key" = ["read"]), ("session" = ["read"])),
    responses((status = 200, description = "The caller's organization", body = OrganizationBody)),
)]
pub(crate) async fn read_organization(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
) -> Result<Json<OrganizationBody>, Problem> {
    let view = organization::read(&api.app, &by.caller).await?;
    Ok(Json(OrganizationBody::of(view)))
}
