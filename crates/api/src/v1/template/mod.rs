//! Templates: what letters say.

use std::sync::Arc;

use goodword_app::{
    Language,
    template::{Kind, TemplateView},
};
use goodword_domain::form::Form;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{body::FromForm, problem::Problem, router::Api, words};

mod list;
mod preview;
mod read;
mod reset;
mod update;

pub(super) fn endpoints() -> OpenApiRouter<Arc<Api>> {
    OpenApiRouter::new()
        .routes(routes!(list::list_templates))
        .routes(routes!(
            read::read_template,
            update::update_template,
            reset::reset_template
        ))
        .routes(routes!(preview::preview_template))
}

/// A template in one language.
#[derive(Serialize, ToSchema)]
#[schema(as = Template)]
pub(crate) struct TemplateBody {
    /// Its name.
    #[schema(example = "reward-earned")]
    name: &'static str,
    /// When it is sent, to whom.
    meaning: &'static str,
    #[schema(value_type = words::Language)]
    language: &'static str,
    /// The subject in force.
    subject: String,
    /// The text in force.
    body: String,
    /// Whether it is the owner's own.
    edited: bool,
    /// When the owner wrote it.
    #[schema(format = DateTime)]
    updated_at: Option<String>,
    /// As it is shipped.
    default: ShippedBody,
    /// What it can say, between `{{` and `}}`.
    variables: Vec<VariableBody>,
}

/// A template as it is shipped.
#[derive(Serialize, ToSchema)]
#[schema(as = ShippedTemplate)]
pub(crate) struct ShippedBody {
    subject: &'static str,
    body: &'static str,
}

/// A place to fill.
#[derive(Serialize, ToSchema)]
#[schema(as = TemplateVariable)]
pub(crate) struct VariableBody {
    /// What it is called.
    #[schema(example = "reward")]
    name: &'static str,
    /// What stands there.
    meaning: &'static str,
}

impl TemplateBody {
    fn of(view: TemplateView) -> Self {
        let variables = view.kind.variables().iter();
        Self {
            name: view.kind.name(),
            meaning: view.kind.meaning(),
            language: view.language.tag(),
            subject: view.subject,
            body: view.body,
            edited: view.updated_at.is_some(),
            updated_at: view.updated_at.map(|at| at.to_rfc3339()),
            default: ShippedBody {
                subject: view.shipped_subject,
                body: view.shipped_body,
            },
            variables: variables
                .map(|variable| VariableBody {
                    name: variable.name,
                    meaning: variable.meaning,
                })
                .collect(),
        }
    }
}

/// A template of a path: its name and its language.
#[derive(Deserialize)]
pub(crate) struct TemplatePlace {
    name: String,
    language: String,
}

impl TemplatePlace {
    fn read(&self) -> Result<(Kind, Language), Problem> {
        let missing = |what, id: &str| Problem::from(goodword_app::Error::not_found(what, id));
        let kind = Kind::of_name(&self.name).ok_or_else(|| missing("template", &self.name))?;
        let language =
            Language::of_tag(&self.language).ok_or_else(|| missing("language", &self.language))?;
        Ok((kind, language))
    }
}

/// The owner's own words.
#[derive(ToSchema)]
pub(crate) struct TemplateRequest {
    /// The subject: one line.
    #[schema(example = "Your reward: {{ reward }}")]
    subject: String,
    /// The text. An empty line ends a paragraph; a web address on a line of its own
    /// is shown as a button.
    #[schema(example = "Hello {{ advocate }}, you earned {{ reward }}.")]
    body: String,
}

impl FromForm for TemplateRequest {
    fn read(form: &mut Form<'_, '_>) -> Self {
        form.only(&["subject", "body"]);
        for field in ["subject", "body"] {
            form.required(field);
        }
        Self {
            subject: form.optional_prose("subject").unwrap_or_default(),
            body: form.optional_prose("body").unwrap_or_default(),
        }
    }
}
