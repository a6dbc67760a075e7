//! A program as callers see it.

use std::collections::BTreeMap;

use goodword_domain::moment::Moment;
use goodword_store::ProgramVersion;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Error,
    decision::{State, history, read_program},
};

/// What a program is at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramState {
    /// It begins later.
    Scheduled,
    /// It takes introductions.
    Live,
    /// It takes none for now; what was introduced goes on to count.
    Paused,
    /// It takes none any more; what was introduced goes on to count.
    Ended,
}

impl ProgramState {
    /// The word in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Ended => "ended",
        }
    }
}

/// A program as callers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramView {
    /// The id on this installation.
    pub id: Uuid,
    /// The short name.
    pub name: String,
    /// The name that people read, by language.
    pub title: BTreeMap<String, String>,
    /// What it is at this moment.
    pub state: ProgramState,
    /// From when on it takes introductions.
    pub live_from: Moment,
    /// The newest version's number.
    pub version: u32,
    /// The newest version's definition, as it was given.
    pub definition: Value,
}

/// A program from its rows.
pub(super) fn view(
    row: &goodword_store::Program,
    versions: Vec<ProgramVersion>,
    now: Moment,
) -> Result<ProgramView, Error> {
    let newest = versions.iter().max_by_key(|version| version.version);
    let newest = newest.ok_or_else(|| Error::inconsistent(format!("{}: no version", row.name)))?;
    let definition = serde_json::from_str(&newest.definition)?;
    let program = read_program(row, versions)?;
    let told = history(row)?.last().map(|change| change.state);
    let live_from = Moment::from_micros(row.live_from);
    let state = match told {
        Some(State::Ended) => ProgramState::Ended,
        Some(State::Paused) => ProgramState::Paused,
        _ if live_from > now => ProgramState::Scheduled,
        _ => ProgramState::Live,
    };
    Ok(ProgramView {
        id: row.id,
        name: row.name.clone(),
        title: program.newest().definition.title.clone(),
        state,
        live_from,
        version: program.newest().number,
        definition,
    })
}
