//! Programs: versioned policies, and when they are live.

mod check;
mod definition;
mod gives;
mod preset;
mod read;

pub use definition::*;
pub use preset::{PRESETS, Preset, Scene};
pub use read::read_definition;

use crate::moment::Moment;

/// A program as the folds see it: its versions and when it was live.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// The versions, oldest first; never empty.
    versions: Vec<Version>,
    /// When it was live: from (within) and to (not within), in order of time.
    live: Vec<(Moment, Moment)>,
}

/// A definition and the moment from which introductions follow it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The version's number, from 1.
    pub number: u32,
    /// From when on.
    pub since: Moment,
    /// The policy.
    pub definition: Definition,
}

impl Program {
    /// A program that has always been live in one version: what a replay runs.
    #[must_use]
    pub fn always(definition: Definition) -> Self {
        let since = Moment::MIN;
        Self {
            versions: vec![Version {
                number: 1,
                since,
                definition,
            }],
            live: vec![(Moment::MIN, Moment::MAX)],
        }
    }

    /// A program with its versions, oldest first, and its live spans. None when
    /// there is no version.
    #[must_use]
    pub fn new(versions: Vec<Version>, live: Vec<(Moment, Moment)>) -> Option<Self> {
        (!versions.is_empty()).then_some(Self { versions, live })
    }

    /// The same program if it had had this one policy from the start.
    #[must_use]
    pub fn as_if(&self, definition: Definition) -> Self {
        let since = Moment::MIN;
        Self {
            versions: vec![Version {
                number: 1,
                since,
                definition,
            }],
            live: self.live.clone(),
        }
    }

    /// Whether the program takes introductions at a moment.
    #[must_use]
    pub fn is_live(&self, at: Moment) -> bool {
        self.live.iter().any(|(from, to)| *from <= at && at < *to)
    }

    /// Whether an introduction lies outside the policy's own period.
    #[must_use]
    pub fn is_outside_period(&self, at: Moment) -> bool {
        let definition = &self.version_at(at).definition;
        definition.period.is_some_and(|(from, to)| {
            let day = at.day(&definition.zone);
            day < from || to < day
        })
    }

    /// The version that an introduction at this moment follows, to its end.
    #[must_use]
    pub fn version_at(&self, at: Moment) -> &Version {
        let later = self
            .versions
            .iter()
            .rev()
            .find(|version| version.since <= at);
        later.unwrap_or(&self.versions[0])
    }

    /// The version of a number; the newest where there is none.
    #[must_use]
    pub fn version(&self, number: u32) -> &Version {
        let found = self
            .versions
            .iter()
            .find(|version| version.number == number);
        found.unwrap_or_else(|| self.newest())
    }

    /// The newest version.
    #[must_use]
    pub fn newest(&self) -> &Version {
        self.versions.last().unwrap_or(&self.versions[0])
    }

    /// Every version, oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The short name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.versions[0].definition.name
    }

    /// The currency; a new version must keep it.
    #[must_use]
    pub fn currency(&self) -> &crate::unit::Unit {
        &self.versions[0].definition.currency
    }
}
