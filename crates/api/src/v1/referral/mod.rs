//! Referrals: an advocate brings a friend in a program.

use std::sync::Arc;

use goodword_app::referral::ReferralView;
use goodword_domain::moment::Moment;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api, words};

mod list;
mod read;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_referrals))
        .routes(routes!(read::read_referral))
}

/// An advocate brings a friend in a program.
#[derive(Serialize, ToSchema)]
#[schema(as = Referral)]
pub(crate) struct ReferralBody {
    /// `ref_...`
    id: String,
    /// The program's id.
    program: String,
    /// Who brings.
    advocate: String,
    /// Who is brought.
    friend: String,
    /// `introduced`, `qualified`, `converted`, `refused` or `voided`: the furthest
    /// that it has come.
    #[schema(value_type = words::ReferralState)]
    state: &'static str,
    /// Why it was refused.
    reason: Option<String>,
    /// By which way the friend came.
    channel: String,
    /// When the friend was introduced.
    #[schema(format = DateTime)]
    introduced_at: String,
    /// When the friend signed up, came, booked or ordered.
    #[schema(format = DateTime)]
    qualified_at: Option<String>,
    /// When the friend did what the program pays for.
    #[schema(format = DateTime)]
    converted_at: Option<String>,
    /// When it fell through.
    #[schema(format = DateTime)]
    voided_at: Option<String>,
    /// The source of the event that introduced the friend.
    event_source: String,
    /// The id of that event.
    event_id: String,
}

impl ReferralBody {
    fn of(view: ReferralView) -> Self {
        Self {
            id: id::write_referral(view.program, &view.advocate, &view.friend),
            program: id::write_program(view.program),
            advocate: view.advocate,
            friend: view.friend,
            state: view.state.name(),
            reason: view.reason,
            channel: view.channel,
            introduced_at: view.introduced_at.to_rfc3339(),
            qualified_at: view.qualified_at.map(Moment::to_rfc3339),
            converted_at: view.converted_at.map(Moment::to_rfc3339),
            voided_at: view.voided_at.map(Moment::to_rfc3339),
            event_source: view.introduced_by.0,
            event_id: view.introduced_by.1,
        }
    }
}

impl Item for ReferralBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "program",
        "advocate",
        "friend",
        "state",
        "reason",
        "channel",
        "introduced_at",
        "qualified_at",
        "converted_at",
        "voided_at",
        "event_source",
        "event_id",
    ];
}
