//! `GET /api/v1/refusals`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::refusal::{self, RefusalFilter, RefusalView};
use goodword_domain::reason::Reason;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    id,
    list::{Item, List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which refusals are wanted: those that meet everything that is set.
    struct Request {
        /// Only those of this program: its id.
        program,
        /// Only those that concern this customer.
        friend,
        /// Only those for this reason.
        reason,
    }
}

/// What does not stand, or was not given.
#[derive(Serialize, ToSchema)]
#[schema(as = Refusal)]
pub(crate) struct RefusalBody {
    /// The program's id.
    program: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// The source of the event.
    event_source: String,
    /// The id of the event.
    event_id: String,
    /// The friend, or whom else the event names.
    friend: String,
    /// The first condition that failed: a word of the closed list.
    #[schema(example = "already_referred")]
    reason: &'static str,
    /// What the word means.
    meaning: &'static str,
}

impl RefusalBody {
    fn of(view: RefusalView) -> Self {
        Self {
            program: id::write_program(view.program),
            at: view.at.to_rfc3339(),
            event_source: view.event.0,
            event_id: view.event.1,
            friend: view.friend,
            reason: view.reason.code(),
            meaning: view.reason.meaning(),
        }
    }
}

impl Item for RefusalBody {
    const COLUMNS: &'static [&'static str] = &[
        "program",
        "at",
        "event_source",
        "event_id",
        "friend",
        "reason",
        "meaning",
    ];
}

/// List refusals
///
/// By time.
#[utoipa::path(
    get,
    path = "/api/v1/refusals",
    operation_id = "list_refusals",
    tag = "referrals",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of refusals", content(
        (PageBody<RefusalBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_refusals(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let (mut reading, request) = (Reading::default(), &list.request);
    let reasons = Reason::ALL.iter().map(|reason| (reason.code(), *reason));
    let filter = RefusalFilter {
        program: reading.program("program", request.program.as_deref()),
        friend: request.friend.clone(),
        reason: reading.choice("reason", request.reason.as_deref(), reasons),
    };
    reading.done()?;
    let page = refusal::list(&api.app, &by.caller, filter, &list.paging).await?;
    list.answer(page, RefusalBody::of)
}
