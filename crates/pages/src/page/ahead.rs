//! What lies before an advocate, in words.

use goodword_domain::{
    event::PERSON_KINDS,
    fold::{Outlook, OutlookState, StepAhead},
    moment::Zone,
    program::{Discount, Gives, Grant, Mark, Payee, Rule, Trigger},
    unit::Unit,
};

use crate::{
    amount::{amount, percent},
    figures,
    texts::Texts,
};

/// What one rule holds for the advocate, as it is shown.
pub(crate) struct Ahead {
    /// For what.
    pub(crate) title: String,
    /// What it gives, where that is one thing.
    pub(crate) gives: Option<String>,
    /// How far it has come: this many, of so many, and the same in words.
    pub(crate) bar: Option<Bar>,
    /// Several things that it gives, one after the other.
    pub(crate) steps: Vec<Step>,
    /// What comes next, and what else there is to know.
    pub(crate) notes: Vec<String>,
}

/// How far something has come.
pub(crate) struct Bar {
    pub(crate) value: i64,
    pub(crate) most: i64,
    pub(crate) label: String,
}

/// One of several things.
pub(crate) struct Step {
    pub(crate) text: String,
    pub(crate) is_reached: bool,
}

/// In which words it is said.
#[derive(Clone, Copy)]
pub(crate) struct Speaker<'a> {
    pub(crate) texts: Texts,
    /// The program's currency.
    pub(crate) home: &'a Unit,
    /// The zone of its days.
    pub(crate) zone: &'a Zone,
}

impl Speaker<'_> {
    pub(crate) fn ahead(self, outlook: &Outlook<'_>) -> Ahead {
        let rule = outlook.rule;
        let mut ahead = Ahead {
            title: self.title(rule),
            gives: self.gives(rule),
            bar: None,
            steps: Vec::new(),
            notes: self.conditions(rule),
        };
        match &outlook.state {
            OutlookState::Open => ahead.steps = self.bands(rule),
            OutlookState::OtherKind => {
                ahead.notes = vec![
                    self.texts
                        .with("ahead-other-kind", &[("kind", &self.kind(rule))]),
                ];
            }
            OutlookState::Capped { .. } => self.capped(&mut ahead, outlook),
            OutlookState::Steps { count, steps } => self.steps(&mut ahead, *count, steps),
            OutlookState::PurchaseFirst => {
                ahead.notes.push(self.texts.get("ahead-purchase-first"));
            }
            OutlookState::Shares { .. } => self.shares(&mut ahead, &outlook.state),
            OutlookState::OwnPurchase { is_made } => {
                let key = match is_made {
                    true => "ahead-purchase-made",
                    false => "ahead-purchase-missing",
                };
                ahead.notes.push(self.texts.get(key));
            }
        }
        ahead
    }

    pub(crate) fn amount(self, unit: &Unit, minor: i64) -> String {
        amount(self.texts, self.home, unit, minor)
    }

    fn grant(self, grant: &Grant) -> String {
        self.amount(&grant.unit, grant.amount)
    }

    fn number(self, n: impl Into<i64>) -> String {
        let n = u64::try_from(n.into()).unwrap_or_default();
        figures::number(self.texts.language(), n)
    }

    fn title(self, rule: &Rule) -> String {
        let texts = self.texts;
        let said = match &rule.trigger {
            Trigger::SignedUp => texts.get("ahead-signed-up"),
            Trigger::Valued => texts.get("ahead-valued"),
            Trigger::OwnPurchase => texts.get("ahead-own-purchase"),
            Trigger::Order(_) if rule.conditions.with.is_some() => texts.get("ahead-with-card"),
            Trigger::Order(marks) => {
                let last = marks.iter().next_back().copied();
                let mark = texts.get(mark_key(last.unwrap_or(Mark::Paid)));
                match rule.conditions.nth {
                    None if matches!(rule.gives, Gives::Steps(_)) => {
                        texts.with("ahead-friends", &[("mark", &mark)])
                    }
                    None => texts.with("ahead-every", &[("mark", &mark)]),
                    Some((1, 1)) => texts.with("ahead-first", &[("mark", &mark)]),
                    Some((from, to)) => {
                        let (from, to) = (self.number(from), self.number(to));
                        let places = [("mark", mark.as_str()), ("from", &from), ("to", &to)];
                        texts.with("ahead-nth", &places)
                    }
                }
            }
        };
        match rule.payee {
            Payee::Recruiter => texts.with("ahead-recruited", &[("what", &said)]),
            Payee::Advocate | Payee::Friend => said,
        }
    }

    fn gives(self, rule: &Rule) -> Option<String> {
        let texts = self.texts;
        match &rule.gives {
            Gives::Fixed { grant, .. } => Some(self.grant(grant)),
            Gives::Percent { basis_points } => {
                let part = percent(texts, *basis_points);
                Some(texts.with("ahead-percent", &[("percent", &part)]))
            }
            Gives::Instruments {
                kind,
                count,
                discount,
                ..
            } => {
                let key = format!("ahead-instrument-{kind}");
                let n = self.number(*count);
                let what = texts
                    .find(&key, &[("n", &n)])
                    .unwrap_or_else(|| texts.with("ahead-instrument", &[("n", &n)]));
                let off = match discount {
                    Discount::PercentOfFirstOrder(points) => {
                        texts.with("ahead-off-first", &[("off", &percent(texts, *points))])
                    }
                    Discount::Amount(off) => {
                        texts.with("ahead-off", &[("off", &self.amount(self.home, *off))])
                    }
                };
                Some(texts.with("ahead-instruments", &[("what", &what), ("off", &off)]))
            }
            Gives::PurchaseShare { parts, .. } => {
                Some(texts.with("ahead-share", &[("parts", &self.number(*parts))]))
            }
            Gives::Bands(_) | Gives::Steps(_) => None,
        }
    }

    /// What is to be met, and until when what is given lasts.
    fn conditions(self, rule: &Rule) -> Vec<String> {
        let (texts, conditions) = (self.texts, &rule.conditions);
        let days = |key: &str, days: u32| texts.with(key, &[("days", &self.number(days))]);
        let least = conditions.least.map(|least| {
            let least = self.amount(self.home, least);
            texts.with("ahead-least", &[("amount", &least)])
        });
        let within = conditions.within_days.map(|n| days("ahead-within", n));
        let lasts = match &rule.gives {
            Gives::Fixed {
                expires_days: Some(n),
                ..
            } => Some(days("ahead-lasts", *n)),
            _ => None,
        };
        [least, within, lasts].into_iter().flatten().collect()
    }

    fn kind(self, rule: &Rule) -> String {
        let kind = rule.conditions.payee_kind;
        let name = PERSON_KINDS.iter().find(|(_, known)| Some(*known) == kind);
        let key = name.map_or("kind-customer".to_owned(), |(name, _)| {
            format!("kind-{name}")
        });
        self.texts.get(&key)
    }

    fn bands(self, rule: &Rule) -> Vec<Step> {
        let Gives::Bands(bands) = &rule.gives else {
            return Vec::new();
        };
        let step = |band: &goodword_domain::program::Band| {
            let gift = self.grant(&band.grant);
            let text = match band.from {
                0 => self.texts.with("ahead-band-any", &[("gift", &gift)]),
                from => {
                    let from = self.amount(self.home, from);
                    let places = [("from", from.as_str()), ("gift", &gift)];
                    self.texts.with("ahead-band", &places)
                }
            };
            Step {
                text,
                is_reached: false,
            }
        };
        bands.iter().map(step).collect()
    }

    fn capped(self, ahead: &mut Ahead, outlook: &Outlook<'_>) {
        let OutlookState::Capped { granted, cap, next } = outlook.state else {
            return;
        };
        let Gives::Fixed { grant, .. } = &outlook.rule.gives else {
            return;
        };
        let write = |minor| self.amount(&grant.unit, minor);
        let (so_far, most) = (write(granted), write(cap));
        let places = [("granted", so_far.as_str()), ("cap", &most)];
        ahead.bar = Some(Bar {
            value: granted,
            most: cap,
            label: self.texts.with("ahead-capped", &places),
        });
        if next == 0 {
            ahead.notes.push(self.texts.get("ahead-full"));
        } else if next < grant.amount {
            let last = [("next", write(next))];
            let places = last.each_ref().map(|(name, text)| (*name, text.as_str()));
            ahead.notes.push(self.texts.with("ahead-last", &places));
        }
    }

    fn steps(self, ahead: &mut Ahead, count: u32, steps: &[StepAhead]) {
        let texts = self.texts;
        let gift = |step: &StepAhead| {
            let grants: Vec<String> = step.grants.iter().map(|grant| self.grant(grant)).collect();
            grants.join(&texts.get("ahead-and"))
        };
        let row = |step: &StepAhead| {
            let (n, gift) = (self.number(step.count), gift(step));
            Step {
                text: texts.with("ahead-step", &[("n", &n), ("gift", &gift)]),
                is_reached: step.is_reached,
            }
        };
        ahead.steps = steps.iter().map(row).collect();
        let most = steps.last().map_or(0, |step| step.count);
        let places = [("n", self.number(count)), ("most", self.number(most))];
        let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        ahead.bar = Some(Bar {
            value: count.into(),
            most: most.into(),
            label: texts.with("ahead-count", &places),
        });
        ahead
            .notes
            .push(match steps.iter().find(|step| !step.is_reached) {
                Some(step) => {
                    let missing = step.count.saturating_sub(count);
                    let n = self.number(missing);
                    let key = if missing == 1 {
                        "ahead-one-more"
                    } else {
                        "ahead-more"
                    };
                    texts.with(key, &[("n", &n), ("gift", &gift(step))])
                }
                None => texts.get("ahead-all-steps"),
            });
    }

    fn shares(self, ahead: &mut Ahead, state: &OutlookState) {
        let OutlookState::Shares {
            done,
            parts,
            next,
            until,
            is_over,
            ..
        } = state
        else {
            return;
        };
        let texts = self.texts;
        let places = [("n", self.number(*done)), ("parts", self.number(*parts))];
        let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        ahead.bar = Some(Bar {
            value: (*done).into(),
            most: (*parts).into(),
            label: texts.with("ahead-shares", &places),
        });
        let day = figures::day(texts.language(), until.day(self.zone));
        ahead.notes.push(if done == parts {
            texts.get("ahead-all-shares")
        } else if *is_over {
            texts.with("ahead-over", &[("day", &day)])
        } else {
            let next = self.amount(self.home, *next);
            texts.with("ahead-next-share", &[("next", &next), ("day", &day)])
        });
    }
}

pub(crate) fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Placed => "mark-placed",
        Mark::Paid => "mark-paid",
        Mark::Invoiced => "mark-invoiced",
        Mark::Delivered => "mark-delivered",
        Mark::Filed => "mark-filed",
    }
}
