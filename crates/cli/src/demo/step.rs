//! What a story is made of: one thing after the other, as it came in.

use goodword_domain::moment::Moment;
use serde_json::Value;

/// Something that was done at the business.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// When it was done; a late fact happened before that.
    pub(super) at: Moment,
    /// What.
    pub(super) deed: Deed,
}

/// What can be done at a business.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// A program was launched.
    Launch {
        /// Its policy.
        policy: Source,
        /// From when on it takes introductions.
        live_from: Moment,
    },
    /// A program was given a new version.
    Revise {
        /// Its short name.
        program: &'static str,
        /// The file of its policy.
        file: &'static str,
    },
    /// A program was paused.
    Pause(&'static str),
    /// A program was ended.
    End(&'static str),
    /// Somebody was enrolled as an advocate.
    Enrol {
        /// In which program.
        program: &'static str,
        /// Who.
        customer: String,
    },
    /// Somebody followed an advocate's link.
    Click {
        /// Of which program.
        program: &'static str,
        /// Whose link.
        customer: String,
        /// The token that tells visitors apart.
        visitor: String,
    },
    /// A fact came in.
    Fact(Value),
}

/// Where a policy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A preset, by its name.
    Preset(&'static str),
    /// The text of a file.
    File(&'static str),
}
