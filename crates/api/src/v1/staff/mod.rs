//! Staff: the people who work there, and as what.

use std::sync::Arc;

use goodword_app::{link::NewLink, staff::StaffView};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api, words};

mod invite;
mod link;
mod list;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_staff, invite::invite_staff))
        .routes(routes!(update::update_staff))
        .routes(routes!(link::create_staff_link))
}

/// Somebody on the staff.
#[derive(Serialize, ToSchema)]
#[schema(as = Staff)]
pub(crate) struct StaffBody {
    #[schema(example = "stf_019200000000700080000000000000a1")]
    id: String,
    /// What they are called.
    name: String,
    /// With what they sign in.
    #[schema(example = "li@example.com")]
    email: String,
    /// As what they work.
    #[schema(value_type = words::Role)]
    role: &'static str,
    /// In which language they read the console; null: the organization's.
    #[schema(value_type = Option<words::Language>)]
    language: Option<String>,
    /// How they stand with the organization.
    #[schema(value_type = words::StaffState)]
    state: &'static str,
    /// When they were invited.
    #[schema(format = DateTime)]
    created_at: String,
    /// When they signed in last.
    #[schema(format = DateTime)]
    last_signed_in_at: Option<String>,
}

impl StaffBody {
    pub(super) fn of(view: StaffView) -> Self {
        Self {
            id: id::write_staff(view.id),
            name: view.name,
            email: view.email,
            role: view.role.name(),
            language: view.language,
            state: view.state.name(),
            created_at: view.created_at.to_rfc3339(),
            last_signed_in_at: view.last_signed_in_at.map(|at| at.to_rfc3339()),
        }
    }
}

impl Item for StaffBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "email",
        "role",
        "language",
        "state",
        "created_at",
        "last_signed_in_at",
    ];
}

/// A one-time link.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffLink)]
pub(crate) struct LinkBody {
    /// The address that lets its holder in, once. It is shown this once.
    #[schema(example = "https://refer.example.com/console/welcome#3q2-7wAAAAAAAAAAAAAAAAAAAAAAAA")]
    link: String,
    /// Until when it works.
    #[schema(format = DateTime)]
    expires_at: String,
    /// Whether a letter brings it to them as well: a mail server is set up.
    is_mailed: bool,
}

impl LinkBody {
    fn of(link: &NewLink, is_mailed: bool, api: &Api) -> Self {
        Self {
            link: link.address(&api.options.public_url),
            expires_at: link.expires_at.to_rfc3339(),
            is_mailed,
        }
    }
}
