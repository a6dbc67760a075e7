//! `GET /api/v1/presets`

use axum::Json;
use goodword_domain::program::PRESETS;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::definition;
use crate::{
    auth::{By, Reads},
    list::PageBody,
    problem::Problem,
};

/// A program that ships with the product.
#[derive(Serialize, ToSchema)]
pub(crate) struct PresetItem {
    /// Its name, as `preset` of a launch.
    name: &'static str,
    /// The number of the practice that it is.
    #[schema(example = "P09")]
    practice: &'static str,
    /// The name that people read, by language.
    #[schema(value_type = Object, example = json!({"en": "Four friends, money back"}))]
    title: Value,
    /// What it gives, by language.
    #[schema(value_type = Object)]
    summary: Value,
    /// What the friend sees, by language.
    #[schema(value_type = Object)]
    offer: Value,
    /// Who is a good referral, by language.
    #[schema(value_type = Object)]
    criteria: Value,
}

/// List presets
///
/// In the order of the practices that they come from; all of them on one page.
#[utoipa::path(
    get,
    path = "/api/v1/presets",
    operation_id = "list_presets",
    tag = "programs",
    security(("key" = ["read"]), ("session" = ["read"])),
    responses((status = 200, description = "The presets", body = PageBody<PresetItem>)),
)]
pub(crate) async fn list_presets(_by: By<Reads>) -> Result<Json<PageBody<PresetItem>>, Problem> {
    let mut items = Vec::with_capacity(PRESETS.len());
    for preset in PRESETS {
        let definition = definition(preset)?;
        let part = |name: &str| definition.get(name).cloned().unwrap_or_default();
        items.push(PresetItem {
            name: preset.name,
            practice: preset.practice,
            title: part("title"),
            summary: part("summary"),
            offer: part("offer"),
            criteria: part("criteria"),
        });
    }
    Ok(Json(PageBody::whole(items)))
}
