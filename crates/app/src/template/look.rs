//! Reading templates.

use goodword_domain::moment::Moment;
use goodword_store::{Reader, Template};
use uuid::Uuid;

use super::{Kind, shipped::shipped};
use crate::{App, Caller, Error, Language, Scope};

/// A template in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    /// Which.
    pub kind: Kind,
    /// Every language, and whether the owner has edited it there.
    pub languages: Vec<(Language, bool)>,
}

/// A template in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateView {
    /// Which.
    pub kind: Kind,
    /// In which language.
    pub language: Language,
    /// The subject in force.
    pub subject: String,
    /// The text in force.
    pub body: String,
    /// When the owner edited it; none for the shipped one.
    pub updated_at: Option<Moment>,
    /// The subject as shipped.
    pub shipped_subject: &'static str,
    /// The text as shipped.
    pub shipped_body: &'static str,
}

/// All templates.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<TemplateRow>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let edited = reader.templates().list(caller.organization).await?;
    let is_edited = |kind: Kind, language: Language| {
        let mut rows = edited.iter();
        rows.any(|row| row.name == kind.name() && row.language == language.tag())
    };
    let row = |kind: &Kind| TemplateRow {
        kind: *kind,
        languages: Language::ALL
            .iter()
            .map(|language| (*language, is_edited(*kind, *language)))
            .collect(),
    };
    Ok(Kind::ALL.iter().map(row).collect())
}

/// One template in one language.
///
/// # Errors
/// [`Error::Forbidden`] without the scope to read.
pub async fn read(
    app: &App,
    caller: &Caller,
    kind: Kind,
    language: Language,
) -> Result<TemplateView, Error> {
    caller.may(Scope::Read)?;
    let row = row(app.store().reader(), caller.organization, kind, language).await?;
    Ok(view(kind, language, row))
}

async fn row(
    reader: Reader<'_>,
    organization: Uuid,
    kind: Kind,
    language: Language,
) -> Result<Option<Template>, Error> {
    let templates = reader.templates();
    Ok(templates
        .get(organization, kind.name(), language.tag())
        .await?)
}

pub(super) fn view(kind: Kind, language: Language, row: Option<Template>) -> TemplateView {
    let source = shipped(kind, language);
    let updated_at = row.as_ref().map(|row| Moment::from_micros(row.updated_at));
    let (subject, body) = row.map_or_else(
        || (source.subject.to_owned(), source.body.to_owned()),
        |row| (row.subject, row.body),
    );
    TemplateView {
        kind,
        language,
        subject,
        body,
        updated_at,
        shipped_subject: source.subject,
        shipped_body: source.body,
    }
}
