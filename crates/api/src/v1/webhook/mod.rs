//! Webhooks: where the business's own systems are told what happened.

use std::{collections::BTreeSet, sync::Arc};

use goodword_app::outbox::endpoint::Endpoint;
use goodword_domain::form::Form;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{body::texts, id, list::Item, router::Api};

mod create;
mod delete;
mod list;
mod read;
mod test;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_webhooks, create::create_webhook))
        .routes(routes!(
            read::read_webhook,
            update::update_webhook,
            delete::delete_webhook
        ))
        .routes(routes!(test::test_webhook))
}

/// Where messages of some topics are posted to, without the secret.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(crate) struct WebhookBody {
    #[schema(example = "whk_019200000000700080000000000000a1")]
    id: String,
    /// Where to.
    url: String,
    /// Which topics: whole ones, or with `.*` at the end all below, or `*`.
    topics: BTreeSet<String>,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// Since when nothing is sent there.
    #[schema(format = DateTime)]
    disabled_at: Option<String>,
}

impl WebhookBody {
    fn of(endpoint: Endpoint) -> Self {
        Self {
            id: id::write_webhook(endpoint.id),
            url: endpoint.url,
            topics: endpoint.topics,
            created_at: endpoint.created_at.to_rfc3339(),
            disabled_at: endpoint.disabled_at.map(|at| at.to_rfc3339()),
        }
    }
}

/// The topics of a request, where they are given.
fn topics(form: &mut Form<'_, '_>) -> Option<BTreeSet<String>> {
    texts(form, "topics").map(BTreeSet::from_iter)
}

impl Item for WebhookBody {
    const COLUMNS: &'static [&'static str] = &["id", "url", "topics", "created_at", "disabled_at"];
}
