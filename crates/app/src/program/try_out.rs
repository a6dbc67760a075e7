//! Trying a program on facts that nobody stores.

use std::collections::HashMap;

use goodword_domain::{
    event::{Event, check_order_amounts, read_event},
    fold::Outcome,
    form::Fault,
    moment::Moment,
    program::Program,
    reason::Reason,
    replay::{Arrival, Decision, Replay, arrivals, decisions, latest, replay},
    summary::Summary,
};
use serde_json::Value;

use super::{Policy, create::check};
use crate::{Caller, Error, FieldFault, Scope, event::EventOutcome};

/// Most events of one try: a story that people read, not a year's file.
const MOST_EVENTS: usize = 500;

/// A program to try, and on what.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The program's policy.
    pub policy: Policy,
    /// The facts, as CloudEvents, in the order in which they come.
    pub events: Vec<Value>,
    /// Up to when the clock runs, within; by default to the last event's time.
    pub until: Option<Moment>,
}

/// What a program made of the facts.
#[derive(Debug)]
pub struct Tried {
    program: Program,
    replay: Replay,
    /// How each event stands, in the order in which they came.
    pub events: Vec<TriedEvent>,
}

/// How one event of a try stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedEvent {
    /// Who says so.
    pub source: String,
    /// The id within the source.
    pub id: String,
    /// Its type, as it was sent.
    pub kind: String,
    /// When it happened.
    pub time: Moment,
    /// How it was taken; none where it happened only after the try's end.
    pub outcome: Option<EventOutcome>,
    /// Why it was refused.
    pub reason: Option<Reason>,
}

impl Tried {
    /// The summary, as `goodword replay --summary` prints it.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.program, &self.replay)
    }

    /// The decisions, as `goodword replay --explain` prints them.
    ///
    /// # Errors
    /// Never in practice: everything here can be written as JSON.
    pub fn decisions(&self) -> Result<Vec<Decision<'_>>, Error> {
        Ok(decisions(&self.program, &self.replay)?)
    }
}

/// Runs a program over facts in memory, as `goodword replay` does. Reads and writes
/// nothing.
///
/// # Errors
/// [`Error::Malformed`] with every fault of the definition and of every event;
/// [`Error::NotFound`] for an unknown preset.
pub fn try_out(caller: &Caller, trial: Trial) -> Result<Tried, Error> {
    caller.may(Scope::Read)?;
    if trial.events.len() > MOST_EVENTS {
        let count = trial.events.len();
        let reason = format!("has {count} events; at most {MOST_EVENTS} in one try");
        return Err(Error::field("events", reason));
    }
    let definition = check(&trial.policy.value()?);
    let events = read_events(&trial.events);
    let (definition, events) = match (definition, events) {
        (Ok(definition), Ok(events)) => (definition, events),
        (Err(Error::Malformed(mut faults)), Err(more)) => {
            faults.extend(more);
            return Err(Error::Malformed(faults));
        }
        (Err(error), _) => return Err(error),
        (_, Err(faults)) => return Err(Error::Malformed(faults)),
    };
    let program = Program::always(definition);
    let until = trial.until.unwrap_or_else(|| latest(&events));
    let arrivals = arrivals(&events, until);
    let replay = replay(&program, events.clone(), Some(until));
    let kinds = trial.events.iter().map(kind_of);
    let tried = events.iter().zip(arrivals).zip(kinds);
    let tried = tried.map(|((event, arrival), kind)| stands(&replay, event, arrival, kind));
    Ok(Tried {
        events: tried.collect(),
        program,
        replay,
    })
}

/// The events, or every fault of them.
fn read_events(values: &[Value]) -> Result<Vec<Event>, Vec<FieldFault>> {
    let located = |index: usize| {
        move |fault: Fault| FieldFault {
            index: Some(index),
            field: fault.field,
            reason: fault.reason,
        }
    };
    let (mut events, mut faults) = (Vec::with_capacity(values.len()), Vec::new());
    for (index, value) in values.iter().enumerate() {
        match read_event(value) {
            Ok(event) => events.push(event),
            Err(found) => faults.extend(found.into_iter().map(located(index))),
        }
    }
    if faults.is_empty() {
        let amounts = check_order_amounts(&events, &HashMap::new()).into_iter();
        faults.extend(amounts.map(|(index, fault)| located(index)(fault)));
    }
    if faults.is_empty() {
        Ok(events)
    } else {
        Err(faults)
    }
}

/// An unknown type is told as it was sent.
fn kind_of(event: &Value) -> String {
    let kind = event.get("type").and_then(Value::as_str);
    kind.unwrap_or_default().to_owned()
}

fn stands(replay: &Replay, event: &Event, arrival: Arrival, kind: String) -> TriedEvent {
    let (outcome, reason) = match arrival {
        Arrival::Later => (None, None),
        Arrival::Duplicate => (Some(EventOutcome::Duplicate), None),
        Arrival::Conflict => (Some(EventOutcome::Conflict), None),
        Arrival::Stands => match replay.outcome(event) {
            Outcome::Applied => (Some(EventOutcome::Applied), None),
            Outcome::WithoutEffect => (Some(EventOutcome::WithoutEffect), None),
            Outcome::Refused(reason) => (Some(EventOutcome::Refused), Some(reason)),
        },
    };
    TriedEvent {
        source: event.source.to_string(),
        id: event.id.to_string(),
        kind,
        time: event.time,
        outcome,
        reason,
    }
}
