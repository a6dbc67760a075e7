//! `GET /api/v1/events`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::event::{self, EventFilter};

use super::EventBody;
use crate::{
    auth::{By, Reads},
    list::{List, PageBody, list_request},
    problem::Problem,
    query::Reading,
    router::Api,
};

list_request! {
    /// Which events are wanted: those that meet everything that is set.
    struct Request {
        /// Only those in this person's file, those that mention this person, and those
        /// about this person's orders: the customer's id.
        customer,
        /// Only those of this type.
        #[serde(rename = "type")]
        #[param(rename = "type", example = "order.placed")]
        kind,
        /// Only those that happened at this moment or later.
        #[param(value_type = Option<String>, format = DateTime)]
        from,
        /// Only those that happened at this moment or before.
        #[param(value_type = Option<String>, format = DateTime)]
        to,
    }
}

/// List events
///
/// The facts on file, by the time at which they happened; the newest first with
/// `order=desc`.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    operation_id = "list_events",
    tag = "events",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of events", content(
        (PageBody<EventBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_events(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let (mut reading, request) = (Reading::default(), &list.request);
    let filter = EventFilter {
        customer: request.customer.clone(),
        kind: request.kind.clone(),
        from: reading.moment("from", request.from.as_deref()),
        to: reading.moment("to", request.to.as_deref()),
    };
    reading.done()?;
    let page = event::list(&api.app, &by.caller, filter, &list.paging).await?;
    list.answer(page, EventBody::of)
}
