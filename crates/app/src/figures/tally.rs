//! What referrals and rewards add to the counts of their days.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::{Reward, Rewards},
    moment::{Moment, Zone},
};
use goodword_store::{AdvocateDay, Referral, ReferralCount, ReferralDay, RewardDay, Tx};
use uuid::Uuid;

use crate::{Error, ReferralState};

/// A day by number, a program, and what is counted apart in it: a channel, a unit or an
/// advocate.
pub(crate) type Place = (i32, Uuid, String);

/// Counts of referrals, in the order of the columns of `referral_day`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReferralCounts {
    introduced: i64,
    refused: i64,
    qualified_of: i64,
    converted_of: i64,
    voided_of: i64,
    qualified_on: i64,
    converted_on: i64,
    voided_on: i64,
}

/// Counts of what an advocate brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AdvocateCounts {
    introduced: i64,
    converted: i64,
}

/// Counts by day, or by how much they change.
pub(crate) struct Tally {
    zone: Zone,
    referrals: BTreeMap<Place, ReferralCounts>,
    rewards: BTreeMap<Place, i64>,
    advocates: BTreeMap<Place, AdvocateCounts>,
    states: BTreeMap<(Uuid, ReferralState), i64>,
}

/// Rewards of a scope by their ids, and those that the budget did not reach for.
pub(crate) type Owed<'r> = (&'r Rewards, &'r BTreeSet<String>);

impl Tally {
    /// Nothing yet; days are those of `zone`.
    pub(crate) fn in_zone(zone: Zone) -> Self {
        Self {
            zone,
            referrals: BTreeMap::new(),
            rewards: BTreeMap::new(),
            advocates: BTreeMap::new(),
            states: BTreeMap::new(),
        }
    }

    fn day(&self, micros: i64) -> i32 {
        Moment::from_micros(micros).day(&self.zone).number()
    }

    /// Adds a referral as it stands `n` times: once, or less once where it stood so.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] for a state that there is not.
    pub(crate) fn referral(&mut self, row: &Referral, n: i64) -> Result<(), Error> {
        let unknown = || Error::inconsistent(format!("a referral in state {}", row.state));
        let state = ReferralState::of_number(row.state).ok_or_else(unknown)?;
        let count = self.states.entry((row.program_id, state)).or_default();
        *count = count.saturating_add(n);
        let introduced_on = self.day(row.introduced_at);
        self.add_referral(introduced_on, row, n, |counts| &mut counts.introduced);
        self.add_advocate(introduced_on, row, n, |counts| &mut counts.introduced);
        match state {
            ReferralState::Introduced => {}
            ReferralState::Refused => {
                self.add_referral(introduced_on, row, n, |counts| &mut counts.refused);
            }
            ReferralState::Voided => {
                self.add_referral(introduced_on, row, n, |counts| &mut counts.voided_of);
                if let Some(at) = row.voided_at {
                    self.add_referral(self.day(at), row, n, |counts| &mut counts.voided_on);
                }
            }
            ReferralState::Qualified | ReferralState::Converted => {
                self.add_referral(introduced_on, row, n, |counts| &mut counts.qualified_of);
                if let Some(at) = row.qualified_at.or(row.converted_at) {
                    self.add_referral(self.day(at), row, n, |counts| &mut counts.qualified_on);
                }
            }
        }
        if state == ReferralState::Converted {
            self.add_referral(introduced_on, row, n, |counts| &mut counts.converted_of);
            if let Some(at) = row.converted_at {
                let day = self.day(at);
                self.add_referral(day, row, n, |counts| &mut counts.converted_on);
                self.add_advocate(day, row, n, |counts| &mut counts.converted);
            }
        }
        Ok(())
    }

    fn add_referral(
        &mut self,
        day: i32,
        row: &Referral,
        n: i64,
        count: fn(&mut ReferralCounts) -> &mut i64,
    ) {
        let place = (day, row.program_id, row.channel.clone());
        let count = count(self.referrals.entry(place).or_default());
        *count = count.saturating_add(n);
    }

    fn add_advocate(
        &mut self,
        day: i32,
        row: &Referral,
        n: i64,
        count: fn(&mut AdvocateCounts) -> &mut i64,
    ) {
        let place = (day, row.program_id, row.advocate.clone());
        let count = count(self.advocates.entry(place).or_default());
        *count = count.saturating_add(n);
    }

    /// Adds what a reward amounts to after all its changes, `n` times.
    pub(crate) fn reward(&mut self, program: Uuid, reward: &Reward, n: i64) {
        let day = self.day(reward.earned_by.time.micros());
        for (unit, amount) in reward.amounts_at(Moment::MAX) {
            let sum = self.rewards.entry((day, program, unit.to_string()));
            let sum = sum.or_default();
            *sum = sum.saturating_add(amount.saturating_mul(n));
        }
    }

    /// Adds the difference between the rewards of a scope as they stood and as they are.
    pub(crate) fn rewards(&mut self, program: Uuid, stood: Owed<'_>, now: Owed<'_>) {
        let given = |(rewards, denied): Owed<'_>, id: &String| {
            let reward = rewards.get(id).filter(|_| !denied.contains(id));
            reward.cloned()
        };
        let ids: BTreeSet<&String> = stood.0.keys().chain(now.0.keys()).collect();
        for id in ids {
            let same = stood.0.get(id) == now.0.get(id);
            if same && stood.1.contains(id) == now.1.contains(id) {
                continue;
            }
            if let Some(was) = given(stood, id) {
                self.reward(program, &was, -1);
            }
            if let Some(is) = given(now, id) {
                self.reward(program, &is, 1);
            }
        }
    }

    /// What there is of referrals, without what comes to nothing.
    pub(crate) fn referral_days(&self, organization_id: Uuid) -> Vec<ReferralDay> {
        let counted = self.referrals.iter();
        let counted = counted.filter(|(_, counts)| **counts != ReferralCounts::default());
        let row = |((day, program_id, channel), n): (&Place, &ReferralCounts)| ReferralDay {
            organization_id,
            day: *day,
            program_id: *program_id,
            channel: channel.clone(),
            introduced: n.introduced,
            refused: n.refused,
            qualified_of: n.qualified_of,
            converted_of: n.converted_of,
            voided_of: n.voided_of,
            qualified_on: n.qualified_on,
            converted_on: n.converted_on,
            voided_on: n.voided_on,
        };
        counted.map(row).collect()
    }

    /// What there is of rewards, without what comes to nothing.
    pub(crate) fn reward_days(&self, organization_id: Uuid) -> Vec<RewardDay> {
        let counted = self.rewards.iter().filter(|(_, amount)| **amount != 0);
        let row = |((day, program_id, unit), amount): (&Place, &i64)| RewardDay {
            organization_id,
            day: *day,
            program_id: *program_id,
            unit: unit.clone(),
            amount: *amount,
        };
        counted.map(row).collect()
    }

    /// What there is of advocates, without what comes to nothing.
    pub(crate) fn advocate_days(&self, organization_id: Uuid) -> Vec<AdvocateDay> {
        let counted = self.advocates.iter();
        let counted = counted.filter(|(_, counts)| **counts != AdvocateCounts::default());
        let row = |((day, program_id, advocate), n): (&Place, &AdvocateCounts)| AdvocateDay {
            organization_id,
            day: *day,
            program_id: *program_id,
            advocate: advocate.clone(),
            introduced: n.introduced,
            converted: n.converted,
        };
        counted.map(row).collect()
    }

    /// How many referrals there are in each state, without what comes to nothing.
    pub(crate) fn referral_counts(&self, organization_id: Uuid) -> Vec<ReferralCount> {
        let counted = self.states.iter().filter(|(_, n)| **n != 0);
        let row = |((program_id, state), n): (&(Uuid, ReferralState), &i64)| ReferralCount {
            organization_id,
            program_id: *program_id,
            state: state.number(),
            n: *n,
        };
        counted.map(row).collect()
    }

    /// Whether anything changes at all.
    pub(crate) fn is_empty(&self, organization: Uuid) -> bool {
        self.referral_days(organization).is_empty() && self.reward_days(organization).is_empty()
    }

    /// Adds all of it to what is stored.
    pub(crate) async fn add_to(&self, tx: &Tx, organization: Uuid) -> Result<(), Error> {
        let figures = tx.figures();
        let (referrals, rewards) = (
            self.referral_days(organization),
            self.reward_days(organization),
        );
        let states = self.referral_counts(organization);
        tx.referrals().add_counts(&states).await?;
        figures.add_referral_days(&referrals).await?;
        figures.add_reward_days(&rewards).await?;
        let advocates = self.advocate_days(organization);
        Ok(figures.add_advocate_days(&advocates).await?)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn at(text: &str) -> i64 {
        Moment::parse(text).unwrap().micros()
    }

    fn referral(state: ReferralState) -> Referral {
        Referral {
            organization_id: Uuid::nil(),
            program_id: Uuid::nil(),
            friend: "F".to_owned(),
            advocate: "A".to_owned(),
            state: state.number(),
            channel: "link".to_owned(),
            introduced_at: at("2026-01-01T17:00:00Z"),
            qualified_at: Some(at("2026-01-02T15:59:59Z")),
            converted_at: Some(at("2026-01-02T16:00:00Z")),
            voided_at: Some(at("2026-01-04T00:00:00Z")),
            reason: None,
            event_source: "/s".to_owned(),
            event_id: "e".to_owned(),
        }
    }

    /// `day introduced refused of/of/of on/on/on` of each day of January.
    fn told(tally: &Tally) -> Vec<String> {
        let first = at("2026-01-01T00:00:00Z").div_euclid(86_400_000_000);
        let rows = tally.referral_days(Uuid::nil());
        let row = |r: ReferralDay| {
            let day = i64::from(r.day) - first + 1;
            let (of, on) = (
                [r.qualified_of, r.converted_of, r.voided_of],
                [r.qualified_on, r.converted_on, r.voided_on],
            );
            format!("{day} {} {} {of:?} {on:?}", r.introduced, r.refused)
        };
        rows.into_iter().map(row).collect()
    }

    #[test]
    fn each_thing_is_counted_on_its_own_day_of_the_zone() {
        let mut tally = Tally::in_zone(Zone::named("Asia/Shanghai").unwrap());
        tally
            .referral(&referral(ReferralState::Converted), 1)
            .unwrap();
        assert_eq!(
            told(&tally),
            ["2 1 0 [1, 1, 0] [1, 0, 0]", "3 0 0 [0, 0, 0] [0, 1, 0]"]
        );
        let mut tally = Tally::in_zone(Zone::utc());
        tally.referral(&referral(ReferralState::Voided), 1).unwrap();
        assert_eq!(
            told(&tally),
            ["1 1 0 [0, 0, 1] [0, 0, 0]", "4 0 0 [0, 0, 0] [0, 0, 1]"]
        );
    }

    #[test]
    fn what_is_taken_as_it_stood_leaves_nothing() {
        for state in ReferralState::ALL {
            let mut tally = Tally::in_zone(Zone::utc());
            tally.referral(&referral(*state), 1).unwrap();
            assert!(!tally.is_empty(Uuid::nil()));
            tally.referral(&referral(*state), -1).unwrap();
            assert!(tally.is_empty(Uuid::nil()), "{state:?}");
            assert_eq!(tally.advocate_days(Uuid::nil()), []);
            assert_eq!(tally.referral_counts(Uuid::nil()), []);
        }
    }
}
