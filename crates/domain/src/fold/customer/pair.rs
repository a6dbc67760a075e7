//! A pair of advocate and friend, and what became of it.

use serde::{Deserialize, Serialize};

use crate::{
    event::{Introduction, Stamp},
    moment::Moment,
    reason::Reason,
};

/// A pair of advocate and friend: a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Who brings.
    pub advocate: String,
    /// The event that introduced.
    pub introduced: Stamp,
    /// The way it came.
    pub channel: String,
    /// The version of the program that it follows to its end.
    pub version: u32,
    /// Why it never stood, if it did not.
    pub refused: Option<Reason>,
    /// The salesperson who wrote it down.
    pub registered_by: Option<String>,
    /// The manager who signed.
    pub signed_off_by: Option<String>,
    /// The advocate's phone on the card.
    pub advocate_phone: Option<String>,
    /// The event with which the friend signed up.
    pub signed_up: Option<Stamp>,
    /// When the friend first signed up, came, booked, ordered or was valued,
    /// as far as it stands.
    pub qualified_at: Option<Moment>,
    /// When the friend first did what the program pays for.
    pub converted_at: Option<Moment>,
    /// Whether what converted it stands.
    pub converted: bool,
    /// When it was confirmed as fraud.
    pub fraud_at: Option<Moment>,
    /// When it last fell through, if it has.
    pub voided_at: Option<Moment>,
}

impl Pair {
    /// A pair of which only the introduction is known.
    pub(super) fn new(advocate: &str, introduced: Stamp, channel: &str, version: u32) -> Self {
        Self {
            advocate: advocate.to_owned(),
            channel: channel.to_owned(),
            version,
            introduced,
            refused: None,
            registered_by: None,
            signed_off_by: None,
            advocate_phone: None,
            signed_up: None,
            qualified_at: None,
            converted_at: None,
            converted: false,
            fraud_at: None,
            voided_at: None,
        }
    }

    /// Whether the friend did anything since the introduction that stands.
    #[must_use]
    pub fn qualifies(&self) -> bool {
        self.stands() && self.qualified_at.is_some()
    }

    /// Whether it stands: neither refused nor void.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.refused.is_none() && self.voided_at.is_none()
    }

    /// Adds what the card still lacks; whether there was anything to add.
    pub(super) fn complete(&mut self, said: &Introduction) -> bool {
        let mut added = false;
        for (missing, given) in [
            (&mut self.registered_by, &said.registered_by),
            (&mut self.signed_off_by, &said.signed_off_by),
            (&mut self.advocate_phone, &said.advocate_phone),
        ] {
            if missing.is_none() && given.is_some() {
                missing.clone_from(given);
                added = true;
            }
        }
        added
    }
}
