//! `GET /api/v1/figures/days`

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use goodword_app::figures;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{FigureDayBody, asked};
use crate::{
    auth::{By, Reads},
    list::{Format, PageBody, wants_csv},
    problem::Problem,
    query::{Params, Reading},
    router::Api,
};

/// Which days are wanted, and of what.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DaysRequest {
    /// The first day, of the organization's time zone; by default 29 days before the last.
    #[param(format = Date, example = "2026-01-01")]
    from: Option<String>,
    /// The last day, itself included; by default today. At most 400 days in all.
    #[param(format = Date, example = "2026-01-31")]
    to: Option<String>,
    /// Of this program only: its id.
    program: Option<String>,
    /// `json` (default) or `csv`; `Accept: text/csv` does the same.
    #[param(value_type = Option<Format>, inline)]
    format: Option<String>,
}

/// List the days of the figures
///
/// Every day of the period, on one page: the days that `/api/v1/figures` shows, to be
/// taken along.
#[utoipa::path(
    get,
    path = "/api/v1/figures/days",
    operation_id = "list_figure_days",
    tag = "figures",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(DaysRequest),
    responses((status = 200, description = "The days", content(
        (PageBody<FigureDayBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_figure_days(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Params(request): Params<DaysRequest>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let (from, to) = (request.from.as_deref(), request.to.as_deref());
    let asked = asked(&mut reading, from, to, request.program.as_deref());
    let is_csv = wants_csv(&mut reading, request.format.as_deref(), &headers);
    reading.done()?;
    let days = figures::days(&api.app, &by.caller, asked).await?;
    PageBody::whole(days.into_iter().map(FigureDayBody::of).collect()).answer(is_csv)
}
