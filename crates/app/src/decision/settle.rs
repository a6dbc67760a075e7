//! What one program's folds come to: advocates, books, and what is read of them.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::{CustomerFold, Pair, Refusal, Reward, Rewards, Ruling},
    moment::Moment,
};
use goodword_store::{Referral, ReferralKey, Reward as RewardRow, Scope as ScopeRow, ScopeKey};
use serde_json::json;

use super::{
    Desk, LoadedProgram,
    accounts::Accounted,
    books::{Books, Movements, grants},
    facts::Facts,
    fold::{Advocated, Run, Stored},
    news::News,
    save::{add_refusals, is_news, replace_refusals, scope, write_wakes},
    scope_kind,
};
use crate::{
    Error, ReferralState, RewardState,
    figures::Tally,
    outbox::{Tiding, Tidings},
    zone::zone_of_tx,
};

/// What is written at the end, gathered over all scopes.
struct Sheet<'d> {
    desk: &'d Desk<'d>,
    books: Books<'d>,
    scopes: Vec<ScopeRow>,
    rewards: Vec<RewardRow>,
    refusals: BTreeMap<ScopeKey, Vec<Refusal>>,
    /// Refusals that join those which stand in their scope.
    more_refusals: BTreeMap<ScopeKey, Vec<Refusal>>,
    tidings: Tidings,
    referrals: Vec<Referral>,
    fallen: Vec<ReferralKey>,
    tally: Tally,
    news: News,
    beneficiaries: BTreeSet<String>,
}

impl<'d> Sheet<'d> {
    async fn open(desk: &'d Desk<'d>, program: &'d LoadedProgram) -> Result<Self, Error> {
        Ok(Self {
            desk,
            books: Books::open(desk, program).await?,
            scopes: Vec::new(),
            rewards: Vec::new(),
            refusals: BTreeMap::new(),
            more_refusals: BTreeMap::new(),
            tidings: Tidings::default(),
            referrals: Vec::new(),
            fallen: Vec::new(),
            tally: Tally::in_zone(zone_of_tx(desk.tx)),
            news: News::of(program.id, desk.now),
            beneficiaries: BTreeSet::new(),
        })
    }
}

impl Run<'_> {
    /// Folds what advocates' friends did together, posts every difference, and
    /// writes what is read. `people` are looked at for credit in any case.
    pub(crate) async fn settle(
        &mut self,
        desk: &Desk<'_>,
        facts: &mut Facts,
        people: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, Accounted>, Error> {
        self.join(desk, facts).await?;
        let mut sheet = Sheet::open(desk, self.loaded).await?;
        for (name, fold) in &self.folds {
            self.customer_sheet(&mut sheet, name, fold)?;
        }
        for name in self.advocates.keys() {
            self.advocate_sheet(&mut sheet, name)?;
        }
        desk.tx.rewards().upsert_many(&sheet.rewards).await?;
        let mut all = sheet.beneficiaries.clone();
        all.extend(people.iter().cloned());
        let accounts = self.account(desk, facts, &all, people).await?;
        let mut wakes = Vec::new();
        for (name, accounted) in &accounts {
            self.account_sheet(&mut sheet, name, accounted)?;
            wakes.push((
                self.key(scope_kind::ACCOUNT, name.clone()),
                accounted.wake_at,
            ));
        }
        self.write(sheet).await?;
        write_wakes(desk, wakes).await?;
        Ok(accounts)
    }

    fn customer_sheet(
        &self,
        sheet: &mut Sheet<'_>,
        name: &str,
        fold: &CustomerFold,
    ) -> Result<(), Error> {
        let nothing = Stored::default();
        let stood = self.stood.get(name).unwrap_or(&nothing);
        let denied = stood.denied.clone();
        let mut now = Stored { fold, denied };
        let mut refused =
            sheet
                .books
                .hold_to_budget(&stood.fold.rewards, &fold.rewards, &mut now.denied, false);
        if stood.fold == *fold && stood.denied == now.denied {
            return Ok(());
        }
        let before = grants(&stood.fold.rewards, &stood.denied);
        let after = grants(&fold.rewards, &now.denied);
        sheet
            .books
            .post(scope_kind::CUSTOMER, name, &before, &after);
        let rewards = (&stood.fold.rewards, &fold.rewards);
        self.reward_sheet(sheet, rewards, &now.denied)?;
        let (was, is) = ((rewards.0, &stood.denied), (rewards.1, &now.denied));
        sheet.tally.rewards(self.loaded.id, was, is);
        self.referral_sheet(sheet, name, &stood.fold.pairs, &fold.pairs)?;
        let was_refused = !stood.fold.refusals.is_empty() || !stood.denied.is_empty();
        refused.extend(fold.refusals.iter().cloned());
        refused.extend(fold.rulings.iter().filter_map(Ruling::refusal));
        let key = self.key(scope_kind::CUSTOMER, name.to_owned());
        if was_refused || !refused.is_empty() || stood.fold.rulings != fold.rulings {
            sheet.refusals.insert(key.clone(), refused);
        }
        sheet.scopes.push(scope(sheet.desk, key, &now)?);
        Ok(())
    }

    fn advocate_sheet(&self, sheet: &mut Sheet<'_>, name: &str) -> Result<(), Error> {
        let Some(Advocated { fold, extends }) = self.advocates.get(name) else {
            return Ok(());
        };
        let nothing = Rewards::new();
        let stood = self.joint_stood.get(name).unwrap_or(&nothing);
        let stored = self.advocates_stood.get(name).cloned().unwrap_or_default();
        let mut denied = stored.denied.clone();
        let mut refused = sheet
            .books
            .hold_to_budget(stood, &fold.rewards, &mut denied, *extends);
        let before = grants(stood, &stored.denied);
        let after = grants(&fold.rewards, &denied);
        sheet
            .books
            .post(scope_kind::ADVOCATE, name, &before, &after);
        self.reward_sheet(sheet, (stood, &fold.rewards), &denied)?;
        let (was, is) = ((stood, &stored.denied), (&fold.rewards, &denied));
        sheet.tally.rewards(self.loaded.id, was, is);
        refused.extend(fold.refusals.iter().cloned());
        let key = self.key(scope_kind::ADVOCATE, name.to_owned());
        if *extends {
            sheet.more_refusals.insert(key.clone(), refused);
        } else {
            sheet.refusals.insert(key.clone(), refused);
        }
        let now = Stored {
            fold: fold.checkpoint.clone(),
            denied,
        };
        if now != stored {
            sheet.scopes.push(scope(sheet.desk, key, &now)?);
        }
        Ok(())
    }

    fn account_sheet(
        &self,
        sheet: &mut Sheet<'_>,
        name: &str,
        accounted: &Accounted,
    ) -> Result<(), Error> {
        let Accounted { stood, now, .. } = accounted;
        if now == stood {
            return Ok(());
        }
        let (before, after): (Movements, Movements) = (stood.movements(name), now.movements(name));
        sheet.books.post(scope_kind::ACCOUNT, name, &before, &after);
        let refused = now.refused.iter().map(|event| Refusal {
            event: event.clone(),
            friend: name.to_owned(),
            reason: goodword_domain::reason::Reason::UsedUp,
        });
        let key = self.key(scope_kind::ACCOUNT, name.to_owned());
        sheet.refusals.insert(key.clone(), refused.collect());
        sheet.scopes.push(scope(sheet.desk, key, now)?);
        Ok(())
    }

    fn reward_sheet(
        &self,
        sheet: &mut Sheet<'_>,
        (stood, owed): (&Rewards, &Rewards),
        denied: &BTreeSet<String>,
    ) -> Result<(), Error> {
        for reward in owed
            .values()
            .filter(|reward| stood.get(&reward.id) != Some(reward))
        {
            let state = if denied.contains(&reward.id) {
                RewardState::OverBudget
            } else if reward.amounts_at(Moment::MAX).is_empty() {
                RewardState::Reversed
            } else {
                RewardState::Available
            };
            self.one_reward(sheet, reward, stood.get(&reward.id), state)?;
        }
        for reward in stood
            .values()
            .filter(|reward| !owed.contains_key(&reward.id))
        {
            // It never was; its row stays, so that what was told is not unsaid.
            let never = Reward {
                changes: Vec::new(),
                ..reward.clone()
            };
            self.one_reward(sheet, &never, Some(reward), RewardState::Reversed)?;
        }
        Ok(())
    }

    fn one_reward(
        &self,
        sheet: &mut Sheet<'_>,
        reward: &Reward,
        stood: Option<&Reward>,
        state: RewardState,
    ) -> Result<(), Error> {
        let desk = sheet.desk;
        sheet.beneficiaries.insert(reward.beneficiary.clone());
        let last = reward.changes.last().map(|change| change.at);
        let is_news = last.is_none_or(|last| is_news(desk, last));
        sheet.news.reward(reward, stood, state, is_news);
        if is_news {
            let payload = json!({
                "program": self.program().name(), "reward": reward.id,
                "beneficiary": reward.beneficiary, "state": state.name(),
            });
            sheet.tidings.add(Tiding {
                topic: "reward.changed",
                people: vec![reward.beneficiary.clone()],
                payload,
            });
        }
        sheet.rewards.push(RewardRow {
            organization_id: desk.organization,
            program_id: self.loaded.id,
            id: reward.id.clone(),
            side: reward.side.clone(),
            beneficiary: reward.beneficiary.clone(),
            advocate: Some(reward.advocate.clone()),
            friend: Some(reward.friend.clone()),
            state: state.number(),
            lines: serde_json::to_string(reward)?,
            earned_at: reward.earned_by.time.micros(),
            expires_at: reward.expires_at.map(Moment::micros),
            explanation: serde_json::to_string(&reward.explanation)?,
            updated_at: desk.now.micros(),
        });
        Ok(())
    }

    fn referral_sheet(
        &self,
        sheet: &mut Sheet<'_>,
        friend: &str,
        stood: &[Pair],
        now: &[Pair],
    ) -> Result<(), Error> {
        let desk = sheet.desk;
        for pair in stood {
            if !now.contains(pair) {
                let row = self.referral_row(desk, friend, pair);
                sheet.tally.referral(&row, -1)?;
            }
            if !now.iter().any(|other| other.advocate == pair.advocate) {
                sheet.fallen.push(ReferralKey {
                    program_id: self.loaded.id,
                    friend: friend.to_owned(),
                    advocate: pair.advocate.clone(),
                });
            }
        }
        for pair in now {
            if stood.contains(pair) {
                continue;
            }
            let row = self.referral_row(desk, friend, pair);
            sheet.tally.referral(&row, 1)?;
            let mut before = stood.iter();
            let before = before.find(|other| other.advocate == pair.advocate);
            sheet
                .news
                .referral(desk, &row, before.map(state_of), state_of(pair));
            if is_news(desk, pair.introduced.time) {
                let payload = json!({
                    "program": self.program().name(), "advocate": pair.advocate,
                    "friend": friend, "state": state_of(pair).name(),
                });
                sheet.tidings.add(Tiding {
                    topic: "referral.changed",
                    people: vec![pair.advocate.clone(), friend.to_owned()],
                    payload,
                });
            }
            sheet.referrals.push(row);
        }
        Ok(())
    }

    fn referral_row(&self, desk: &Desk<'_>, friend: &str, pair: &Pair) -> Referral {
        Referral {
            organization_id: desk.organization,
            program_id: self.loaded.id,
            friend: friend.to_owned(),
            advocate: pair.advocate.clone(),
            state: state_of(pair).number(),
            channel: pair.channel.clone(),
            introduced_at: pair.introduced.time.micros(),
            qualified_at: pair.qualified_at.map(Moment::micros),
            converted_at: pair.converted_at.map(Moment::micros),
            voided_at: pair.voided_at.map(Moment::micros),
            reason: pair.refused.map(|reason| reason.code().to_owned()),
            event_source: pair.introduced.source.to_string(),
            event_id: pair.introduced.id.to_string(),
        }
    }

    async fn write(&self, sheet: Sheet<'_>) -> Result<(), Error> {
        let desk = sheet.desk;
        sheet.books.close().await?;
        desk.tx.scopes().upsert_many(&sheet.scopes).await?;
        desk.tx
            .referrals()
            .delete(desk.organization, &sheet.fallen)
            .await?;
        desk.tx.referrals().upsert_many(&sheet.referrals).await?;
        sheet.tally.add_to(desk.tx, desk.organization).await?;
        let is_quiet = sheet.tally.is_empty(desk.organization);
        sheet.news.write(desk, is_quiet).await?;
        replace_refusals(desk, sheet.refusals).await?;
        add_refusals(desk, &sheet.more_refusals).await?;
        sheet.tidings.write(desk).await
    }
}

fn state_of(pair: &Pair) -> ReferralState {
    if pair.refused.is_some() {
        ReferralState::Refused
    } else if pair.voided_at.is_some() {
        ReferralState::Voided
    } else if pair.converted {
        ReferralState::Converted
    } else if pair.qualifies() {
        ReferralState::Qualified
    } else {
        ReferralState::Introduced
    }
}
