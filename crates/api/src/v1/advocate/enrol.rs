//! `POST /api/v1/advocates`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use goodword_app::advocate;
use goodword_domain::form::Form;
use utoipa::ToSchema;
use uuid::Uuid;

use super::AdvocateBody;
use crate::{
    auth::{By, Records},
    body::{Body, FromForm, program_id},
    problem::Problem,
    router::Api,
};

/// Who is to be an advocate of what.
#[derive(ToSchema)]
pub(crate) struct EnrolRequest {
    /// The program's id.
    #[schema(value_type = String, example = "prg_019200000000700080000000000000a1")]
    program: Uuid,
    /// The business's own id of the person.
    #[schema(example = "C-1")]
    customer: String,
}

impl FromForm for EnrolRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["program", "customer"]);
        form.required("program");
        let program = program_id(form, "program");
        Self {
            program: program.unwrap_or_default(),
            customer: form.text("customer"),
        }
    }
}

/// Enrol an advocate
///
/// Gives the customer a code and a link. Again is fine: the code stays, and the
/// answer is 200.
#[utoipa::path(
    post,
    path = "/api/v1/advocates",
    operation_id = "enrol_advocate",
    tag = "advocates",
    security(("key" = ["record"]), ("session" = ["record"])),
    request_body = EnrolRequest,
    responses(
        (status = 201, description = "Enrolled", body = AdvocateBody),
        (status = 200, description = "Was enrolled before", body = AdvocateBody),
        (status = 404, description = "There is no such program"),
        (status = 409, description = "`program_ended`"),
    ),
)]
pub(crate) async fn enrol_advocate(
    State(api): State<Arc<Api>>,
    by: By<Records>,
    Body(request): Body<EnrolRequest>,
) -> Result<Response, Problem> {
    let EnrolRequest { program, customer } = request;
    let enrolment = advocate::enrol(&api.app, &by.caller, program, &customer).await?;
    let body = AdvocateBody::of(enrolment.advocate, &api);
    if !enrolment.is_new {
        return Ok(Json(body).into_response());
    }
    let location = [(header::LOCATION, format!("/api/v1/advocates/{}", body.id))];
    Ok((StatusCode::CREATED, location, Json(body)).into_response())
}
