//! `GET /api/v1/outbox/parked`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::outbox::{self, Parked};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    id,
    list::{Item, List, PageBody, list_request},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which part of the list is wanted.
    struct Request {}
}

/// A message that was given up on.
#[derive(Serialize, ToSchema)]
#[schema(as = Parked)]
pub(crate) struct ParkedBody {
    #[schema(example = "out_019200000000700080000000000000a1")]
    id: String,
    /// What it is: `webhook` or `mail`.
    topic: String,
    /// When it was written.
    #[schema(format = DateTime)]
    created_at: String,
    /// Since when nobody tries any more.
    #[schema(format = DateTime)]
    parked_at: String,
    /// How often it was tried.
    tries: u32,
    /// What the last try ran into.
    last_error: String,
}

impl ParkedBody {
    fn of(parked: Parked) -> Self {
        Self {
            id: id::write_parked(parked.id),
            topic: parked.topic,
            created_at: parked.created_at.to_rfc3339(),
            parked_at: parked.parked_at.to_rfc3339(),
            tries: parked.tries,
            last_error: parked.last_error,
        }
    }
}

impl Item for ParkedBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "topic",
        "created_at",
        "parked_at",
        "tries",
        "last_error",
    ];
}

/// List parked messages
///
/// What was tried often enough, by the time at which it was given up on.
#[utoipa::path(
    get,
    path = "/api/v1/outbox/parked",
    operation_id = "list_parked",
    tag = "outbox",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(Request),
    responses((status = 200, description = "A page of parked messages", content(
        (PageBody<ParkedBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_parked(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let page = outbox::parked(&api.app, &by.caller, &list.paging).await?;
    list.answer(page, ParkedBody::of)
}
