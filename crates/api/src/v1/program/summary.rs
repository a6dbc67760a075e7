//! `GET /api/v1/programs/{id}/summary`

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use goodword_app::program;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::{By, Reads},
    path::{Place, ProgramId},
    problem::Problem,
    query::{Params, Reading},
    router::Api,
};

/// As of when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SummaryRequest {
    /// The time of the facts, with its offset; by default now. Everything known
    /// now with a time up to it counts, and what the clock did up to it.
    #[param(format = DateTime, example = "2024-05-02T10:30:00Z")]
    at: Option<String>,
}

/// Amounts by unit.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers a line that the domain writes"
)]
pub(crate) struct SummaryAmounts(BTreeMap<String, String>);

/// Balances by unit.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers a line that the domain writes"
)]
pub(crate) struct SummaryBalances(BTreeMap<String, SummaryBalance>);

/// What a program has come to.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers a line that the domain writes"
)]
pub(crate) struct SummaryResponse {
    /// The program's short name.
    program: String,
    /// How the events stand: read, applied, refused, without_effect, duplicate, conflict.
    events: BTreeMap<String, u64>,
    /// How the pairs stand: introduced, qualified, converted, refused, voided.
    referrals: BTreeMap<String, u64>,
    /// What each beneficiary has, by unit.
    balances: BTreeMap<String, SummaryBalances>,
    /// What was taken off orders, by order and unit.
    discounts: BTreeMap<String, SummaryAmounts>,
    /// What staff members were fined, by unit.
    fines: BTreeMap<String, SummaryAmounts>,
    /// What each party is ahead by where instruments change hands for money.
    positions: BTreeMap<String, SummaryAmounts>,
    /// What was refused, or expected and not given.
    refusals: Vec<SummaryRefusal>,
    /// `balanced` for every unit that was ever posted.
    ledger: BTreeMap<String, String>,
}

/// What a beneficiary has.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers a line that the domain writes"
)]
pub(crate) struct SummaryBalance {
    /// What they may have now.
    available: String,
    /// What is earned and waits.
    pending: String,
}

/// A refusal.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes to callers a line that the domain writes"
)]
pub(crate) struct SummaryRefusal {
    /// The event's id.
    event: String,
    /// Whom it concerns.
    friend: String,
    /// Why.
    reason: String,
}

/// Summarise a program
///
/// The line that `goodword replay --summary --approve none --until TIME` prints
/// for the same facts, byte for byte; docs/reference tells its fields.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}/summary",
    operation_id = "summarise_program",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`"), SummaryRequest),
    responses((status = 200, description = "The summary", content(
        (SummaryResponse = "application/json"),
    ))),
)]
pub(crate) async fn summarise_program(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
    Params(request): Params<SummaryRequest>,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let at = reading.moment("at", request.at.as_deref());
    reading.done()?;
    let line = program::summary(&api.app, &by.caller, id, at).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], line).into_response())
}
