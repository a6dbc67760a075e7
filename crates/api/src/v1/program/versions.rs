//! `GET /api/v1/programs/{id}/versions`

use std::sync::Arc;

use axum::{extract::State, response::Response};
use goodword_app::program::{self, VersionView};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    list::{Item, List, PageBody, list_request},
    path::{Place, ProgramId},
    problem::Problem,
    router::Api,
};

list_request! {
    /// Which versions are wanted: all.
    struct Request {}
}

/// A version of a program.
#[derive(Serialize, ToSchema)]
#[schema(as = ProgramVersion)]
pub(crate) struct VersionBody {
    /// Its number, from 1.
    #[schema(minimum = 1)]
    version: i32,
    /// Introductions from this moment on follow it.
    #[schema(format = DateTime)]
    since: String,
    /// The definition, as it was given.
    #[schema(value_type = Object)]
    definition: Value,
}

impl VersionBody {
    fn of(view: VersionView) -> Self {
        Self {
            version: view.version,
            since: view.since.to_rfc3339(),
            definition: view.definition,
        }
    }
}

impl Item for VersionBody {
    const COLUMNS: &'static [&'static str] = &["version", "since", "definition"];
}

/// List a program's versions
///
/// First to last. A referral follows the version that was live at its introduction.
#[utoipa::path(
    get,
    path = "/api/v1/programs/{id}/versions",
    operation_id = "list_versions",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    params(("id" = String, Path, description = "The program's id, `prg_...`"), Request),
    responses((status = 200, description = "A page of versions", content(
        (PageBody<VersionBody> = "application/json"),
        (String = "text/csv"),
    ))),
)]
pub(crate) async fn list_versions(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
    Place(ProgramId(id)): Place<ProgramId>,
    list: List<Request>,
) -> Result<Response, Problem> {
    let page = program::versions(&api.app, &by.caller, id, &list.paging).await?;
    list.answer(page, VersionBody::of)
}
