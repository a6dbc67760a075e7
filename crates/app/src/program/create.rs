//! Launching a program.

use goodword_domain::{
    form::Fault,
    moment::Moment,
    program::{Definition, Preset, read_definition},
};
use goodword_store::{Program, ProgramVersion, Tx};
use serde_json::Value;

use super::{ProgramView, preset_value, view::view};
use crate::{
    App, Caller, Error, FieldFault, Scope,
    decision::{Desk, LoadedProgram, catch_up, fund_budget, read_program},
};

/// Where a policy comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Policy {
    /// A preset, by name.
    Preset(String),
    /// A definition (docs/concepts/programs.md).
    Definition(Value),
}

/// A program to launch.
#[derive(Clone, Debug, PartialEq)]
pub struct NewProgram {
    /// Its policy.
    pub policy: Policy,
    /// From when on it takes introductions; from now on where it is left out.
    /// In the past: facts already on file are read from then on.
    pub live_from: Option<Moment>,
}

impl Policy {
    /// The definition, as JSON.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown preset.
    pub(crate) fn value(self) -> Result<Value, Error> {
        match self {
            Self::Definition(value) => Ok(value),
            Self::Preset(name) => {
                let preset =
                    Preset::named(&name).ok_or_else(|| Error::not_found("preset", name))?;
                preset_value(preset).map_err(|fault| {
                    Error::inconsistent(format!("preset {}: {}", preset.name, fault.reason))
                })
            }
        }
    }
}

/// Launches a program, and reads the facts already on file.
///
/// # Errors
/// [`Error::Malformed`] with every fault of the definition; [`Error::Conflict`]
/// `program_name_taken`; [`Error::NotFound`] for an unknown preset.
pub async fn create(app: &App, caller: &Caller, new: NewProgram) -> Result<ProgramView, Error> {
    caller.may(Scope::Programs)?;
    let definition = new.policy.value()?;
    // Before the organization's lock is waited for.
    check(&definition)?;
    let tx = app.store().begin(caller.organization).await?;
    let view = launch(app, caller, &tx, definition, new.live_from).await?;
    tx.commit().await?;
    Ok(view)
}

/// Launches a program within a transaction.
pub(crate) async fn launch(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    value: Value,
    live_from: Option<Moment>,
) -> Result<ProgramView, Error> {
    let name = check(&value)?.name;
    let now = app.now();
    is_free(tx, caller, &name).await?;
    let row = Program {
        organization_id: caller.organization,
        id: app.ids().next(),
        name,
        live_from: live_from.unwrap_or(now).micros(),
        history: "[]".to_owned(),
        created_at: now.micros(),
    };
    let version = ProgramVersion {
        organization_id: caller.organization,
        program_id: row.id,
        version: 1,
        definition: value.to_string(),
        since_at: row.live_from,
        created_at: now.micros(),
    };
    tx.programs().insert(row.clone()).await?;
    tx.programs().insert_version(version.clone()).await?;
    let desk = Desk {
        tx,
        organization: caller.organization,
        now,
        ids: app.ids(),
    };
    let versions = vec![version];
    let loaded = LoadedProgram {
        id: row.id,
        program: read_program(&row, versions.clone())?,
    };
    fund_budget(&desk, &loaded).await?;
    catch_up(&desk, &loaded).await?;
    view(&row, versions, now)
}

async fn is_free(tx: &Tx, caller: &Caller, name: &str) -> Result<(), Error> {
    let reader = tx.reader();
    let taken = reader.programs().by_name(caller.organization, name).await?;
    if taken.is_none() {
        return Ok(());
    }
    let detail = format!(
        "this organization already has a program '{name}': end it and launch the new one under \
         another name, or give the one that runs a new version"
    );
    Err(Error::Conflict {
        code: "program_name_taken",
        detail,
    })
}

/// A definition that was sent as `definition`.
pub(crate) fn check(value: &Value) -> Result<Definition, Error> {
    read_definition(value).map_err(|faults| Error::Malformed(placed(faults)))
}

/// What is wrong with a definition that was sent as `definition`.
pub(crate) fn faults_of(value: &Value) -> Vec<FieldFault> {
    read_definition(value).err().map_or_else(Vec::new, placed)
}

/// Faults of a definition, as faults of the request's field that it stood in.
fn placed(faults: Vec<Fault>) -> Vec<FieldFault> {
    let fault = |fault: Fault| {
        let place = ["definition", &fault.field]
            .into_iter()
            .filter(|part| !part.is_empty());
        let field = place.collect::<Vec<_>>().join(".");
        FieldFault {
            index: None,
            field,
            reason: fault.reason,
        }
    };
    faults.into_iter().map(fault).collect()
}
