//! `GET /api/v1/events/one`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::event;
use serde::Deserialize;
use utoipa::IntoParams;

use super::EventBody;
use crate::{
    auth::{By, Reads},
    problem::Problem,
    query::Params,
    router::Api,
};

/// The event's name. Both parts may hold any character, which a path may not.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EventRequest {
    /// Who says so.
    #[param(example = "/shop/pos-3")]
    source: String,
    /// The event's id within its source.
    #[param(example = "e-17")]
    id: String,
}

/// Read an event
#[utoipa::path(
    get,
    path = "/api/v1/events/one",
    operation_id = "read_event",
    tag = "events",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(EventRequest),
    responses(
        (status = 200, description = "The event", body = EventBody),
        (status = 404, description = "`not_found`: the organization has no such event"),
    ),
)]
pub(crate) async fn read_event(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Params(request): Params<EventRequest>,
) -> Result<Json<EventBody>, Problem> {
    let view = event::read(&api.app, &by.caller, &request.source, &request.id).await?;
    Ok(Json(EventBody::of(view)))
}
