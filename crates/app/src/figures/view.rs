//! Figures as callers see them.

use std::collections::BTreeMap;

use goodword_domain::{moment::Day, reason::Reason};

use crate::ReferralState;

/// How much of each thing there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Visits through shared links.
    pub clicks: i64,
    /// Introductions, whatever became of them.
    pub introduced: i64,
    /// Referrals that stand, and were qualified.
    pub qualified: i64,
    /// Referrals that stand, and were converted.
    pub converted: i64,
    /// Introductions that never stood.
    pub refused: i64,
    /// Referrals that fell through.
    pub voided: i64,
}

/// One day, with each thing that happened on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayFigures {
    /// The day, of the organization's time zone.
    pub day: Day,
    /// What happened on it.
    pub counts: Counts,
}

/// A step of the way from a visit to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// `clicked`, `introduced`, `qualified` or `converted`.
    pub step: &'static str,
    /// How many came so far.
    pub count: i64,
}

/// What was given in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The unit.
    pub unit: String,
    /// What was earned in the period, less what was taken back of it by now.
    pub amount: String,
    /// The same of as many days right before.
    pub before: String,
}

/// What came by one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelFigures {
    /// The channel.
    pub channel: String,
    /// Those who were introduced in the period.
    pub introduced: i64,
    /// Those of them who by now are qualified or further.
    pub qualified: i64,
    /// Those of them who by now are converted.
    pub converted: i64,
}

/// What one advocate brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvocateFigures {
    /// The business's own id of the person.
    pub customer: String,
    /// What the person wants to be called; personal, and masked like everything that is.
    pub display_name: Option<String>,
    /// Introduced in the period.
    pub introduced: i64,
    /// Converted in the period, whenever they were introduced.
    pub converted: i64,
}

/// What a dashboard shows of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The first day.
    pub from: Day,
    /// The last day, itself included.
    pub to: Day,
    /// The zone of the days (IANA).
    pub time_zone: String,
    /// What happened in the period.
    pub totals: Counts,
    /// What happened on as many days right before.
    pub before: Counts,
    /// How far those came who were introduced in the period.
    pub funnel: Vec<Step>,
    /// What was given, by unit.
    pub given: Vec<Given>,
    /// Every day of the period.
    pub days: Vec<DayFigures>,
    /// Where they came from, most first.
    pub channels: Vec<ChannelFigures>,
    /// The ten who brought most, most first.
    pub advocates: Vec<AdvocateFigures>,
}

/// What a program came to in all its days, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramFigures {
    /// How many referrals are in each state; a state without any may be missing.
    pub referrals: BTreeMap<ReferralState, i64>,
    /// What was earned, less what was taken back of it; nothing lies before.
    pub given: Vec<Given>,
    /// How many refusals have which reason, most first.
    pub refusals: Vec<(Reason, i64)>,
}

impl Counts {
    /// These and those together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            clicks: self.clicks.saturating_add(other.clicks),
            introduced: self.introduced.saturating_add(other.introduced),
            qualified: self.qualified.saturating_add(other.qualified),
            converted: self.converted.saturating_add(other.converted),
            refused: self.refused.saturating_add(other.refused),
            voided: self.voided.saturating_add(other.voided),
        }
    }
}
