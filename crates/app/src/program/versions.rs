//! The versions of a program.

use goodword_domain::moment::Moment;
use goodword_store::{Page, Paging, ProgramVersion, Reader};
use serde_json::Value;
use uuid::Uuid;

use crate::{App, Caller, Error, Scope};

/// A version as callers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionView {
    /// Its number, from 1.
    pub version: i32,
    /// Introductions from this moment on follow it.
    pub since: Moment,
    /// The definition, as it was given.
    pub definition: Value,
}

/// The versions of a program, a page at a time, first to last.
///
/// # Errors
/// [`Error::NotFound`] when the caller's organization has no such program.
pub async fn versions(
    app: &App,
    caller: &Caller,
    id: Uuid,
    paging: &Paging,
) -> Result<Page<VersionView>, Error> {
    caller.may(Scope::Read)?;
    let organization = caller.organization;
    let programs = app.store().reader().programs();
    if programs.by_id(organization, id).await?.is_none() {
        return Err(Error::not_found("program", id.to_string()));
    }
    let page = programs.list_versions(organization, id, paging).await?;
    let view = |row: ProgramVersion| {
        Ok(VersionView {
            version: row.version,
            since: Moment::from_micros(row.since_at),
            definition: serde_json::from_str(&row.definition)?,
        })
    };
    Ok(Page {
        rows: page
            .rows
            .into_iter()
            .map(view)
            .collect::<Result<_, Error>>()?,
        next: page.next,
    })
}

/// The definition of a program's newest version, as it was given.
///
/// # Errors
/// [`Error::NotFound`] when the organization has no such program.
pub(crate) async fn newest_definition(
    reader: Reader<'_>,
    organization: Uuid,
    id: Uuid,
) -> Result<Value, Error> {
    let latest = Paging::latest(1);
    let programs = reader.programs();
    let page = programs.list_versions(organization, id, &latest).await?;
    let newest = page.rows.into_iter().next();
    let newest = newest.ok_or_else(|| Error::not_found("program", id.to_string()))?;
    Ok(serde_json::from_str(&newest.definition)?)
}
