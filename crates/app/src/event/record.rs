//! Recording events: the way in for everything that happens.

use goodword_domain::{event::read_event, reason::Reason};
use serde_json::Value;

use super::batch::Incoming;
use crate::{App, Caller, Error, FieldFault, Scope};

/// Most events in one request (http.md).
const MOST_EVENTS: usize = 1_000;

/// How an event was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventOutcome {
    /// Taken as a fact by at least one program.
    Applied,
    /// The same event again.
    Duplicate,
    /// The name of another event.
    Conflict,
    /// Says nothing new, or concerns no program.
    WithoutEffect,
    /// Does not stand.
    Refused,
}

impl EventOutcome {
    /// The stable word of the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Duplicate => "duplicate",
            Self::Conflict => "conflict",
            Self::WithoutEffect => "without_effect",
            Self::Refused => "refused",
        }
    }
}

/// How one program took an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramOutcome {
    /// The program's short name.
    pub program: String,
    /// How it was taken.
    pub outcome: EventOutcome,
    /// Why it was refused.
    pub reason: Option<Reason>,
}

/// The answer to one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The event's source.
    pub source: String,
    /// The event's id.
    pub id: String,
    /// How it was taken in all.
    pub outcome: EventOutcome,
    /// Why not, where it was refused or concerns no live program.
    pub reason: Option<Reason>,
    /// How each program took it.
    pub programs: Vec<ProgramOutcome>,
}

/// Records events, in the order in which they are given, and answers when they
/// are durable and what they earn is in the books.
///
/// # Errors
/// [`Error::Malformed`] with every fault of every event: then nothing was
/// stored. [`Error::Overloaded`], [`Error::Unavailable`]: try again; what was
/// already stored is then answered as duplicate.
pub async fn record(app: &App, caller: &Caller, events: &[Value]) -> Result<Vec<Answer>, Error> {
    caller.may(Scope::Record)?;
    if events.len() > MOST_EVENTS {
        let reason = format!("has {} events; at most {MOST_EVENTS} at once", events.len());
        return Err(Error::field("", reason));
    }
    let mut incoming = Vec::with_capacity(events.len());
    let mut faults = Vec::new();
    for (index, value) in events.iter().enumerate() {
        match read_event(value) {
            Ok(event) => incoming.push(Incoming::new(event, value)),
            Err(found) => faults.extend(found.into_iter().map(|fault| FieldFault {
                index: Some(index),
                field: fault.field,
                reason: fault.reason,
            })),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Malformed(faults));
    }
    app.recorder().submit(caller.organization, incoming).await
}
