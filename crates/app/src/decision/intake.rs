//! The door: which events are new, which came again, and how each is answered.

use std::collections::{BTreeSet, HashMap};

use goodword_domain::{
    event::{Fact, check_order_amounts},
    moment::Moment,
    reason::Reason,
    text::Text,
};
use goodword_store::{Event as EventRow, Repeat};

use super::{Decided, Desk, answer::Rulings, facts::Facts};
use crate::{
    Error, FieldFault,
    event::{Answer, EventOutcome, Incoming},
};

/// How an event came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    New,
    Duplicate,
    Conflict,
}

/// What a batch brings.
pub(crate) struct Intake<'r> {
    /// The events that are new, in the order in which they came.
    pub(crate) fresh: Vec<&'r Incoming>,
    /// For each request: how each of its events came, or why it is refused whole.
    arrivals: Vec<Result<Vec<Arrival>, Vec<FieldFault>>>,
}

/// An event's name, and what it said when it came first.
type Standing = HashMap<(Text, Text), (Moment, u128)>;

impl<'r> Intake<'r> {
    /// Claims the names of what is new, and notes what came again.
    pub(crate) async fn take(
        desk: &Desk<'_>,
        facts: &mut Facts,
        requests: &[&'r [Incoming]],
    ) -> Result<Self, Error> {
        let mut standing = standing(desk, requests).await?;
        let currencies = currencies(desk, facts, requests).await?;
        let mut intake = Self {
            fresh: Vec::new(),
            arrivals: Vec::new(),
        };
        let mut repeats = Vec::new();
        for request in requests {
            let faults = order_faults(request, &currencies);
            if !faults.is_empty() {
                intake.arrivals.push(Err(faults));
                continue;
            }
            let mut arrivals = Vec::with_capacity(request.len());
            for incoming in *request {
                let event = &incoming.event;
                let said = (event.time, event.print);
                let name = (event.source.clone(), event.id.clone());
                let arrival = match standing.get(&name) {
                    None => {
                        standing.insert(name, said);
                        intake.fresh.push(incoming);
                        Arrival::New
                    }
                    Some(first) if *first == said => Arrival::Duplicate,
                    Some(_) => Arrival::Conflict,
                };
                if arrival != Arrival::New {
                    repeats.push(repeat(desk, incoming, arrival));
                }
                arrivals.push(arrival);
            }
            intake.arrivals.push(Ok(arrivals));
        }
        let rows: Vec<EventRow> = intake.fresh.iter().map(|i| row(desk, i)).collect();
        desk.tx.events().insert_many(&rows).await?;
        desk.tx.repeats().insert_many(&repeats).await?;
        for incoming in &intake.fresh {
            facts.add(incoming.event.clone());
        }
        Ok(intake)
    }

    /// Of whom something is told by which they may be found.
    pub(crate) fn described(&self) -> BTreeSet<&str> {
        let fresh = self.fresh.iter();
        let described = fresh.filter_map(|incoming| match &incoming.event.fact {
            Fact::CustomerAdded(added) => added.attributes.as_ref().map(|_| &*added.customer),
            _ => None,
        });
        described.collect()
    }

    /// Who used credit.
    pub(crate) fn credit_users(&self) -> BTreeSet<String> {
        let used = self
            .fresh
            .iter()
            .filter(|i| matches!(i.event.fact, Fact::CreditUsed { .. }));
        used.filter_map(|i| i.event.customer())
            .map(str::to_owned)
            .collect()
    }

    /// The answer to every request.
    pub(crate) fn answers(
        &self,
        requests: &[&[Incoming]],
        rulings: &[Rulings<'_>],
    ) -> Vec<Decided> {
        let answered = requests
            .iter()
            .zip(&self.arrivals)
            .map(|(request, arrivals)| {
                let arrivals = arrivals
                    .as_ref()
                    .map_err(|faults| Error::Malformed(faults.clone()))?;
                let each = request.iter().zip(arrivals);
                Ok(each
                    .map(|(incoming, arrival)| answer(incoming, *arrival, rulings))
                    .collect())
            });
        answered.collect()
    }
}

fn answer(incoming: &Incoming, arrival: Arrival, rulings: &[Rulings<'_>]) -> Answer {
    let event = &incoming.event;
    let mut answer = Answer {
        source: event.source.to_string(),
        id: event.id.to_string(),
        outcome: EventOutcome::WithoutEffect,
        reason: None,
        programs: Vec::new(),
    };
    match arrival {
        Arrival::Duplicate => answer.outcome = EventOutcome::Duplicate,
        Arrival::Conflict => answer.outcome = EventOutcome::Conflict,
        Arrival::New => {
            answer.programs = rulings.iter().filter_map(|of| of.on(event)).collect();
            let is = |outcome| {
                answer
                    .programs
                    .iter()
                    .any(|program| program.outcome == outcome)
            };
            if is(EventOutcome::Applied) {
                answer.outcome = EventOutcome::Applied;
            } else if is(EventOutcome::Refused) {
                answer.outcome = EventOutcome::Refused;
                answer.reason = answer.programs.iter().find_map(|program| program.reason);
            } else if answer.programs.is_empty() {
                answer.reason = Some(Reason::ProgramNotLive);
            }
        }
    }
    answer
}

/// What is on file under the names that come in.
async fn standing(desk: &Desk<'_>, requests: &[&[Incoming]]) -> Result<Standing, Error> {
    let names: BTreeSet<(String, String)> = requests
        .iter()
        .flat_map(|request| request.iter())
        .map(|i| (i.event.source.to_string(), i.event.id.to_string()))
        .collect();
    let names: Vec<(String, String)> = names.into_iter().collect();
    let rows = desk.tx.events().by_names(desk.organization, &names).await?;
    let mut standing = Standing::with_capacity(rows.len());
    for row in rows {
        let print: [u8; 16] = row.fingerprint.as_slice().try_into().map_err(|_| {
            Error::inconsistent(format!("event {} {}: fingerprint", row.source, row.id))
        })?;
        let said = (Moment::from_micros(row.time), u128::from_be_bytes(print));
        standing.insert((row.source.into(), row.id.into()), said);
    }
    Ok(standing)
}

/// The currencies of orders on file that payments and refunds name.
async fn currencies(
    desk: &Desk<'_>,
    facts: &mut Facts,
    requests: &[&[Incoming]],
) -> Result<HashMap<String, String>, Error> {
    let events = requests
        .iter()
        .flat_map(|request| request.iter())
        .map(|i| &i.event);
    let orders: BTreeSet<String> = events
        .filter_map(|event| event.order())
        .map(str::to_owned)
        .collect();
    facts.load_orders(desk, orders).await?;
    facts.sort();
    let mut currencies = HashMap::new();
    for event in facts.sorted() {
        if let Fact::Ordered(placed) = &event.fact {
            currencies
                .entry(placed.order.clone())
                .or_insert_with(|| placed.currency.clone());
        }
    }
    Ok(currencies)
}

fn order_faults(request: &[Incoming], currencies: &HashMap<String, String>) -> Vec<FieldFault> {
    let events = request.iter().map(|incoming| &incoming.event);
    let faults = check_order_amounts(events, currencies).into_iter();
    let fault = |(index, fault): (usize, goodword_domain::form::Fault)| FieldFault {
        index: Some(index),
        field: fault.field,
        reason: fault.reason,
    };
    faults.map(fault).collect()
}

fn row(desk: &Desk<'_>, incoming: &Incoming) -> EventRow {
    let event = &incoming.event;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    EventRow {
        organization_id: desk.organization,
        source: event.source.to_string(),
        id: event.id.to_string(),
        kind: incoming.code.clone(),
        time: event.time.micros(),
        rank: i16::from(event.kind.rank()),
        data: incoming.data.clone(),
        fingerprint: event.print.to_be_bytes().to_vec(),
        customer: owned(event.customer()),
        other: owned(event.other()),
        order_name: owned(event.order()),
        instrument: owned(event.instrument()),
        thing: owned(event.thing()),
        recorded_at: desk.now.micros(),
    }
}

fn repeat(desk: &Desk<'_>, incoming: &Incoming, arrival: Arrival) -> Repeat {
    let event = &incoming.event;
    Repeat {
        organization_id: desk.organization,
        id: desk.ids.next(),
        source: event.source.to_string(),
        event_id: event.id.to_string(),
        time: event.time.micros(),
        kind: i16::from(arrival == Arrival::Conflict),
        data: incoming.data.clone(),
        recorded_at: desk.now.micros(),
    }
}
