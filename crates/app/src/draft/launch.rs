//! Launching a draft.

use goodword_domain::moment::Moment;
use uuid::Uuid;

use crate::{
    App, Caller, Error, Scope,
    program::{ProgramView, launch as launch_program, supersede},
};

/// Launches a draft as a program, or gives its program this new version; then the
/// draft is gone.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Malformed`] with every fault of the definition, or
/// when a new version is to begin at another time than now; [`Error::Conflict`] as
/// for a program that is launched or given a new version.
pub async fn launch(
    app: &App,
    caller: &Caller,
    id: Uuid,
    live_from: Option<Moment>,
) -> Result<ProgramView, Error> {
    caller.may(Scope::Programs)?;
    let tx = app.store().begin(caller.organization).await?;
    let row = tx.drafts().get(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("draft", id.to_string()))?;
    let definition = serde_json::from_str(&row.definition)?;
    let view = match row.program_id {
        None => launch_program(app, caller, &tx, definition, live_from).await?,
        Some(_) if live_from.is_some() => {
            let reason = "cannot be chosen: a new version counts from now on";
            return Err(Error::field("live_from", reason));
        }
        Some(program) => supersede(app, caller, &tx, program, definition).await?,
    };
    tx.drafts().delete(caller.organization, id).await?;
    tx.commit().await?;
    Ok(view)
}
