//! Events: the way in for everything that happens, and what is on file.

use std::sync::Arc;

use goodword_app::event::EventView;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{list::Item, router::Api};

mod list;
mod read;
mod record;

pub(crate) use record::CloudEvent;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(record::record_events))
        .routes(routes!(list::list_events))
        .routes(routes!(read::read_event))
}

/// A fact on file.
#[derive(Serialize, ToSchema)]
#[schema(as = EventItem)]
pub(crate) struct EventBody {
    /// Who says so; with `id` the event's name.
    #[schema(example = "/shop/pos-3")]
    source: String,
    /// The event's id within its source.
    #[schema(example = "e-17")]
    id: String,
    /// What kind of fact it is.
    #[serde(rename = "type")]
    #[schema(example = "order.placed")]
    kind: String,
    /// When it happened.
    #[schema(format = DateTime)]
    time: String,
    /// When it came in.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// What it says. A key that may only read sees the first and the last character of
    /// what is personal.
    #[schema(value_type = Object)]
    data: Map<String, Value>,
}

impl EventBody {
    fn of(view: EventView) -> Self {
        Self {
            source: view.source,
            id: view.id,
            kind: view.kind,
            time: view.time.to_rfc3339(),
            recorded_at: view.recorded_at.to_rfc3339(),
            data: view.data,
        }
    }
}

impl Item for EventBody {
    const COLUMNS: &'static [&'static str] =
        &["time", "type", "source", "id", "recorded_at", "data"];
}
