//! Things with an id: what was said of them first stands, and some facts about
//! them can be true only once.

use std::collections::BTreeSet;

use super::{Outcome, Ruling};
use crate::{
    event::{Event, Fact, Handling, Kind},
    reason::Reason,
};

/// Judges the facts about one order, instrument or group, given in reading
/// order: a second `order.placed`, `group.opened` or `instrument.issued` has no
/// effect when it says the same and is refused when it says something else; a
/// second invoice, delivery, filing or cancellation has no effect.
#[must_use]
pub fn fold_thing(events: &[&Event], thing: &str) -> Vec<Ruling> {
    let mut rulings = Vec::new();
    let mut first: Option<&Event> = None;
    let mut marked = BTreeSet::new();
    for event in events {
        if let Some(person) = put_on_file(event, thing) {
            match first {
                None => first = Some(event),
                Some(first) if first.print == event.print => {
                    rulings.push(Ruling::new(event, Outcome::WithoutEffect));
                }
                Some(_) => rulings.push(Ruling::refused(event, person, Reason::AlreadyKnown)),
            }
        } else if is_mark(event.kind) && event.order() == Some(thing) && !marked.insert(event.kind)
        {
            rulings.push(Ruling::new(event, Outcome::WithoutEffect));
        }
    }
    rulings
}

/// The event that put a thing on file, among its events in reading order.
#[must_use]
pub fn first_of<'a>(events: &[&'a Event], thing: &str) -> Option<&'a Event> {
    events
        .iter()
        .find(|event| put_on_file(event, thing).is_some())
        .copied()
}

/// For an event that puts `thing` on file: the person that it names.
fn put_on_file<'a>(event: &'a Event, thing: &str) -> Option<&'a str> {
    match &event.fact {
        Fact::Ordered(placed) if placed.order == thing => Some(&placed.customer),
        Fact::GroupOpened { group, initiator } if group == thing => Some(initiator),
        Fact::Handled {
            instrument,
            handling,
        } if instrument == thing => match &**handling {
            Handling::Issued { holder, .. } => Some(holder),
            _ => None,
        },
        _ => None,
    }
}

fn is_mark(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OrderInvoiced | Kind::OrderDelivered | Kind::OrderFiled | Kind::OrderCancelled
    )
}
