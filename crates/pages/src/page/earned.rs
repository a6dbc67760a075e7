//! Friends and rewards, in words.

use goodword_app::{
    ReferralState, RewardState,
    share_page::{Earned, FriendView},
};
use goodword_domain::{
    fold::{Amounts, Because, rule_of},
    moment::Moment,
    program::{Mark, Program, Trigger},
    reason::Reason,
};

use super::{
    ahead::{Speaker, mark_key},
    thanks::reason_key,
};
use crate::{amount, figures};

/// A friend as the page shows them.
pub(crate) struct FriendRow {
    pub(crate) name: String,
    pub(crate) since: String,
    pub(crate) state: State,
    /// In plain words why something did not count.
    pub(crate) reasons: Vec<String>,
}

/// A reward as the page shows it.
pub(crate) struct RewardRow {
    pub(crate) amount: String,
    pub(crate) state: State,
    /// What for, how the amount came about, until when it lasts.
    pub(crate) words: Vec<String>,
}

/// A state: a word, and a sign besides, since not everybody sees colours.
pub(crate) struct State {
    pub(crate) text: String,
    pub(crate) sign: &'static str,
    pub(crate) class: &'static str,
}

impl Speaker<'_> {
    pub(crate) fn friend(self, view: &FriendView) -> FriendRow {
        let (sign, class) = match view.state {
            ReferralState::Introduced => ("○", "plain"),
            ReferralState::Qualified => ("◐", "plain"),
            ReferralState::Converted => ("●", "good"),
            ReferralState::Refused | ReferralState::Voided => ("–", "bad"),
        };
        let key = format!("friend-{}", view.state.name());
        let not_given = view.not_given.iter().map(|refused| refused.reason);
        let mut reasons: Vec<Reason> = view.reason.into_iter().chain(not_given).collect();
        reasons.dedup();
        let mut reasons: Vec<String> = reasons.into_iter().map(|why| self.reason(why)).collect();
        if view.state == ReferralState::Voided {
            reasons.insert(0, self.texts.get("friend-voided.why"));
        }
        FriendRow {
            name: self.name(view.initial.as_deref()),
            since: self
                .texts
                .with("friend-since", &[("day", &self.day(view.introduced_at))]),
            state: State {
                text: self.texts.get(&key),
                sign,
                class,
            },
            reasons,
        }
    }

    pub(crate) fn reward(self, program: &Program, row: &Earned) -> RewardRow {
        let (key, sign, class) = match row.state {
            RewardState::Available => ("reward-available", "✓", "good"),
            RewardState::Reversed => ("reward-reversed", "–", "bad"),
            RewardState::OverBudget => ("reward-over-budget", "–", "bad"),
        };
        let shown = if row.amounts.is_empty() {
            &row.given
        } else {
            &row.amounts
        };
        let mut words = vec![self.what_for(program, row)];
        words.extend(self.how(program, row));
        match row.state {
            RewardState::Available => words.extend(self.lasts(row)),
            RewardState::Reversed => words.push(self.taken_back(row)),
            RewardState::OverBudget => words.push(self.reason(Reason::OverBudget)),
        }
        RewardRow {
            amount: self.amounts(shown),
            state: State {
                text: self.texts.get(key),
                sign,
                class,
            },
            words,
        }
    }

    fn amounts(self, amounts: &Amounts) -> String {
        let all = amounts.iter();
        let all: Vec<String> = all.map(|(unit, minor)| self.amount(unit, *minor)).collect();
        all.join(&self.texts.get("ahead-and"))
    }

    fn day(self, at: Moment) -> String {
        figures::day(self.texts.language(), at.day(self.zone))
    }

    fn reason(self, reason: Reason) -> String {
        self.texts.get(&format!("{}.advocate", reason_key(reason)))
    }

    fn name(self, initial: Option<&str>) -> String {
        match initial {
            Some(initial) => self.texts.with("friend-name", &[("initial", initial)]),
            None => self.texts.get("friend-nameless"),
        }
    }

    fn what_for(self, program: &Program, row: &Earned) -> String {
        let definition = &program.version(row.explanation.version).definition;
        let trigger = rule_of(definition, &row.explanation).map(|rule| &rule.trigger);
        let whose = if row.side == "friend" {
            "own"
        } else {
            "friend"
        };
        let what = match trigger {
            Some(Trigger::SignedUp) => "signed-up",
            Some(Trigger::Valued) => "valued",
            Some(Trigger::OwnPurchase) => "own-purchase",
            Some(Trigger::Order(_)) | None => "order",
        };
        let mark = match trigger {
            Some(Trigger::Order(marks)) => marks.iter().next_back().copied(),
            _ => None,
        };
        let mark = self.texts.get(mark_key(mark.unwrap_or(Mark::Paid)));
        let friend = self.name(row.initial.as_deref());
        let day = self.day(row.earned_at);
        let places = [("friend", friend.as_str()), ("mark", &mark), ("day", &day)];
        let said = self.texts.with(&format!("earned-{whose}-{what}"), &places);
        if row.side == "recruiter" {
            return self.texts.with("earned-recruited", &[("what", &said)]);
        }
        said
    }

    /// How the amount came about, where there is more to it than that the rule
    /// gives so much.
    fn how(self, program: &Program, row: &Earned) -> Option<String> {
        let definition = &program.version(row.explanation.version).definition;
        let language = self.texts.language();
        let number = |n: u32| figures::number(language, n.into());
        let money = |text: &str| amount::written(self.texts, self.home, self.home, text);
        let with = |key: &str, places: &[(&'static str, &str)]| Some(self.texts.with(key, places));
        match Because::of(definition, &row.explanation)? {
            Because::Fixed => None,
            Because::Capped { left, cap } => {
                let unit = row.given.keys().next()?;
                let write = |text: &str| amount::written(self.texts, self.home, unit, text);
                with(
                    "because-capped",
                    &[("left", &write(&left)), ("cap", &write(&cap))],
                )
            }
            Because::Percent { basis_points, of } => {
                let part = amount::percent(self.texts, basis_points);
                with(
                    "because-percent",
                    &[("percent", &part), ("of", &money(&of))],
                )
            }
            Because::Band { from } => with("because-band", &[("from", &money(&from))]),
            Because::Step { count } => with("because-step", &[("n", &number(count))]),
            Because::Share { n, parts, paid } => {
                let (n, parts) = (number(n), number(parts));
                let paid = money(&paid);
                with(
                    "because-share",
                    &[("n", &n), ("parts", &parts), ("paid", &paid)],
                )
            }
        }
    }

    fn lasts(self, row: &Earned) -> Option<String> {
        let day = self.day(row.expires_at?);
        Some(self.texts.with("earned-until", &[("day", &day)]))
    }

    fn taken_back(self, row: &Earned) -> String {
        match row.lowered_at {
            Some(at) => self
                .texts
                .with("earned-taken-back", &[("day", &self.day(at))]),
            None => self.texts.get("earned-never"),
        }
    }
}
