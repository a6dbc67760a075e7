//! Advocates: who brings someone, and the code they share.

use std::sync::Arc;

use goodword_app::advocate::AdvocateView;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{id, list::Item, router::Api};

mod enrol;
mod list;
mod read;
mod renew;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(enrol::enrol_advocate, list::list_advocates))
        .routes(routes!(read::read_advocate))
        .routes(routes!(renew::renew_share_page))
}

/// Somebody who brings others in a program.
#[derive(Serialize, ToSchema)]
#[schema(as = Advocate)]
pub(crate) struct AdvocateBody {
    #[schema(example = "adv_019200000000700080000000000000a1432d31")]
    id: String,
    /// The program's id.
    program: String,
    /// The business's own id of the person.
    customer: String,
    /// The code that friends type or say.
    #[schema(example = "H7KQ2MPD")]
    code: String,
    /// The link that friends follow.
    #[schema(format = "uri", example = "https://shop.example/r/H7KQ2MPD")]
    link: String,
    /// The address of the person's own page: what to share, how far they have come
    /// and what they got. Whoever has it sees the page, so give it to that person.
    #[schema(
        format = "uri",
        example = "https://shop.example/s/9f86d081884c7d659a2feaa0c55ad015"
    )]
    share_page: String,
    /// Since when.
    #[schema(format = DateTime)]
    enrolled_at: String,
}

impl AdvocateBody {
    pub(super) fn of(view: AdvocateView, api: &Api) -> Self {
        Self {
            id: id::write_advocate(view.program, &view.customer),
            program: id::write_program(view.program),
            customer: view.customer,
            link: format!("{}/r/{}", api.options.public_url, view.code),
            share_page: format!("{}/s/{}", api.options.public_url, view.share_secret),
            code: view.code,
            enrolled_at: view.enrolled_at.to_rfc3339(),
        }
    }
}

impl Item for AdvocateBody {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "program",
        "customer",
        "code",
        "link",
        "share_page",
        "enrolled_at",
    ];
}
