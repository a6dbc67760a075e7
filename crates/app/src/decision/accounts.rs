//! Credit that is used and lapses: the scopes of persons with such credit.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    event::{Fact, Stamp},
    fold::{AccountInput, Reward, fold_account},
    moment::Moment,
    replay::Facts as Index,
    unit::Unit,
};
use goodword_store::ScopeKey;
use serde::{Deserialize, Serialize};

use super::{
    Desk,
    books::{Flow, Movement, Movements},
    facts::Facts,
    fold::Run,
    scope_kind,
};
use crate::{Error, RewardState};

/// A person's credit in one program, unit by unit, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Credit {
    units: Vec<UnitCredit>,
    /// Uses of more than there was.
    pub(crate) refused: BTreeSet<Stamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UnitCredit {
    unit: Unit,
    used: Vec<(Stamp, i64)>,
    lapses: Vec<(String, Moment, i64)>,
}

/// One person's credit before and after.
pub(crate) struct Accounted {
    pub(crate) stood: Credit,
    pub(crate) now: Credit,
    /// When the clock must look again.
    pub(crate) wake_at: Option<Moment>,
}

impl Credit {
    /// What a person's credit moves, apart from what was granted.
    pub(crate) fn movements(&self, member: &str) -> Movements {
        let mut movements = Movements::new();
        for credit in &self.units {
            let movement = |flow, ground, at| Movement {
                flow,
                ground,
                member: member.to_owned(),
                at,
                unit: credit.unit.clone(),
            };
            for (event, amount) in &credit.used {
                let ground = format!("{} {}", event.source, event.id);
                movements.insert(movement(Flow::Use, ground, event.time), *amount);
            }
            for (reward, at, amount) in &credit.lapses {
                let key = movement(Flow::Lapse, reward.clone(), *at);
                let sum = movements.entry(key).or_default();
                *sum = sum.saturating_add(*amount);
            }
        }
        movements
    }
}

impl Run<'_> {
    /// Folds the credit of these people, where something of it was used or can
    /// lapse; what neither happens to is only a sum of grants.
    pub(crate) async fn account(
        &self,
        desk: &Desk<'_>,
        facts: &mut Facts,
        people: &BTreeSet<String>,
        spenders: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, Accounted>, Error> {
        let keys: Vec<ScopeKey> = people
            .iter()
            .map(|name| self.key(scope_kind::ACCOUNT, name.clone()))
            .collect();
        let mut stood: BTreeMap<String, Credit> = BTreeMap::new();
        for row in desk.tx.scopes().load(desk.organization, &keys).await? {
            stood.insert(row.name, serde_json::from_str(&row.body)?);
        }
        let expires = self.with_expiring_rewards();
        let moves = |name: &&String| {
            stood.contains_key(*name) || spenders.contains(*name) || expires.contains(*name)
        };
        let names: Vec<String> = people.iter().filter(moves).cloned().collect();
        if names.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut rewards = self.rewards_of(desk, &names).await?;
        facts.load_customers(desk, names.iter().cloned()).await?;
        facts.sort();
        let index = facts.index();
        let mut accounted = BTreeMap::new();
        for name in names {
            let rewards = rewards.remove(&name).unwrap_or_default();
            let uses = self.uses_of(&index, &name);
            let (now, wake_at) = fold(desk.now, &rewards, &uses);
            let stood = stood.remove(&name).unwrap_or_default();
            accounted.insert(
                name,
                Accounted {
                    stood,
                    now,
                    wake_at,
                },
            );
        }
        Ok(accounted)
    }

    fn with_expiring_rewards(&self) -> BTreeSet<&String> {
        let friends = self.folds.values().flat_map(|fold| fold.rewards.values());
        let advocates = self
            .advocates
            .values()
            .flat_map(|of| of.fold.rewards.values());
        let all = friends.chain(advocates);
        all.filter(|r| r.expires_at.is_some())
            .map(|reward| &reward.beneficiary)
            .collect()
    }

    /// Every reward of these people: as stored, and as this decision has made them.
    async fn rewards_of(
        &self,
        desk: &Desk<'_>,
        names: &[String],
    ) -> Result<BTreeMap<String, Vec<Reward>>, Error> {
        // What this decision changed was written before: it reads its own writes.
        let reader = desk.tx.reader();
        let rows = reader.rewards();
        let rows = rows
            .of_beneficiaries(desk.organization, self.loaded.id, names)
            .await?;
        let mut rewards: BTreeMap<String, Vec<Reward>> = BTreeMap::new();
        for row in rows
            .into_iter()
            .filter(|row| row.state != RewardState::OverBudget.number())
        {
            let reward: Reward = serde_json::from_str(&row.lines)?;
            rewards.entry(row.beneficiary).or_default().push(reward);
        }
        Ok(rewards)
    }

    fn uses_of(&self, index: &Index<'_>, customer: &str) -> Vec<(Stamp, Unit, Option<i64>)> {
        let home = self.program().currency();
        let events = index.of_customer(customer);
        let uses = events.into_iter().filter_map(|event| match &event.fact {
            Fact::CreditUsed { unit, amount, .. } => Some((
                event.stamp(),
                unit.clone(),
                amount.minor(unit.decimals(home)),
            )),
            _ => None,
        });
        uses.collect()
    }
}

fn fold(
    now: Moment,
    rewards: &[Reward],
    uses: &[(Stamp, Unit, Option<i64>)],
) -> (Credit, Option<Moment>) {
    let changes = rewards.iter().flat_map(|reward| &reward.changes);
    let granted = changes.flat_map(|change| change.amounts.keys());
    let units: BTreeSet<&Unit> = granted
        .chain(uses.iter().map(|(_, unit, _)| unit))
        .collect();
    let mut credit = Credit::default();
    let mut wake_at: Option<Moment> = None;
    let mut wake = |at: Moment| wake_at = Some(wake_at.map_or(at, |earlier| earlier.min(at)));
    for unit in units {
        let own: Vec<&Reward> = rewards
            .iter()
            .filter(|reward| reward.changes.iter().any(|c| c.amounts.contains_key(unit)))
            .collect();
        let of_unit = uses.iter().filter(|(_, used, _)| used == unit);
        let of_unit: Vec<(Stamp, Option<i64>)> = of_unit
            .map(|(event, _, amount)| (event.clone(), *amount))
            .collect();
        let input = AccountInput {
            unit,
            rewards: &own,
            uses: &of_unit,
            until: now,
        };
        let account = fold_account(&input);
        account.next_lapse.into_iter().for_each(&mut wake);
        // What is dated ahead of the clock is folded when its time comes.
        let later = of_unit.iter().map(|(event, _)| event.time);
        let later = later.chain(own.iter().flat_map(|r| r.changes.iter().map(|c| c.at)));
        later.filter(|at| *at > now).for_each(&mut wake);
        let used = account
            .used
            .into_iter()
            .map(|used| (used.event, used.amount));
        let lapses = account
            .lapses
            .into_iter()
            .map(|lapse| (lapse.reward, lapse.at, lapse.amount));
        let (used, lapses): (Vec<_>, Vec<_>) = (used.collect(), lapses.collect());
        credit.refused.extend(account.refused);
        credit.units.push(UnitCredit {
            unit: unit.clone(),
            used,
            lapses,
        });
    }
    (credit, wake_at)
}
