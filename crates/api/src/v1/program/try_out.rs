//! `POST /api/v1/programs/try`

mod decision;

use axum::Json;
use goodword_app::program::{self, Trial, Tried, TriedEvent};
use goodword_domain::{form::Form, moment::Moment, summary::Summary};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::summary::SummaryResponse;
use crate::{
    auth::{By, Reads},
    body::{Body, FromForm, moment},
    problem::Problem,
    v1::{
        event::CloudEvent,
        preset::{policy, preset_or_definition},
    },
    words,
};
use decision::DecisionBody;

/// A program to try, of a preset or of a definition, and on what.
#[derive(ToSchema)]
pub(crate) struct TryRequest {
    /// The name of a preset; instead of `definition`.
    #[schema(example = "refund-after-four")]
    preset: Option<String>,
    /// A definition; instead of `preset`.
    #[schema(value_type = Option<Object>)]
    definition: Option<Value>,
    /// At most 500 facts, in the order in which they come.
    #[schema(value_type = Vec<CloudEvent>, max_items = 500)]
    events: Vec<Value>,
    /// Up to when the clock runs, within; by default to the last fact's time.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-31T23:59:59Z")]
    until: Option<Moment>,
}

impl FromForm for TryRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["preset", "definition", "events", "until"]);
        form.required("events");
        let events = form.optional_list("events");
        let (preset, definition) = preset_or_definition(form);
        Self {
            preset,
            definition,
            events: events.map(<[Value]>::to_vec).unwrap_or_default(),
            until: moment(form, "until"),
        }
    }
}

/// What the program made of the facts.
#[derive(Serialize, ToSchema)]
pub(crate) struct TryResponse {
    /// The summary, as `goodword replay --summary` prints it.
    #[schema(value_type = SummaryResponse)]
    summary: Summary,
    /// How each fact stands, in the order of the request.
    events: Vec<TriedEventBody>,
    /// What was given, what lapsed and what was refused, in order of time.
    decisions: Vec<DecisionBody>,
}

/// How one fact of a try stands.
#[derive(Serialize, ToSchema)]
#[schema(as = TriedEvent)]
pub(crate) struct TriedEventBody {
    /// The event's source.
    source: String,
    /// The event's id.
    id: String,
    /// The event's type.
    #[serde(rename = "type")]
    kind: String,
    /// When it happened.
    #[schema(format = DateTime)]
    time: String,
    /// How it was taken; null where it happened only after `until`.
    #[schema(value_type = Option<words::EventOutcome>)]
    outcome: Option<&'static str>,
    /// Why it was refused.
    reason: Option<&'static str>,
}

impl TriedEventBody {
    fn of(event: TriedEvent) -> Self {
        Self {
            source: event.source,
            id: event.id,
            kind: event.kind,
            time: event.time.to_rfc3339(),
            outcome: event.outcome.map(|outcome| outcome.code()),
            reason: event.reason.map(|reason| reason.code()),
        }
    }
}

impl TryResponse {
    fn of(tried: Tried) -> Result<Self, Problem> {
        let decisions = tried.decisions()?.into_iter().map(DecisionBody::of);
        Ok(Self {
            summary: tried.summary(),
            decisions: decisions.collect(),
            events: tried.events.into_iter().map(TriedEventBody::of).collect(),
        })
    }
}

/// Try a program
///
/// Runs it over the facts of the request alone, in memory, as `goodword replay` does.
/// Nothing is stored, and nothing on file is read.
#[utoipa::path(
    post,
    path = "/api/v1/programs/try",
    operation_id = "try_program",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    request_body = TryRequest,
    responses((status = 200, description = "What it would have come to", body = TryResponse)),
)]
pub(crate) async fn try_program(
    by: By<Reads>,
    Body(request): Body<TryRequest>,
) -> Result<Json<TryResponse>, Problem> {
    let trial = Trial {
        policy: policy(request.preset, request.definition),
        events: request.events,
        until: request.until,
    };
    Ok(Json(TryResponse::of(program::try_out(&by.caller, trial)?)?))
}
