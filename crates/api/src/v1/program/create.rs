//! `POST /api/v1/programs`

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use goodword_app::program::{self, NewProgram};
use goodword_domain::{form::Form, moment::Moment};
use serde_json::Value;
use utoipa::ToSchema;

use super::ProgramBody;
use crate::{
    auth::{By, Launches},
    body::{Body, FromForm, moment},
    problem::Problem,
    router::Api,
    v1::preset::{policy, preset_or_definition},
};

/// A program to launch: of a preset, or of a definition.
#[derive(ToSchema)]
pub(crate) struct CreateProgramRequest {
    /// The name of a preset; instead of `definition`.
    #[schema(example = "refund-after-four")]
    preset: Option<String>,
    /// A definition; instead of `preset`.
    #[schema(value_type = Option<Object>)]
    definition: Option<Value>,
    /// From when on it takes introductions, by default from now on. In the past:
    /// the facts on file are read from then on.
    #[schema(value_type = Option<String>, format = DateTime, example = "2000-01-01T00:00:00Z")]
    live_from: Option<Moment>,
}

impl FromForm for CreateProgramRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["preset", "definition", "live_from"]);
        let (preset, definition) = preset_or_definition(form);
        Self {
            preset,
            definition,
            live_from: moment(form, "live_from"),
        }
    }
}

impl CreateProgramRequest {
    fn program(self) -> NewProgram {
        NewProgram {
            policy: policy(self.preset, self.definition),
            live_from: self.live_from,
        }
    }
}

/// Launch a program
#[utoipa::path(
    post,
    path = "/api/v1/programs",
    operation_id = "create_program",
    tag = "programs",
    security(("key" = ["programs"]), ("session" = ["programs"])),
    request_body = CreateProgramRequest,
    responses(
        (status = 201, description = "Launched", body = ProgramBody),
        (status = 409, description = "`program_name_taken`"),
    ),
)]
pub(crate) async fn create_program(
    State(api): State<Arc<Api>>,
    by: By<Launches>,
    Body(request): Body<CreateProgramRequest>,
) -> Result<Response, Problem> {
    let view = program::create(&api.app, &by.caller, request.program()).await?;
    let body = ProgramBody::of(view);
    let location = [(header::LOCATION, format!("/api/v1/programs/{}", body.id))];
    Ok((StatusCode::CREATED, location, Json(body)).into_response())
}
