//! Events: facts that happened, named once and for all, never changed.

mod fact;
mod kind;
mod line;
mod vocabulary;

pub use fact::*;
pub use kind::Kind;
pub use line::{Line, LineReader, check_order_amounts, read_event, read_lines, stored_event};
pub use vocabulary::{Entry, Field, Shape, VOCABULARY};

use serde::{Deserialize, Serialize};

use crate::{moment::Moment, text::Text};

/// A fact with its name and time (CloudEvents 1.0).
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who says so; with `id` the event's name.
    pub source: Text,
    /// The id within the source.
    pub id: Text,
    /// The kind of fact.
    pub kind: Kind,
    /// When it happened.
    pub time: Moment,
    /// What it says.
    pub fact: Fact,
    /// SHA-256 of type and data in canonical JSON, cut to 128 bits: two events
    /// with the same print say the same.
    pub print: u128,
}

/// An event's place in the one order in which facts are read: by time, then by
/// kind, then by source and id as text. Arrival decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// When it happened.
    pub time: Moment,
    /// Its kind's place in the reading order.
    pub rank: u8,
    /// Who says so.
    pub source: Text,
    /// The id within the source.
    pub id: Text,
}

impl Event {
    /// The event's place in the reading order.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp {
            time: self.time,
            rank: self.kind.rank(),
            source: self.source.clone(),
            id: self.id.clone(),
        }
    }

    /// The same order without building a [`Stamp`].
    #[must_use]
    pub fn reading_order(&self, other: &Self) -> std::cmp::Ordering {
        (self.time, self.kind, &self.source, &self.id).cmp(&(
            other.time,
            other.kind,
            &other.source,
            &other.id,
        ))
    }

    /// Whether two events of one name are the same event delivered twice.
    #[must_use]
    pub fn repeats(&self, earlier: &Self) -> bool {
        self.time == earlier.time && self.print == earlier.print
    }

    /// Whom the event is about first of all: whose file it belongs in.
    #[must_use]
    pub fn customer(&self) -> Option<&str> {
        Some(match &self.fact {
            Fact::CustomerAdded(added) => &added.customer,
            Fact::Introduced(introduction) => &introduction.friend,
            Fact::Visited { customer, .. }
            | Fact::Valued { customer, .. }
            | Fact::Attended { customer, .. }
            | Fact::CreditUsed { customer, .. }
            | Fact::Booked { customer, .. } => customer,
            Fact::Ordered(order) => &order.customer,
            Fact::Liked { advocate, .. } => advocate,
            Fact::GroupOpened { initiator, .. } => initiator,
            Fact::FraudConfirmed { friend, .. } => friend,
            Fact::Handled { handling, .. } => match &**handling {
                Handling::Issued { holder, .. } => holder,
                Handling::Redeemed { by, .. } => by,
                Handling::Transferred { to, .. } => to,
                Handling::BoughtBack { from, .. } => from,
            },
            Fact::Noted { customer, .. } => return customer.as_deref(),
            Fact::Paid { .. } | Fact::Marked { .. } | Fact::Refunded { .. } | Fact::Unknown => {
                return None;
            }
        })
    }

    /// The second person that the event names, whose rewards may hang on it.
    #[must_use]
    pub fn other(&self) -> Option<&str> {
        match &self.fact {
            Fact::CustomerAdded(added) => added.recruited_by.as_deref(),
            Fact::Introduced(introduction) => Some(&introduction.advocate),
            Fact::Liked { by, .. } => Some(by),
            Fact::FraudConfirmed { advocate, .. } => Some(advocate),
            _ => None,
        }
    }

    /// The order that the event names.
    #[must_use]
    pub fn order(&self) -> Option<&str> {
        match &self.fact {
            Fact::Ordered(order) => Some(&order.order),
            Fact::Paid { order, .. } | Fact::Marked { order } | Fact::Refunded { order, .. } => {
                Some(order)
            }
            _ => None,
        }
    }

    /// The instrument that the event names.
    #[must_use]
    pub fn instrument(&self) -> Option<&str> {
        match &self.fact {
            Fact::Ordered(order) => order.instrument.as_deref(),
            Fact::Handled { instrument, .. } => Some(instrument),
            Fact::Booked { instrument, .. } => instrument.as_deref(),
            _ => None,
        }
    }

    /// The group that the event opens.
    #[must_use]
    pub fn group_opened(&self) -> Option<&str> {
        match &self.fact {
            Fact::GroupOpened { group, .. } => Some(group),
            _ => None,
        }
    }

    /// Another thing that the event names: a group or a reward.
    #[must_use]
    pub fn thing(&self) -> Option<&str> {
        match &self.fact {
            Fact::GroupOpened { group, .. } => Some(group),
            Fact::Ordered(order) => order.group.as_deref(),
            Fact::Noted { reward, .. } => reward.as_deref(),
            _ => None,
        }
    }
}
