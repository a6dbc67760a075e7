//! Programs as they are stored, read back for the folds.

use goodword_domain::{
    moment::Moment,
    program::{Program, Version, read_definition},
};
use goodword_store::{Paging, ProgramVersion, Reader};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::Error;

/// A program of an organization.
#[derive(Debug)]
pub(crate) struct LoadedProgram {
    pub(crate) id: Uuid,
    pub(crate) program: Program,
}

/// What a program can be told to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Live,
    Paused,
    Ended,
}

/// From when on a program was what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StateChange {
    pub(crate) at: Moment,
    pub(crate) state: State,
}

/// Every program of an organization, by name.
pub(crate) async fn load_programs(
    reader: Reader<'_>,
    organization: Uuid,
) -> Result<Vec<LoadedProgram>, Error> {
    let mut paging = Paging::first(1_000);
    let mut rows = Vec::new();
    loop {
        let page = reader.programs().list(organization, &paging).await?;
        rows.extend(page.rows);
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut versions = reader.programs().versions(organization, &ids).await?;
    let mut programs = Vec::with_capacity(rows.len());
    for row in rows {
        let (own, others) = versions.into_iter().partition(|v| v.program_id == row.id);
        versions = others;
        programs.push(LoadedProgram {
            id: row.id,
            program: read_program(&row, own)?,
        });
    }
    Ok(programs)
}

/// A program from its rows. A stored definition that no longer reads stops
/// every decision: paying by a guess would be worse.
pub(crate) fn read_program(
    row: &goodword_store::Program,
    mut versions: Vec<ProgramVersion>,
) -> Result<Program, Error> {
    versions.sort_by_key(|version| version.version);
    let read = versions.iter().map(|version| {
        let value: Value = serde_json::from_str(&version.definition)?;
        let definition = read_definition(&value).map_err(|faults| {
            let place = format!("program {} version {}", row.name, version.version);
            Error::inconsistent(format!("{place}: {faults:?}"))
        })?;
        let number = u32::try_from(version.version)
            .map_err(|_| Error::inconsistent(format!("version {}", version.version)))?;
        let since = if number == 1 {
            Moment::MIN
        } else {
            Moment::from_micros(version.since_at)
        };
        Ok(Version {
            number,
            since,
            definition,
        })
    });
    let versions = read.collect::<Result<Vec<_>, Error>>()?;
    let live = spans(Moment::from_micros(row.live_from), &history(row)?);
    Program::new(versions, live)
        .ok_or_else(|| Error::inconsistent(format!("program {} has no version", row.name)))
}

/// What the program was told to be, in order.
pub(crate) fn history(row: &goodword_store::Program) -> Result<Vec<StateChange>, Error> {
    Ok(serde_json::from_str(&row.history)?)
}

/// When a program is live: from its beginning on, but for pauses, to its end.
pub(crate) fn spans(live_from: Moment, history: &[StateChange]) -> Vec<(Moment, Moment)> {
    let mut spans = Vec::new();
    let mut open = Some(live_from);
    for change in history {
        let at = change.at.max(live_from);
        match (change.state, open) {
            (State::Live, None) => open = Some(at),
            (State::Paused | State::Ended, Some(from)) => {
                spans.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    spans.extend(open.map(|from| (from, Moment::MAX)));
    spans
}
