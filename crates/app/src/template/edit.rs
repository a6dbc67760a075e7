//! Editing a template, and going back to the shipped one.

use goodword_store::Template;

use super::{Kind, TemplateView, check::faults, look::view, shipped::Source};
use crate::{App, Caller, Error, Language, Scope};

/// Keeps the owner's own words.
///
/// # Errors
/// [`Error::Malformed`] names field and line of what is wrong with them.
pub async fn update(
    app: &App,
    caller: &Caller,
    (kind, language): (Kind, Language),
    subject: &str,
    body: &str,
) -> Result<TemplateView, Error> {
    caller.may(Scope::Admin)?;
    let body = body.replace("\r\n", "\n");
    let source = Source {
        subject: subject.trim(),
        body: body.trim(),
    };
    let faults = faults(kind, language, source);
    if !faults.is_empty() {
        return Err(Error::Malformed(faults));
    }
    let row = Template {
        organization_id: caller.organization,
        name: kind.name().to_owned(),
        language: language.tag().to_owned(),
        subject: source.subject.to_owned(),
        body: source.body.to_owned(),
        updated_at: app.now().micros(),
    };
    let tx = app.store().begin(caller.organization).await?;
    tx.templates().upsert(row.clone()).await?;
    tx.commit().await?;
    Ok(view(kind, language, Some(row)))
}

/// Goes back to the shipped template. Again is fine.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an administrator.
pub async fn reset(
    app: &App,
    caller: &Caller,
    kind: Kind,
    language: Language,
) -> Result<TemplateView, Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin(caller.organization).await?;
    tx.templates()
        .delete(caller.organization, kind.name(), language.tag())
        .await?;
    tx.commit().await?;
    Ok(view(kind, language, None))
}
