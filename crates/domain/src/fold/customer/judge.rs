//! What the friend did, held against the program's rules.

use std::collections::BTreeSet;

use super::{
    Folder, Pair,
    settle::{JointKey, Judgement},
};
use crate::{
    event::Stamp,
    fold::{Joint, Person, Refusal},
    moment::Moment,
    program::{Conditions, Definition, Gives, Mark, Payee, Rule, Trigger},
    reason::Reason,
};

/// Something that the friend did and that a rule may pay for.
pub(super) struct Deed {
    /// The event with which it counted: orders it, and dates its deadlines.
    pub(super) counted: Stamp,
    /// The event that a refusal of it names.
    pub(super) named: Stamp,
    /// What earns: last part of the reward's id.
    pub(super) object: String,
    /// Which of its kind, from 1; none where it is past every number that a rule
    /// asks for.
    pub(super) nth: Option<u32>,
    /// The order's amount less refunds, or the value of the holdings.
    pub(super) amount: i64,
    /// The order's currency.
    pub(super) currency: Option<String>,
    /// The instrument that took something off: kind and id.
    pub(super) instrument: Option<(String, String)>,
}

enum Verdict {
    Pay,
    Nothing,
    Refuse(Reason),
}

impl Folder<'_> {
    /// What an object, the friend or an order, comes to under all rules.
    pub(super) fn judge(&self, object: &str) -> Judgement {
        let mut judgement = Judgement::default();
        let Some(pair) = self.standing_pair().filter(|pair| pair.fraud_at.is_none()) else {
            return judgement;
        };
        for (index, rule) in self.definition_of(pair).rules.iter().enumerate() {
            let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
            if let Some(deed) = self.deed(&rule.trigger, pair, object) {
                self.weigh(&mut judgement, pair, (number, rule), &deed);
            }
        }
        judgement
    }

    /// The definition that a pair follows to its end.
    pub(super) fn definition_of(&self, pair: &Pair) -> &Definition {
        &self.input.program.version(pair.version).definition
    }

    /// The deed of an object that sets off a trigger, if it has done it.
    fn deed(&self, trigger: &Trigger, pair: &Pair, object: &str) -> Option<Deed> {
        if let Trigger::Order(marks) = trigger {
            return self.order_deed(marks, object);
        }
        if object != self.input.customer {
            return None;
        }
        let (stamp, amount) = match trigger {
            Trigger::SignedUp => (pair.signed_up.as_ref()?, 0),
            Trigger::Valued => {
                let valued = self.traces.first_valued.as_ref();
                let (stamp, value) = valued.filter(|(at, _)| at.time >= pair.introduced.time)?;
                (stamp, *value)
            }
            Trigger::Order(_) | Trigger::OwnPurchase => return None,
        };
        Some(Deed {
            counted: stamp.clone(),
            named: stamp.clone(),
            object: object.to_owned(),
            nth: Some(1),
            amount,
            currency: None,
            instrument: None,
        })
    }

    fn order_deed(&self, marks: &BTreeSet<Mark>, object: &str) -> Option<Deed> {
        let index = self.orders.by_id(object)?;
        let order = self.orders.get(index);
        let marks = marks.iter().copied().collect();
        Some(Deed {
            counted: order.counted(marks)?.clone(),
            named: order.stamp.clone(),
            object: object.to_owned(),
            nth: self.orders.nth(marks, index),
            amount: order.amount_left(),
            currency: Some(order.placed.currency.clone()),
            instrument: order.instrument.clone(),
        })
    }

    fn weigh(
        &self,
        judgement: &mut Judgement,
        pair: &Pair,
        (number, rule): (u32, &Rule),
        deed: &Deed,
    ) {
        match self.verdict(pair, rule, deed) {
            Verdict::Nothing => {}
            Verdict::Refuse(reason) => {
                let friend = self.input.customer.to_owned();
                let refusal = Refusal {
                    event: deed.named.clone(),
                    friend,
                    reason,
                };
                let counts_once = matches!(rule.gives, Gives::Steps(_));
                let key = (number, self.joint_key(rule, deed));
                let place = counts_once.then(|| (key, deed.counted.clone()));
                judgement.refusals.push((place, refusal));
            }
            Verdict::Pay if rule.gives.is_joint() => {
                judgement.converts |= self.converts_jointly(pair, rule, deed);
                judgement.joint.push(self.joint(pair, number, rule, deed));
            }
            Verdict::Pay => {
                judgement.converts |= rule.payee == Payee::Advocate;
                judgement.owe(self.owed(pair, (number, rule), deed));
            }
        }
    }

    fn verdict(&self, pair: &Pair, rule: &Rule, deed: &Deed) -> Verdict {
        let conditions = &rule.conditions;
        let at = deed.counted.time;
        if !is_meant(conditions, deed)
            || (rule.payee == Payee::Recruiter && self.recruiter(pair, rule, at).is_none())
        {
            return Verdict::Nothing;
        }
        let advocate = self.person(&pair.advocate, at);
        if conditions
            .payee_kind
            .is_some_and(|kind| advocate.kind != kind)
        {
            return Verdict::Refuse(Reason::RoleNotEligible);
        }
        let definition = self.definition_of(pair);
        let home = definition.currency.as_str();
        if deed
            .currency
            .as_deref()
            .is_some_and(|currency| currency != home)
        {
            return Verdict::Refuse(Reason::WrongCurrency);
        }
        let end = |days| pair.introduced.time.plus_days(days, &definition.zone);
        if conditions.within_days.is_some_and(|days| at > end(days)) {
            return Verdict::Refuse(Reason::Expired);
        }
        if conditions.least.is_some_and(|least| deed.amount < least) {
            return Verdict::Nothing;
        }
        Verdict::Pay
    }

    pub(super) fn person(&self, customer: &str, at: Moment) -> Person {
        let timeline = self.neighbours.person(customer);
        timeline
            .and_then(|timeline| timeline.at(at))
            .cloned()
            .unwrap_or_default()
    }

    /// Who recruited the advocate, where a rule pays that person: both must be
    /// of the kind that the rule names (practice P07).
    pub(super) fn recruiter(&self, pair: &Pair, rule: &Rule, at: Moment) -> Option<String> {
        let advocate = self.person(&pair.advocate, at);
        let recruiter = advocate
            .recruited_by
            .filter(|name| *name != pair.advocate)?;
        let fits = |kind| self.person(&recruiter, at).kind == kind && advocate.kind == kind;
        rule.conditions
            .payee_kind
            .is_none_or(fits)
            .then_some(recruiter)
    }

    /// A card that comes too late gives its discount, but the program pays the
    /// advocate nothing for it (practice P09). It is in time for any purchase that
    /// stood when the deed counted, or took its place later; that this fell away as
    /// well leaves nothing to pay, but the friend did come in time.
    fn converts_jointly(&self, pair: &Pair, rule: &Rule, deed: &Deed) -> bool {
        let Gives::PurchaseShare { within_days, .. } = rule.gives else {
            return true;
        };
        let at = deed.counted.time;
        let zone = &self.definition_of(pair).zone;
        let purchases = self.neighbours.purchases(&pair.advocate);
        let earlier = purchases.partition_point(|purchase| purchase.at <= at);
        let since = &purchases[earlier.saturating_sub(1)..];
        let mut since = since.iter().filter_map(|purchase| purchase.order.as_ref());
        since.any(|purchase| at <= purchase.counted_at.plus_days(within_days, zone))
    }

    /// A step counts friends, whatever each of them bought.
    fn joint_key(&self, rule: &Rule, deed: &Deed) -> String {
        match rule.gives {
            Gives::Steps(_) => self.input.customer.to_owned(),
            _ => deed.object.clone(),
        }
    }

    fn joint(&self, pair: &Pair, number: u32, rule: &Rule, deed: &Deed) -> (JointKey, Joint) {
        let key = self.joint_key(rule, deed);
        let joint = Joint {
            advocate: pair.advocate.clone(),
            friend: self.input.customer.to_owned(),
            rule: number,
            version: pair.version,
            key: key.clone(),
            counted: deed.counted.clone(),
            named: deed.named.clone(),
            instrument: deed
                .instrument
                .as_ref()
                .map(|(_, instrument)| instrument.clone()),
            from: Moment::MIN,
            to: None,
        };
        ((number, key), joint)
    }
}

/// Whether a rule is about such a deed at all: what it is not about, nobody could
/// have expected.
fn is_meant(conditions: &Conditions, deed: &Deed) -> bool {
    let came_with = deed.instrument.as_ref().map(|(kind, _)| kind);
    let numbered = |(from, to)| deed.nth.is_some_and(|nth| from <= nth && nth <= to);
    conditions
        .with
        .as_ref()
        .is_none_or(|kind| came_with == Some(kind))
        && conditions.nth.is_none_or(numbered)
}
