//! What a decision changes, for those who watch.

use goodword_domain::{fold::Reward, moment::Moment};
use goodword_store::Referral;
use uuid::Uuid;

use super::{Desk, save::is_news};
use crate::{
    Error, ReferralState, RewardState,
    live::{Change, topic},
};

/// Most changes of one decision that are told one by one.
const MOST: usize = 500;

/// What changes in one program.
pub(crate) struct News {
    program: Uuid,
    now: Moment,
    changes: Vec<Change>,
    /// Whether there is more than is told.
    and_more: bool,
}

impl News {
    pub(crate) fn of(program: Uuid, now: Moment) -> Self {
        Self {
            program,
            now,
            changes: Vec::new(),
            and_more: false,
        }
    }

    /// A referral as it becomes; every step that it went is told.
    pub(crate) fn referral(
        &mut self,
        desk: &Desk<'_>,
        row: &Referral,
        stood: Option<ReferralState>,
        now: ReferralState,
    ) {
        if stood == Some(now) {
            return;
        }
        let latest = [row.qualified_at, row.converted_at, row.voided_at];
        let latest = latest.into_iter().flatten().max();
        let latest = latest.map_or(row.introduced_at, |at| at.max(row.introduced_at));
        let is_news = is_news(desk, Moment::from_micros(latest));
        for topic in steps(stood, now) {
            self.tell(
                is_news,
                topic,
                None,
                (Some(&row.advocate), Some(&row.friend)),
            );
        }
    }

    /// A reward as it becomes.
    pub(crate) fn reward(
        &mut self,
        reward: &Reward,
        stood: Option<&Reward>,
        now: RewardState,
        is_news: bool,
    ) {
        let was_given = stood.is_some_and(|stood| !stood.amounts_at(Moment::MAX).is_empty());
        let topic = match now {
            RewardState::OverBudget => return,
            RewardState::Reversed if was_given => topic::REWARD_REVERSED,
            RewardState::Reversed => return,
            RewardState::Available if was_given => topic::REWARD_CHANGED,
            RewardState::Available => topic::REWARD_EARNED,
        };
        let pair = (Some(&reward.advocate), Some(&reward.friend));
        self.tell(is_news, topic, Some(&reward.id), pair);
    }

    fn tell(
        &mut self,
        is_news: bool,
        topic: &str,
        reward: Option<&String>,
        (advocate, friend): (Option<&String>, Option<&String>),
    ) {
        if !is_news || self.changes.len() >= MOST {
            self.and_more = true;
            return;
        }
        self.changes.push(Change {
            topic: topic.to_owned(),
            program: Some(self.program),
            reward: reward.cloned(),
            advocate: advocate.cloned(),
            friend: friend.cloned(),
        });
    }

    /// Writes it down with everything else of the decision. What is old, or too much to
    /// be told one by one, is told as one: the figures are others now.
    pub(crate) async fn write(mut self, desk: &Desk<'_>, is_quiet: bool) -> Result<(), Error> {
        if self.and_more || (self.changes.is_empty() && !is_quiet) {
            self.changes.push(Change::figures(Some(self.program)));
        }
        if self.changes.is_empty() {
            return Ok(());
        }
        let body = serde_json::to_string(&self.changes)?;
        let changes = desk.tx.changes();
        changes
            .append(desk.organization, self.now.micros(), body)
            .await?;
        Ok(())
    }
}

/// What a referral passed on its way from one state to another.
fn steps(stood: Option<ReferralState>, now: ReferralState) -> Vec<&'static str> {
    use ReferralState::{Converted, Introduced, Qualified, Refused, Voided};
    const WAY: [(ReferralState, &str); 3] = [
        (Introduced, topic::REFERRAL_INTRODUCED),
        (Qualified, topic::REFERRAL_QUALIFIED),
        (Converted, topic::REFERRAL_CONVERTED),
    ];
    let passed = |last: ReferralState| {
        let way = WAY
            .iter()
            .filter(move |(state, _)| *state <= last && stood.is_none_or(|stood| *state > stood));
        way.map(|(_, topic)| *topic).collect::<Vec<_>>()
    };
    match (stood, now) {
        (_, Refused) => vec![topic::REFERRAL_REFUSED],
        (None, Voided) => vec![topic::REFERRAL_INTRODUCED, topic::REFERRAL_VOIDED],
        (Some(_), Voided) => vec![topic::REFERRAL_VOIDED],
        (Some(stood), now) if stood > now => {
            // It went back: what it is now is told.
            let step = WAY.iter().find(|(state, _)| *state == now);
            step.map(|(_, topic)| *topic).into_iter().collect()
        }
        (_, now) => passed(now),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReferralState as State, steps, topic};

    #[test]
    fn every_step_is_told_once() {
        let way = [
            topic::REFERRAL_INTRODUCED,
            topic::REFERRAL_QUALIFIED,
            topic::REFERRAL_CONVERTED,
        ];
        assert_eq!(steps(None, State::Converted), way);
        assert_eq!(steps(None, State::Introduced), way[..1]);
        assert_eq!(steps(Some(State::Introduced), State::Converted), way[1..]);
        assert_eq!(steps(Some(State::Qualified), State::Converted), way[2..]);
        assert_eq!(steps(Some(State::Converted), State::Qualified), way[1..2]);
        assert_eq!(steps(Some(State::Voided), State::Converted), way[2..]);
        assert_eq!(steps(None, State::Refused), [topic::REFERRAL_REFUSED]);
        let voided = steps(Some(State::Converted), State::Voided);
        assert_eq!(voided, [topic::REFERRAL_VOIDED]);
    }
}
