//! `PATCH /api/v1/staff/{id}`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::staff::{self, Role, StaffChange};
use goodword_domain::form::Form;
use utoipa::ToSchema;

use super::StaffBody;
use crate::{
    auth::{Administers, By},
    body::{Body, FromForm},
    path::{Place, StaffId},
    problem::Problem,
    router::Api,
    words,
};

/// What is to change; what is left out stays.
#[derive(ToSchema)]
pub(crate) struct UpdateStaffRequest {
    /// What they are called.
    #[schema(max_length = 100)]
    name: Option<String>,
    /// As what they work.
    #[schema(value_type = Option<words::Role>)]
    role: Option<Role>,
    /// Whether they are kept out.
    disabled: Option<bool>,
}

impl FromForm for UpdateStaffRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["name", "role", "disabled"]);
        Self {
            name: form.optional_text("name"),
            role: form.optional_choice("role", Role::NAMES),
            disabled: form.optional_flag("disabled"),
        }
    }
}

/// Change somebody on the staff
///
/// Who is kept out is out at once: their sessions end.
#[utoipa::path(
    patch,
    path = "/api/v1/staff/{id}",
    operation_id = "update_staff",
    tag = "staff",
    security(("key" = ["admin"]), ("session" = ["admin"])),
    params(("id" = String, Path, description = "Their id, `stf_...`")),
    request_body = UpdateStaffRequest,
    responses(
        (status = 200, description = "As they are now", body = StaffBody),
        (status = 409, description = "`last_administrator`: nobody would be left who may let \
            people in"),
    ),
)]
pub(crate) async fn update_staff(
    State(api): State<Arc<Api>>,
    by: By<Administers>,
    Place(StaffId(id)): Place<StaffId>,
    Body(request): Body<UpdateStaffRequest>,
) -> Result<Json<StaffBody>, Problem> {
    let change = StaffChange {
        name: request.name,
        role: request.role,
        disabled: request.disabled,
    };
    let view = staff::update(&api.app, &by.caller, id, change).await?;
    Ok(Json(StaffBody::of(view)))
}
