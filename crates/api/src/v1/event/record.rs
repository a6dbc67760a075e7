//! `POST /api/v1/events`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::event::{self, Answer, ProgramOutcome};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::{
    auth::{By, Records},
    body::Several,
    problem::Problem,
    router::Api,
    words,
};

/// One CloudEvent, or an array of at most 1 000 of them.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "describes to callers what the domain reads, fault by fault"
)]
pub(crate) enum EventsRequest {
    One(CloudEvent),
    Many(Vec<CloudEvent>),
}

/// A fact that happened (CloudEvents 1.0).
#[derive(Deserialize, ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers what the domain reads, fault by fault"
)]
pub(crate) struct CloudEvent {
    #[schema(example = "1.0")]
    specversion: String,
    /// With `source` the event's name, once and for all.
    #[schema(example = "e-17")]
    id: String,
    /// Who says so.
    #[schema(example = "/shop/pos-3")]
    source: String,
    /// What kind of fact it is. An unknown one is kept and has no effect.
    #[serde(rename = "type")]
    #[schema(example = "order.placed")]
    kind: String,
    /// When it happened, with its offset.
    #[schema(format = DateTime, example = "2024-05-02T10:30:00+08:00")]
    time: String,
    /// What it says; amounts are decimal strings.
    #[schema(value_type = Object)]
    data: Map<String, Value>,
}

/// The answers, in the order of the request.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventsResponse {
    results: Vec<EventResult>,
}

/// How one event was taken.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventResult {
    /// The event's source.
    source: String,
    /// The event's id.
    id: String,
    /// `applied`, `duplicate`, `conflict`, `without_effect` or `refused`.
    #[schema(value_type = words::EventOutcome)]
    outcome: &'static str,
    /// Why it was refused, or concerns no live program.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// How each program took it that it concerns.
    programs: Vec<ProgramResult>,
}

/// How one program took an event.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProgramResult {
    /// The program's short name.
    program: String,
    /// As for the whole event.
    #[schema(value_type = words::EventOutcome)]
    outcome: &'static str,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

impl EventResult {
    fn of(answer: Answer) -> Self {
        let program = |one: ProgramOutcome| ProgramResult {
            program: one.program,
            outcome: one.outcome.code(),
            reason: one.reason.map(|reason| reason.code()),
        };
        Self {
            source: answer.source,
            id: answer.id,
            outcome: answer.outcome.code(),
            reason: answer.reason.map(|reason| reason.code()),
            programs: answer.programs.into_iter().map(program).collect(),
        }
    }
}

/// Record events
///
/// Answers when the facts are durable and what they earn is in the books. The
/// same event again is a `duplicate` and earns nothing more, so that whatever
/// was not answered can be sent again. One malformed event refuses the whole
/// request, which then stores nothing, and every fault is listed.
#[utoipa::path(
    post,
    path = "/api/v1/events",
    operation_id = "record_events",
    tag = "events",
    security(("key" = ["record"]), ("session" = ["record"])),
    request_body(content(
        (EventsRequest = "application/json"),
        (EventsRequest = "application/cloudevents+json"),
        (EventsRequest = "application/cloudevents-batch+json"),
    )),
    responses((status = 200, description = "Recorded", body = EventsResponse)),
)]
pub(crate) async fn record_events(
    State(api): State<Arc<Api>>,
    by: By<Records>,
    Several(events): Several,
) -> Result<Json<EventsResponse>, Problem> {
    let answers = event::record(&api.app, &by.caller, &events).await?;
    let results = answers.into_iter().map(EventResult::of).collect();
    Ok(Json(EventsResponse { results }))
}
