//! What stands as owed at one moment, worked out from nothing but the facts up to it.

mod agent_commission;
mod brokerage_gifts;
mod coupons_and_points;
mod dealer_milestones;
mod refund_after_four;
mod storage_both_sides;
mod travel_credit;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::world::{Pair, PairName, World};
use crate::preset::Preset;

/// A reward as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) beneficiary: String,
    /// Minor units.
    pub(crate) amount: i128,
    /// When its conditions were met, in microseconds.
    pub(crate) earned: i64,
    /// The last moment at which it can be used.
    pub(crate) expires: Option<i64>,
}

/// What a person could have expected and did not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) fact: usize,
    pub(crate) friend: String,
    pub(crate) reason: &'static str,
}

/// Everything that a preset says of one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Owed {
    /// By reward id and unit.
    pub(crate) grants: BTreeMap<(String, String), Grant>,
    pub(crate) rows: Vec<Row>,
    /// The deeds that convert each pair now: orders, or a word for what is no order.
    pub(crate) deeds: BTreeMap<PairName, BTreeSet<String>>,
}

impl Owed {
    /// Adds a reward; `id` is `<rule>/<beneficiary>/<what earned it>`.
    fn grant(&mut self, world: World<'_>, id: [&str; 3], unit: &str, gift: (i128, usize)) {
        let (amount, counted) = gift;
        if amount == 0 {
            return;
        }
        let [rule, beneficiary, earned_by] = id;
        let name = [world.preset.short_name(), rule, beneficiary, earned_by].join("/");
        let grant = Grant {
            beneficiary: beneficiary.to_owned(),
            amount,
            earned: world.time_of(counted),
            expires: None,
        };
        self.grants.insert((name, unit.to_owned()), grant);
    }

    fn refuse(&mut self, fact: usize, friend: &str, reason: &'static str) {
        self.rows.push(Row {
            fact,
            friend: friend.to_owned(),
            reason,
        });
    }

    fn convert(&mut self, pair: &Pair, deed: &str) {
        self.deeds
            .entry(pair.name())
            .or_default()
            .insert(deed.to_owned());
    }

    pub(crate) fn converts(&self, pair: &Pair) -> bool {
        self.deeds.contains_key(&pair.name())
    }
}

/// Works out what the preset owes now.
pub(crate) fn compute(world: World<'_>) -> Result<Owed> {
    match world.preset {
        Preset::StorageBothSides => Ok(storage_both_sides::owed(world)),
        Preset::TravelCredit => travel_credit::owed(world),
        Preset::CouponsAndPoints => coupons_and_points::owed(world),
        Preset::AgentCommission => agent_commission::owed(world),
        Preset::RefundAfterFour => refund_after_four::owed(world),
        Preset::DealerMilestones => dealer_milestones::owed(world),
        Preset::BrokerageGifts => brokerage_gifts::owed(world),
    }
}
