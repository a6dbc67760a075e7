//! The endpoints, one file each, in the folder of their noun.

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;

use crate::router::Api;

mod advocate;
mod customer;
mod draft;
mod event;
mod figures;
mod key;
mod ledger;
mod live;
mod mail;
mod message;
mod organization;
mod outbox;
mod preset;
mod program;
mod referral;
mod refusal;
mod reward;
mod session;
mod staff;
mod template;
mod webhook;

/// Every endpoint with its part of the document.
pub(crate) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .merge(event::endpoints())
        .merge(figures::endpoints())
        .merge(live::endpoints())
        .merge(preset::endpoints())
        .merge(program::endpoints())
        .merge(draft::endpoints())
        .merge(customer::endpoints())
        .merge(advocate::endpoints())
        .merge(referral::endpoints())
        .merge(reward::endpoints())
        .merge(refusal::endpoints())
        .merge(ledger::endpoints())
        .merge(message::endpoints())
        .merge(mail::endpoints())
        .merge(template::endpoints())
        .merge(webhook::endpoints())
        .merge(outbox::endpoints())
        .merge(key::endpoints())
        .merge(session::endpoints())
        .merge(staff::endpoints())
        .merge(organization::endpoints())
}
