//! `GET /api/v1/figures`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::figures::{self, AdvocateFigures, ChannelFigures, Figures, Given, Step};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{CountsBody, FigureDayBody, asked};
use crate::{
    auth::{By, Reads},
    problem::Problem,
    query::{Params, Reading},
    router::Api,
};

/// Which days are wanted, and of what.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FiguresRequest {
    /// The first day, of the organization's time zone; by default 29 days before the last.
    #[param(format = Date, example = "2026-01-01")]
    from: Option<String>,
    /// The last day, itself included; by default today. At most 400 days in all.
    #[param(format = Date, example = "2026-01-31")]
    to: Option<String>,
    /// Of this program only: its id.
    program: Option<String>,
}

/// What a dashboard shows of a period.
#[derive(Serialize, ToSchema)]
#[schema(as = Figures)]
pub(crate) struct FiguresBody {
    /// The first day.
    #[schema(format = Date, example = "2026-01-01")]
    from: String,
    /// The last day, itself included.
    #[schema(format = Date, example = "2026-01-31")]
    to: String,
    /// The time zone of the days (IANA): the organization's.
    #[schema(example = "Asia/Shanghai")]
    time_zone: String,
    /// The sums of the days.
    totals: CountsBody,
    /// The same of as many days right before.
    before: CountsBody,
    /// How far those came who were introduced in the period, wherever they stand now;
    /// before them the visits of the period.
    funnel: Vec<StepBody>,
    /// What was earned in the period, by unit.
    given: Vec<GivenBody>,
    /// Every day of the period.
    days: Vec<FigureDayBody>,
    /// By which ways those came who were introduced in the period; most first.
    channels: Vec<ChannelBody>,
    /// The ten advocates with the most converted in the period; most first.
    advocates: Vec<AdvocateFiguresBody>,
}

/// A step on the way from a visit to a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = FunnelStep)]
pub(crate) struct StepBody {
    /// `clicked`, `introduced`, `qualified` or `converted`.
    #[schema(example = "introduced")]
    step: &'static str,
    /// How many came so far.
    count: i64,
}

/// What was given in one unit.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenUnit)]
pub(crate) struct GivenBody {
    /// The unit.
    #[schema(example = "points")]
    unit: String,
    /// What was earned in the period, less what was taken back of it by now.
    #[schema(example = "1200.00")]
    amount: String,
    /// The same of as many days right before.
    #[schema(example = "800.00")]
    before: String,
}

/// What came by one channel.
#[derive(Serialize, ToSchema)]
#[schema(as = ChannelFigures)]
pub(crate) struct ChannelBody {
    /// The channel.
    #[schema(example = "link")]
    channel: String,
    /// Those who were introduced in the period.
    introduced: i64,
    /// Those of them who stand, and by now are qualified or further.
    qualified: i64,
    /// Those of them who stand, and by now are converted.
    converted: i64,
}

/// What one advocate brought.
#[derive(Serialize, ToSchema)]
#[schema(as = AdvocateFigures)]
pub(crate) struct AdvocateFiguresBody {
    /// The business's own id of the person.
    customer: String,
    /// What the person wants to be called, where it is known. A key that may only read
    /// sees its first and its last character.
    display_name: Option<String>,
    /// Introduced in the period.
    introduced: i64,
    /// Converted in the period, whenever they were introduced.
    converted: i64,
}

impl FiguresBody {
    fn of(figures: Figures) -> Self {
        let step = |Step { step, count }| StepBody { step, count };
        let given = |given: Given| GivenBody {
            unit: given.unit,
            amount: given.amount,
            before: given.before,
        };
        let channel = |channel: ChannelFigures| ChannelBody {
            channel: channel.channel,
            introduced: channel.introduced,
            qualified: channel.qualified,
            converted: channel.converted,
        };
        let advocate = |advocate: AdvocateFigures| AdvocateFiguresBody {
            customer: advocate.customer,
            display_name: advocate.display_name,
            introduced: advocate.introduced,
            converted: advocate.converted,
        };
        Self {
            from: figures.from.to_string(),
            to: figures.to.to_string(),
            time_zone: figures.time_zone,
            totals: CountsBody::of(figures.totals),
            before: CountsBody::of(figures.before),
            funnel: figures.funnel.into_iter().map(step).collect(),
            given: figures.given.into_iter().map(given).collect(),
            days: figures.days.into_iter().map(FigureDayBody::of).collect(),
            channels: figures.channels.into_iter().map(channel).collect(),
            advocates: figures.advocates.into_iter().map(advocate).collect(),
        }
    }
}

/// Read the figures
///
/// What a dashboard shows of a period, by default of the last 30 days. Each thing is
/// counted on its own day, as it stands now: what was refunded since is not converted
/// any more. How many there are makes it no slower; only how many days are asked for.
#[utoipa::path(
    get,
    path = "/api/v1/figures",
    operation_id = "read_figures",
    tag = "figures",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(FiguresRequest),
    responses((status = 200, description = "The figures", body = FiguresBody)),
)]
pub(crate) async fn read_figures(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Params(request): Params<FiguresRequest>,
) -> Result<Json<FiguresBody>, Problem> {
    let mut reading = Reading::default();
    let (from, to) = (request.from.as_deref(), request.to.as_deref());
    let asked = asked(&mut reading, from, to, request.program.as_deref());
    reading.done()?;
    let figures = figures::read(&api.app, &by.caller, asked).await?;
    Ok(Json(FiguresBody::of(figures)))
}
