//! Sessions: people sign in, and act for one of their organizations.

use std::sync::Arc;

use goodword_app::session::SessionView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{organization::OrganizationBody, staff::StaffBody};
use crate::{id, router::Api, words};

mod look;
mod password;
mod read;
mod redeem;
mod sign_in;
mod sign_out;
mod switch;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(
            read::read_session,
            sign_in::sign_in,
            update::update_profile,
            sign_out::sign_out
        ))
        .routes(routes!(look::look_at_link))
        .routes(routes!(redeem::redeem_link))
        .routes(routes!(password::change_password))
        .routes(routes!(switch::switch_organization))
}

/// A person who is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(crate) struct SessionBody {
    /// Who it is.
    staff: StaffBody,
    /// For which organization they act.
    organization: OrganizationBody,
    /// For which they may act.
    organizations: Vec<MembershipBody>,
    /// What they may do there.
    #[schema(value_type = Vec<words::Scope>)]
    scopes: Vec<&'static str>,
    /// What every request but GET brings along, as the header `X-CSRF-Token`.
    csrf_token: String,
    /// When the session ends, unless they are seen before.
    #[schema(format = DateTime)]
    expires_at: String,
}

/// An organization for which somebody may act.
#[derive(Serialize, ToSchema)]
#[schema(as = Membership)]
pub(crate) struct MembershipBody {
    #[schema(example = "org_019200000000700080000000000000a1")]
    id: String,
    /// What it is called.
    name: String,
}

impl SessionBody {
    fn of(view: SessionView) -> Self {
        let membership = |(id, name)| MembershipBody {
            id: id::write_organization(id),
            name,
        };
        Self {
            staff: StaffBody::of(view.staff),
            organization: OrganizationBody::of(view.organization),
            organizations: view.organizations.into_iter().map(membership).collect(),
            scopes: view.scopes.into_iter().map(|scope| scope.name()).collect(),
            csrf_token: view.csrf_token,
            expires_at: view.expires_at.to_rfc3339(),
        }
    }
}
