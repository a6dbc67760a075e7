//! The seven presets that the simulator knows, by number and by short name.

use anyhow::{Result, bail};

/// A preset of practices.md that the auditor can work out for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Preset {
    /// Practice P01.
    StorageBothSides,
    /// Practice P02.
    TravelCredit,
    /// Practice P03.
    CouponsAndPoints,
    /// Practice P07.
    AgentCommission,
    /// Practice P09.
    RefundAfterFour,
    /// Practice P12.
    DealerMilestones,
    /// Practice P15.
    BrokerageGifts,
}

const NAMES: [(Preset, &str, &str); 7] = [
    (Preset::StorageBothSides, "P01", "storage-both-sides"),
    (Preset::TravelCredit, "P02", "travel-credit"),
    (Preset::CouponsAndPoints, "P03", "coupons-and-points"),
    (Preset::AgentCommission, "P07", "agent-commission"),
    (Preset::RefundAfterFour, "P09", "refund-after-four"),
    (Preset::DealerMilestones, "P12", "dealer-milestones"),
    (Preset::BrokerageGifts, "P15", "brokerage-gifts"),
];

/// The short names of the presets that can be audited and for which a workload exists.
#[must_use]
pub fn covered_presets() -> [&'static str; 7] {
    NAMES.map(|(_, _, short)| short)
}

impl Preset {
    /// Finds a preset by its number (`P07`) or its short name (`agent-commission`).
    pub(crate) fn named(name: &str) -> Result<Self> {
        let found = NAMES
            .iter()
            .find(|(_, number, short)| *number == name || *short == name);
        match found {
            Some((preset, _, _)) => Ok(*preset),
            None => bail!(
                "preset `{name}` is not covered by the simulator: use one of {}",
                covered_presets().join(", ")
            ),
        }
    }

    /// What stands in reward ids, in `program` of an introduction and in the summary.
    pub(crate) fn short_name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(preset, _, _)| *preset == self)
            .map_or("", |(_, _, short)| short)
    }

    /// In these a friend who was on file before is not new (replay.md, "new").
    pub(crate) fn rewards_the_sign_up(self) -> bool {
        matches!(
            self,
            Self::StorageBothSides | Self::TravelCredit | Self::CouponsAndPoints
        )
    }
}
