//! Figures: what a dashboard shows.

use std::sync::Arc;

use goodword_app::figures::{Asked, Counts, DayFigures};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{list::Item, query::Reading, router::Api};

mod days;
mod read;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(read::read_figures))
        .routes(routes!(days::list_figure_days))
}

/// How much of each thing there was in a period, each on its own day, as it stands now.
#[derive(Serialize, ToSchema)]
#[schema(as = FigureCounts)]
pub(crate) struct CountsBody {
    /// Visits through shared links.
    clicks: i64,
    /// Introductions, whatever became of them.
    introduced: i64,
    /// Referrals that stand, and were qualified in the period.
    qualified: i64,
    /// Referrals that stand, and were converted in the period.
    converted: i64,
    /// Introductions of the period that never stood.
    refused: i64,
    /// Referrals that fell through in the period.
    voided: i64,
}

impl CountsBody {
    fn of(counts: Counts) -> Self {
        Self {
            clicks: counts.clicks,
            introduced: counts.introduced,
            qualified: counts.qualified,
            converted: counts.converted,
            refused: counts.refused,
            voided: counts.voided,
        }
    }
}

/// A day, with what happened on it.
#[derive(Serialize, ToSchema)]
#[schema(as = FigureDay)]
pub(crate) struct FigureDayBody {
    /// The day, of the organization's time zone.
    #[schema(format = Date, example = "2026-01-01")]
    day: String,
    /// Visits through shared links.
    clicks: i64,
    /// Introductions, whatever became of them.
    introduced: i64,
    /// Referrals that stand, and were qualified on this day.
    qualified: i64,
    /// Referrals that stand, and were converted on this day.
    converted: i64,
}

impl FigureDayBody {
    fn of(day: DayFigures) -> Self {
        Self {
            day: day.day.to_string(),
            clicks: day.counts.clicks,
            introduced: day.counts.introduced,
            qualified: day.counts.qualified,
            converted: day.counts.converted,
        }
    }
}

impl Item for FigureDayBody {
    const COLUMNS: &'static [&'static str] =
        &["day", "clicks", "introduced", "qualified", "converted"];
}

/// Reads which days of what are asked for.
fn asked(
    reading: &mut Reading,
    from: Option<&str>,
    to: Option<&str>,
    program: Option<&str>,
) -> Asked {
    Asked {
        from: reading.day("from", from),
        to: reading.day("to", to),
        program: reading.program("program", program),
    }
}
