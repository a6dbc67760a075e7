//! Launching a program.

use goodword_domain::{
    form::Fault,
    moment::Moment,
    program::{Preset, read_definition},
};
use goodword_store::{Program, ProgramVersion};
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

/// Launches a program, and reads the facts already on file.
///
/// # Errors
/// [`Error::Malformed`] with every fault of the definition; [`Error::Conflict`]
/// `program_name_taken`; [`Error::NotFound`] for an unknown preset.
pub async fn create(app: &App, caller: &Caller, new: NewProgram) -> Result<ProgramView, Error> {
    caller.may(Scope::Programs)?;
    let value = match new.policy {
        Policy::Definition(value) => value,
        Policy::Preset(name) => {
            let preset = Preset::named(&name).ok_or_else(|| Error::not_found("preset", name))?;
            preset_value(preset).map_err(|fault| {
                Error::inconsistent(format!("preset {}: {}", preset.name, fault.reason))
            })?
        }
    };
    let definition = read_definition(&value).map_err(|faults| malformed("definition", faults))?;
    let tx = app.store().begin(caller.organization).await?;
    let now = app.now();
    let taken = tx
        .reader()
        .programs()
        .by_name(caller.organization, &definition.name)
        .await?;
    if taken.is_some() {
        let detail = format!(
            "this organization already has a program '{}': end it and launch the new one under \
             another name, or give the one that runs a new version",
            definition.name
        );
        return Err(Error::Conflict {
            code: "program_name_taken",
            detail,
        });
    }
    let row = Program {
        organization_id: caller.organization,
        id: app.ids().next(),
        name: definition.name,
        live_from: new.live_from.unwrap_or(now).micros(),
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
        tx: &tx,
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
    tx.commit().await?;
    view(&row, versions, now)
}

/// Faults of a definition, as faults of the request's field that it stood in.
pub(super) fn malformed(field: &str, faults: Vec<Fault>) -> Error {
    let fault = |fault: Fault| {
        let place = [field, &fault.field]
            .into_iter()
            .filter(|part| !part.is_empty());
        let field = place.collect::<Vec<_>>().join(".");
        FieldFault {
            index: None,
            field,
            reason: fault.reason,
        }
    };
    Error::Malformed(faults.into_iter().map(fault).collect())
}
