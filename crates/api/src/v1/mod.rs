//! The endpoints, one file each, in the folder of their noun.

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;

use crate::router::Api;

mod advocate;
mod customer;
mod event;
mod key;
mod ledger;
mod organization;
mod preset;
mod program;
mod referral;
mod refusal;
mod reward;
mod session;
mod staff;

/// Every endpoint with its part of the document.
pub(crate) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .merge(event::endpoints())
        .merge(preset::endpoints())
        .merge(program::endpoints())
        .merge(customer::endpoints())
        .merge(advocate::endpoints())
        .merge(referral::endpoints())
        .merge(reward::endpoints())
        .merge(refusal::endpoints())
        .merge(ledger::endpoints())
        .merge(key::endpoints())
        .merge(session::endpoints())
        .merge(staff::endpoints())
        .merge(organization::endpoints())
}
