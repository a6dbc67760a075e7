//! `GET /api/v1/programs/{id}/balances`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::ledger;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::AccountBody;
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
pub(crate) struct BalancesRequest {
    /// The moment, with its offset; by default now.
    #[param(format = DateTime, example = "2024-05-31T15:59:59Z")]
    at: Option<String>,
}

/// What accounts had at a moment.
#[derive(Serialize, ToSchema)]
pub(crate) struct BalancesResponse {
    /// The moment.
    #[schema(format = DateTime)]
    at: String,
    /// Every account of the program that a transfer had named by then.
    balances: Vec<AccountBody>,
}

/// Read the balances of a moment
///
/// What every account of the program had, by the time at which transfers took
/// effect. It adds up the program's journal: made for closing a month; for now
/// and for lists there are the accounts.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}/balances",
    operation_id = "read_balances",
    tag = "ledger",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`"), BalancesRequest),
    responses((status = 200, description = "The balances", body = BalancesResponse)),
)]
pub(crate) async fn read_balances(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
    Params(request): Params<BalancesRequest>,
) -> Result<Json<BalancesResponse>, Problem> {
    let mut reading = Reading::default();
    let at = reading.moment("at", request.at.as_deref());
    reading.done()?;
    let (at, balances) = ledger::balances(&api.app, &by.caller, id, at).await?;
    let balances = balances.into_iter().map(AccountBody::of).collect();
    Ok(Json(BalancesResponse {
        at: at.to_rfc3339(),
        balances,
    }))
}
