//! `GET /api/v1/programs/{id}/clicks`

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use goodword_app::click::{self, DayCount};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::{By, Reads},
    list::{Format, Item, PageBody, wants_csv},
    path::{Place, ProgramId},
    problem::Problem,
    query::{Params, Reading},
    router::Api,
};

/// Which days are wanted: at most 400.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ClicksRequest {
    /// The first day, of the organization's time zone; by default 29 days before the last.
    #[param(format = Date, example = "2026-01-01")]
    from: Option<String>,
    /// The last day, itself included; by default today. At most 400 days in all.
    #[param(format = Date, example = "2026-01-31")]
    to: Option<String>,
    /// `json` (default) or `csv`; `Accept: text/csv` does the same.
    #[param(value_type = Option<Format>, inline)]
    format: Option<String>,
}

/// How often a program's links were followed on a day.
#[derive(Serialize, ToSchema)]
#[schema(as = DayClicks)]
pub(crate) struct DayClicksBody {
    /// The day, of the organization's time zone.
    #[schema(format = Date, example = "2026-01-01")]
    day: String,
    /// How many visits, whoever made them.
    #[schema(minimum = 1, example = 12)]
    clicks: i64,
}

impl DayClicksBody {
    fn of(count: DayCount) -> Self {
        Self {
            day: count.day.to_string(),
            clicks: count.clicks,
        }
    }
}

impl Item for DayClicksBody {
    const COLUMNS: &'static [&'static str] = &["day", "clicks"];
}

/// Count a program's clicks
///
/// How often all links of the program were followed, by day, on one page. Days are
/// those of the organization's time zone, whatever the program's; days without a visit
/// are left out.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}/clicks",
    operation_id = "count_clicks",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`"), ClicksRequest),
    responses((status = 200, description = "The days", content(
        (PageBody<DayClicksBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn count_clicks(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
    Params(request): Params<ClicksRequest>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut reading = Reading::default();
    let from = reading.day("from", request.from.as_deref());
    let to = reading.day("to", request.to.as_deref());
    let is_csv = wants_csv(&mut reading, request.format.as_deref(), &headers);
    reading.done()?;
    let counts = click::counts(&api.app, &by.caller, id, from, to).await?;
    let items = counts.into_iter().map(DayClicksBody::of).collect();
    PageBody::whole(items).answer(is_csv)
}
