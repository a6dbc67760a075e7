//! What is told to those who watch.

use std::{fmt, str::FromStr};

use goodword_domain::moment::Moment;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What changes are about.
pub mod topic {
    /// An introduction stands.
    pub const REFERRAL_INTRODUCED: &str = "referral.introduced";
    /// The friend signed up, came, booked, ordered or was valued.
    pub const REFERRAL_QUALIFIED: &str = "referral.qualified";
    /// The friend did what the program pays for.
    pub const REFERRAL_CONVERTED: &str = "referral.converted";
    /// An introduction does not stand.
    pub const REFERRAL_REFUSED: &str = "referral.refused";
    /// A referral fell through.
    pub const REFERRAL_VOIDED: &str = "referral.voided";
    /// A reward was given.
    pub const REWARD_EARNED: &str = "reward.earned";
    /// A reward is more or less than it was.
    pub const REWARD_CHANGED: &str = "reward.changed";
    /// All of a reward was taken back.
    pub const REWARD_REVERSED: &str = "reward.reversed";
    /// The figures are others now, by more or older things than are told one by one.
    pub const FIGURES_CHANGED: &str = "figures.changed";
    /// Every topic.
    pub const ALL: &[&str] = &[
        REFERRAL_INTRODUCED,
        REFERRAL_QUALIFIED,
        REFERRAL_CONVERTED,
        REFERRAL_REFUSED,
        REFERRAL_VOIDED,
        REWARD_EARNED,
        REWARD_CHANGED,
        REWARD_REVERSED,
        FIGURES_CHANGED,
    ];
}

/// Something that a decision changed. Names what is to be read, and carries nothing
/// of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it is about; see [`topic`].
    pub topic: String,
    /// In which program.
    pub program: Option<Uuid>,
    /// Which reward.
    pub reward: Option<String>,
    /// Who brings.
    pub advocate: Option<String>,
    /// Who is brought.
    pub friend: Option<String>,
}

impl Change {
    /// The figures are others now.
    pub(crate) fn figures(program: Option<Uuid>) -> Self {
        Self {
            topic: topic::FIGURES_CHANGED.to_owned(),
            program,
            reward: None,
            advocate: None,
            friend: None,
        }
    }
}

/// A place in an organization's changes: after the `index`-th of a decision's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub(super) number: i64,
    pub(super) index: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.number, self.index)
    }
}

impl FromStr for Place {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, index) = text.split_once('-').ok_or(())?;
        let number: i64 = number.parse().map_err(|_| ())?;
        let index = index.parse().map_err(|_| ())?;
        (number >= 0).then_some(Self { number, index }).ok_or(())
    }
}

/// A change with its place and the moment at which it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveChange {
    /// Where to go on after it.
    pub place: Place,
    /// When it was decided.
    pub at: Moment,
    /// What changed.
    pub change: Change,
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_survives_being_text() {
        let place = Place {
            number: 7,
            index: 12,
        };
        assert_eq!(place.to_string().parse(), Ok(place));
        for text in [
            "",
            "7",
            "-7-1",
            "7-",
            "x-1",
            "7-1-2",
            "99999999999999999999-0",
        ] {
            assert_eq!(text.parse::<Place>(), Err(()), "{text}");
        }
    }
}
