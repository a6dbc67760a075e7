//! Advocates' folds: what their friends' folds hand over, and when all of it must
//! be read again.

use std::collections::{BTreeMap, BTreeSet};

use goodword_domain::{
    fold::{CustomerFold, Joint, Reward},
    moment::Moment,
};
use goodword_store::{Deed, DeedKey, ScopeKey};
use uuid::Uuid;

use super::{Desk, facts::Facts, fold::Run, scope_kind};
use crate::Error;

/// How the deeds that advocates' folds read have changed.
#[derive(Default)]
struct JointChanges {
    /// Advocates to be folded from all their friends' deeds.
    anew: BTreeSet<String>,
    /// Deeds that are new, by advocate.
    more: BTreeMap<String, Vec<Joint>>,
    written: Vec<Joint>,
    gone: Vec<DeedKey>,
}

impl Run<'_> {
    /// Folds the advocates for whom anything changed. Whose friends only did more,
    /// later than all before, goes on from where the fold had come to.
    pub(super) async fn join(&mut self, desk: &Desk<'_>, facts: &Facts) -> Result<(), Error> {
        let changes = self.joint_changes();
        let rows = changes
            .written
            .iter()
            .map(|joint| self.deed_row(desk, joint));
        let rows = rows.collect::<Result<Vec<_>, Error>>()?;
        desk.tx
            .deeds()
            .delete(desk.organization, &changes.gone)
            .await?;
        desk.tx.deeds().upsert_many(&rows).await?;
        let mut anew = changes.anew;
        let names: BTreeSet<String> = anew.iter().chain(changes.more.keys()).cloned().collect();
        if names.is_empty() {
            return Ok(());
        }
        self.load_scopes(desk, names.iter().cloned()).await?;
        let keys: Vec<ScopeKey> = names
            .iter()
            .map(|name| self.key(scope_kind::ADVOCATE, name.clone()))
            .collect();
        for row in desk.tx.scopes().load(desk.organization, &keys).await? {
            self.advocates_stood
                .insert(row.name, serde_json::from_str(&row.body)?);
        }
        let index = facts.index();
        for (name, deeds) in changes.more {
            if anew.contains(&name) || !self.extend(&index, &name, &deeds) {
                anew.insert(name);
            }
        }
        self.join_anew(desk, facts, anew).await
    }

    /// How the deeds that advocates' folds read have changed.
    fn joint_changes(&self) -> JointChanges {
        let nothing = CustomerFold::default();
        let mut changes = JointChanges {
            anew: self.joint_dirty.clone(),
            ..Default::default()
        };
        for (friend, fold) in &self.folds {
            let stood = self.stood.get(friend).map_or(&nothing, |stood| &stood.fold);
            if stood.purchases != fold.purchases {
                changes.anew.insert(friend.clone());
            }
            let kept: BTreeSet<DeedKey> = fold.joint.iter().map(|j| self.deed_key(j)).collect();
            for joint in stood
                .joint
                .iter()
                .filter(|joint| !fold.joint.contains(joint))
            {
                changes.anew.insert(joint.advocate.clone());
                changes
                    .gone
                    .extend(Some(self.deed_key(joint)).filter(|key| !kept.contains(key)));
            }
            for joint in fold
                .joint
                .iter()
                .filter(|joint| !stood.joint.contains(joint))
            {
                changes
                    .more
                    .entry(joint.advocate.clone())
                    .or_default()
                    .push(joint.clone());
                changes.written.push(joint.clone());
            }
        }
        changes
    }

    /// Folds advocates from all their friends' deeds.
    async fn join_anew(
        &mut self,
        desk: &Desk<'_>,
        facts: &Facts,
        names: BTreeSet<String>,
    ) -> Result<(), Error> {
        if names.is_empty() {
            return Ok(());
        }
        let pairs: Vec<(Uuid, String)> = names
            .iter()
            .map(|name| (self.loaded.id, name.clone()))
            .collect();
        let reader = desk.tx.reader();
        let mut deeds: BTreeMap<String, Vec<Joint>> = BTreeMap::new();
        for row in reader
            .deeds()
            .by_advocates(desk.organization, &pairs)
            .await?
        {
            deeds
                .entry(row.advocate)
                .or_default()
                .push(serde_json::from_str(&row.body)?);
        }
        let known = names
            .iter()
            .filter(|name| self.advocates_stood.contains_key(*name));
        let known: Vec<String> = known.cloned().collect();
        let mut stood: BTreeMap<String, Vec<(String, Reward)>> = BTreeMap::new();
        for row in reader
            .rewards()
            .of_beneficiaries(desk.organization, self.loaded.id, &known)
            .await?
        {
            let reward: Reward = serde_json::from_str(&row.lines)?;
            // One that never was is off the books, and said already.
            if self.is_joint(&reward) && !reward.changes.is_empty() {
                let stood = stood.entry(row.beneficiary).or_default();
                stood.push((reward.id.clone(), reward));
            }
        }
        let stood = stood.into_iter();
        let stood = stood.map(|(name, rewards)| (name, rewards.into_iter().collect()));
        self.joint_stood.extend(stood);
        for name in known {
            deeds.entry(name).or_default();
        }
        self.fold_advocates(&facts.index(), deeds);
        Ok(())
    }

    /// Whether a reward came from an advocate's fold.
    fn is_joint(&self, reward: &Reward) -> bool {
        let explained = &reward.explanation;
        let rules = &self.program().version(explained.version).definition.rules;
        let index = usize::try_from(explained.rule)
            .ok()
            .and_then(|number| number.checked_sub(1));
        index
            .and_then(|index| rules.get(index))
            .is_some_and(|rule| rule.gives.is_joint())
    }

    fn deed_key(&self, joint: &Joint) -> DeedKey {
        DeedKey {
            program_id: self.loaded.id,
            advocate: joint.advocate.clone(),
            friend: joint.friend.clone(),
            key: format!("{}/{}", joint.rule, joint.key),
            shown_from: joint.from.micros(),
        }
    }

    fn deed_row(&self, desk: &Desk<'_>, joint: &Joint) -> Result<Deed, Error> {
        let key = self.deed_key(joint);
        Ok(Deed {
            organization_id: desk.organization,
            program_id: key.program_id,
            advocate: key.advocate,
            friend: key.friend,
            key: key.key,
            shown_from: key.shown_from,
            shown_to: joint.to.map(Moment::micros),
            body: serde_json::to_string(joint)?,
        })
    }
}
