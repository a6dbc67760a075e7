//! The organization: what it is called, and how it works.

use std::sync::Arc;

use goodword_app::organization::OrganizationView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, router::Api, words};

mod read;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new().routes(routes!(
        read::read_organization,
        update::update_organization
    ))
}

/// A business on the installation.
#[derive(Serialize, ToSchema)]
#[schema(as = Organization)]
pub(crate) struct OrganizationBody {
    #[schema(example = "org_019200000000700080000000000000a1")]
    id: String,
    /// What it is called.
    name: String,
    /// In which language it works.
    #[schema(value_type = words::Language)]
    language: String,
    /// By which clock its days begin (IANA).
    #[schema(example = "Asia/Shanghai")]
    time_zone: String,
    /// In which currency it counts, where nothing else is said (ISO 4217).
    #[schema(example = "CNY")]
    currency: String,
    /// Whether it is a demonstration.
    is_demo: bool,
}

impl OrganizationBody {
    pub(super) fn of(view: OrganizationView) -> Self {
        Self {
            id: id::write_organization(view.id),
            name: view.name,
            language: view.language,
            time_zone: view.time_zone,
            currency: view.currency,
            is_demo: view.is_demo,
        }
    }
}
