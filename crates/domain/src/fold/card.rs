//! Instruments between people: what one customer's fold must know of another's.

use serde::{Deserialize, Serialize};

use crate::{event::Stamp, moment::Moment};

/// The qualifying purchase of a person, as it stood from a moment on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// From when on it stood so.
    pub at: Moment,
    /// The purchase; none where there is none any more.
    pub order: Option<PurchaseOrder>,
}

/// The order that is a person's qualifying purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseOrder {
    /// The order's id.
    pub order: String,
    /// When it was paid.
    pub counted_at: Moment,
    /// What was paid: the amount less discounts and refunds, in minor units.
    pub paid: i64,
}

/// An instrument that was issued to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardIssue {
    /// The instrument's id.
    pub instrument: String,
    /// Its kind.
    pub kind: String,
    /// When it was issued.
    pub stamp: Stamp,
    /// Whether the holder was entitled to it by the program.
    pub entitled: bool,
}

/// A use of an instrument that was accepted as far as the user is concerned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardUse {
    /// The instrument's id.
    pub instrument: String,
    /// Where the use stands in the order of reading: when it and everything that
    /// it names was on file.
    pub stamp: Stamp,
    /// The event that used it; decides between uses that waited for the same.
    pub event: Stamp,
    /// From when on it counts as never made: its order fell away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freed: Option<Stamp>,
}

impl CardUse {
    /// Whether it came before another use, and still counted then.
    pub(super) fn precedes(&self, at: &Stamp, event: &Stamp) -> bool {
        let stood = self.freed.as_ref().is_none_or(|freed| freed > at);
        stood && (&self.stamp, &self.event) < (at, event)
    }
}

/// The holder in an entitlement's own id,
/// `<program>/<rule>/<holder>/<what earned it>/<number>`. Only ids without a
/// slash of their own can be told apart.
#[must_use]
pub fn entitlement_holder<'a>(instrument: &'a str, program: &str) -> Option<&'a str> {
    let rest = instrument.strip_prefix(program)?.strip_prefix('/')?;
    let parts: Vec<&str> = rest.split('/').collect();
    match parts.as_slice() {
        [_, holder, _, number] if number.parse::<u32>().is_ok() => Some(holder),
        _ => None,
    }
}
