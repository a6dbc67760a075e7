//! `GET /api/v1/templates`

use std::sync::Arc;

use axum::{Json, extract::State};
use goodword_app::template::{self, TemplateRow};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::{By, Reads},
    list::PageBody,
    problem::Problem,
    router::Api,
    words,
};

/// A template in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = TemplateItem)]
pub(crate) struct TemplateItemBody {
    /// Its name.
    #[schema(example = "reward-earned")]
    name: &'static str,
    /// When it is sent, to whom.
    meaning: &'static str,
    /// Every language.
    languages: Vec<TemplateLanguageBody>,
}

/// A language of a template.
#[derive(Serialize, ToSchema)]
#[schema(as = TemplateLanguage)]
pub(crate) struct TemplateLanguageBody {
    #[schema(value_type = words::Language)]
    language: &'static str,
    /// Whether the owner has edited it there.
    edited: bool,
}

impl TemplateItemBody {
    fn of(row: TemplateRow) -> Self {
        let languages = row.languages.into_iter();
        Self {
            name: row.kind.name(),
            meaning: row.kind.meaning(),
            languages: languages
                .map(|(language, edited)| TemplateLanguageBody {
                    language: language.tag(),
                    edited,
                })
                .collect(),
        }
    }
}

/// List templates
///
/// All of them on one page.
#[utoipa::path(
    get,
    path = "/api/v1/templates",
    operation_id = "list_templates",
    tag = "templates",
    security(("key" = ["read"]), ("session" = ["read"])),
    responses((status = 200, description = "The templates", body = PageBody<TemplateItemBody>)),
)]
pub(crate) async fn list_templates(
    State(api): State<Arc<Api>>,
    by: By<Reads>,
) -> Result<Json<PageBody<TemplateItemBody>>, Problem> {
    let rows = template::list(&api.app, &by.caller).await?;
    let items = rows.into_iter().map(TemplateItemBody::of).collect();
    Ok(Json(PageBody::whole(items)))
}
