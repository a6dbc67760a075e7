//! Pausing, resuming, ending a program, and giving it a new version.

use goodword_store::{Program, ProgramVersion, Tx};
use serde_json::Value;
use uuid::Uuid;

use super::{ProgramView, create::check, view::view};
use crate::{
    App, Caller, Error, Scope,
    decision::{State, StateChange, history},
};

/// Takes no introductions for now; what was introduced goes on to count.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `program_ended`.
pub async fn pause(app: &App, caller: &Caller, id: Uuid) -> Result<ProgramView, Error> {
    tell(app, caller, id, State::Paused).await
}

/// Takes introductions again.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] `program_ended`.
pub async fn resume(app: &App, caller: &Caller, id: Uuid) -> Result<ProgramView, Error> {
    tell(app, caller, id, State::Live).await
}

/// Takes no introductions any more; what was introduced goes on to count.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn end(app: &App, caller: &Caller, id: Uuid) -> Result<ProgramView, Error> {
    tell(app, caller, id, State::Ended).await
}

async fn tell(app: &App, caller: &Caller, id: Uuid, state: State) -> Result<ProgramView, Error> {
    caller.may(Scope::Programs)?;
    let tx = app.store().begin(caller.organization).await?;
    let (mut row, versions) = load(&tx, caller, id).await?;
    let mut told = history(&row)?;
    let stands = told.last().map_or(State::Live, |change| change.state);
    if stands == State::Ended && state != State::Ended {
        let detail = "an ended program stays ended; launch a new one".to_owned();
        return Err(Error::Conflict {
            code: "program_ended",
            detail,
        });
    }
    if stands != state {
        told.push(StateChange {
            at: app.now(),
            state,
        });
        row.history = serde_json::to_string(&told)?;
        tx.programs()
            .save_history(caller.organization, id, &row.history)
            .await?;
    }
    tx.commit().await?;
    view(&row, versions, app.now())
}

/// Gives the program a new version, for introductions from now on: a referral
/// follows the version that was live at its introduction, to its end.
///
/// # Errors
/// [`Error::Malformed`] with every fault; [`Error::NotFound`];
/// [`Error::Conflict`] `program_ended` or `definition_keeps`.
pub async fn revise(
    app: &App,
    caller: &Caller,
    id: Uuid,
    definition: Value,
) -> Result<ProgramView, Error> {
    caller.may(Scope::Programs)?;
    // Before the organization's lock is waited for.
    check(&definition)?;
    let tx = app.store().begin(caller.organization).await?;
    let view = supersede(app, caller, &tx, id, definition).await?;
    tx.commit().await?;
    Ok(view)
}

/// Gives the program a new version within a transaction.
pub(crate) async fn supersede(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    id: Uuid,
    definition: Value,
) -> Result<ProgramView, Error> {
    let new = check(&definition)?;
    let (row, mut versions) = load(tx, caller, id).await?;
    if history(&row)?
        .last()
        .is_some_and(|change| change.state == State::Ended)
    {
        let detail = "an ended program stays as it is; launch a new one".to_owned();
        return Err(Error::Conflict {
            code: "program_ended",
            detail,
        });
    }
    let loaded = crate::decision::read_program(&row, versions.clone())?;
    let stands = &loaded.newest().definition;
    if new.name != stands.name || new.currency != stands.currency || new.budget != stands.budget {
        let detail =
            "a new version keeps the program's name, currency and budget: rewards already \
             given are counted in them"
                .to_owned();
        return Err(Error::Conflict {
            code: "definition_keeps",
            detail,
        });
    }
    let number = loaded.newest().number.saturating_add(1);
    let version = ProgramVersion {
        organization_id: caller.organization,
        program_id: id,
        version: i32::try_from(number).map_err(|error| Error::Internal(Box::new(error)))?,
        definition: definition.to_string(),
        since_at: app.now().micros(),
        created_at: app.now().micros(),
    };
    tx.programs().insert_version(version.clone()).await?;
    versions.push(version);
    view(&row, versions, app.now())
}

async fn load(tx: &Tx, caller: &Caller, id: Uuid) -> Result<(Program, Vec<ProgramVersion>), Error> {
    let reader = tx.reader();
    let row = reader.programs().by_id(caller.organization, id).await?;
    let row = row.ok_or_else(|| Error::not_found("program", id.to_string()))?;
    let versions = reader
        .programs()
        .versions(caller.organization, &[id])
        .await?;
    Ok((row, versions))
}
