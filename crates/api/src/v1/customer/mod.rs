//! Customers: the people on file.

use std::sync::Arc;

use goodword_app::customer::CustomerView;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{list::Item, router::Api};

mod links;
mod list;
mod look_up;
mod read;
mod search;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_customers))
        .routes(routes!(look_up::look_up_customers))
        .routes(routes!(search::search_customers))
        .routes(routes!(read::read_customer))
        .routes(routes!(links::list_customer_links))
}

/// A person on file.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub(crate) struct CustomerBody {
    /// The business's own id of the person.
    customer: String,
    /// `prospect`, `customer`, `staff`, `agent` or `company`.
    kind: String,
    /// What a staff person does.
    role: Option<String>,
    /// Whether they are a member of the club.
    club: bool,
    /// Who recruited them as an advocate.
    recruited_by: Option<String>,
    /// Whatever else is known. A key that may only read sees the first and the
    /// last character of what is personal.
    #[schema(value_type = Object)]
    attributes: Map<String, Value>,
    /// When they were put on file; null for one who was only named.
    #[schema(format = DateTime)]
    added_at: Option<String>,
    /// When the file was last written.
    #[schema(format = DateTime)]
    updated_at: String,
}

impl CustomerBody {
    fn of(view: CustomerView) -> Self {
        Self {
            customer: view.customer,
            kind: view.kind,
            role: view.role,
            club: view.club,
            recruited_by: view.recruited_by,
            attributes: view.attributes,
            added_at: view.added_at.map(|at| at.to_rfc3339()),
            updated_at: view.updated_at.to_rfc3339(),
        }
    }
}

impl Item for CustomerBody {
    const COLUMNS: &'static [&'static str] = &[
        "customer",
        "kind",
        "role",
        "club",
        "recruited_by",
        "added_at",
        "updated_at",
        "attributes",
    ];
}
