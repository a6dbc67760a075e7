//! What stands at a moment, held against the program's rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{Folder, Judged, Pair};
use crate::{
    event::Stamp,
    fold::{Amounts, Explanation, Joint, Owed, Person, Refusal},
    moment::Moment,
    program::{Definition, Gives, Mark, Payee, Rule, Trigger},
    reason::Reason,
    unit::{Unit, share_half_away, write_amount},
};

/// Something that the friend did and that a rule may pay for.
struct Deed {
    /// The event with which it counted: orders it, and dates its deadlines.
    counted: Stamp,
    /// The event that a refusal of it names.
    named: Stamp,
    /// What earns: last part of the reward's id.
    object: String,
    /// Which of its kind, from 1.
    nth: u32,
    /// The order's amount less refunds, or the value of the holdings.
    amount: i64,
    /// The order's currency.
    currency: Option<String>,
    /// The instrument that took something off: kind and id.
    instrument: Option<(String, String)>,
}

enum Verdict {
    Pay,
    Nothing,
    Refuse(Reason),
}

impl Folder<'_> {
    pub(super) fn judge(&self) -> Judged {
        let mut judged = Judged::default();
        let gone = |order: Option<usize>| order.is_some_and(|o| self.orders[o].gone.is_some());
        let uses = self.refused_uses.iter().filter(|(_, order)| !gone(*order));
        judged.refusals.extend(uses.map(|(refusal, _)| refusal.clone()));
        let Some(pair) = self.standing.map(|index| &self.out.pairs[index]) else { return judged };
        if pair.fraud_at.is_some() {
            return judged;
        }
        let definition = &self.input.program.version(pair.version).definition;
        for (index, rule) in definition.rules.iter().enumerate() {
            let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
            for deed in self.deeds(&rule.trigger, pair) {
                self.weigh(&mut judged, pair, (number, rule), &deed);
            }
        }
        judged
    }

    /// What the friend did, in the order in which it counted.
    fn deeds(&self, trigger: &Trigger, pair: &Pair) -> Vec<Deed> {
        let once = |stamp: &Stamp, amount| Deed {
            counted: stamp.clone(),
            named: stamp.clone(),
            object: self.input.customer.to_owned(),
            nth: 1,
            amount,
            currency: None,
            instrument: None,
        };
        match trigger {
            Trigger::SignedUp => pair.signed_up.iter().map(|stamp| once(stamp, 0)).collect(),
            Trigger::Valued => {
                let since = |stamp: &Stamp| stamp.time >= pair.introduced.time;
                let valued = self.first_valued.iter().filter(|(stamp, _)| since(stamp));
                valued.map(|(stamp, value)| once(stamp, *value)).collect()
            }
            Trigger::Order(marks) => self.orders_counted(marks),
            Trigger::OwnPurchase => Vec::new(),
        }
    }

    fn orders_counted(&self, marks: &BTreeSet<Mark>) -> Vec<Deed> {
        let counted = self.orders.iter().filter_map(|order| Some((order.counted(marks)?, order)));
        let mut counted: Vec<_> = counted.collect();
        counted.sort_by(|a, b| (a.0, &a.1.stamp).cmp(&(b.0, &b.1.stamp)));
        let numbered = (1..).zip(counted);
        numbered
            .map(|(nth, (stamp, order))| Deed {
                counted: stamp.clone(),
                named: order.stamp.clone(),
                object: order.placed.order.clone(),
                nth,
                amount: order.amount_left(),
                currency: Some(order.placed.currency.clone()),
                instrument: order.instrument.clone(),
            })
            .collect()
    }

    fn weigh(&self, judged: &mut Judged, pair: &Pair, (number, rule): (u32, &Rule), deed: &Deed) {
        match self.verdict(pair, rule, deed) {
            Verdict::Nothing => {}
            Verdict::Refuse(reason) => {
                let friend = self.input.customer.to_owned();
                judged.refusals.insert(Refusal { event: deed.named.clone(), friend, reason });
            }
            Verdict::Pay if rule.gives.is_joint() => {
                judged.converted |= self.converts_jointly(pair, rule, deed);
                let joint = self.joint(pair, number, rule, deed);
                judged.joint.entry((number, joint.key.clone())).or_insert(joint);
            }
            Verdict::Pay => {
                judged.converted |= rule.payee == Payee::Advocate;
                if let Some(owed) = self.owed(pair, (number, rule), deed) {
                    let definition = &self.input.program.version(pair.version).definition;
                    let id: [&str; 4] =
                        [&definition.name, owed.side, &owed.beneficiary, &deed.object];
                    judged.owe(id.join("/"), owed);
                }
            }
        }
    }

    fn verdict(&self, pair: &Pair, rule: &Rule, deed: &Deed) -> Verdict {
        let conditions = &rule.conditions;
        let at = deed.counted.time;
        if let Some(kind) = &conditions.with
            && deed.instrument.as_ref().is_none_or(|(with, _)| with != kind)
        {
            return Verdict::Nothing;
        }
        if conditions.nth.is_some_and(|(from, to)| deed.nth < from || to < deed.nth) {
            return Verdict::Nothing;
        }
        if rule.payee == Payee::Recruiter && self.recruiter(pair, rule, at).is_none() {
            return Verdict::Nothing;
        }
        let advocate = self.person(&pair.advocate, at);
        if conditions.payee_kind.is_some_and(|kind| advocate.kind != kind) {
            return Verdict::Refuse(Reason::RoleNotEligible);
        }
        let definition = &self.input.program.version(pair.version).definition;
        let home = definition.currency.as_str();
        if deed.currency.as_deref().is_some_and(|currency| currency != home) {
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

    fn person(&self, customer: &str, at: Moment) -> Person {
        let timeline = self.neighbours.person(customer);
        timeline.and_then(|timeline| timeline.at(at)).cloned().unwrap_or_default()
    }

    /// Who recruited the advocate, where a rule pays that person: both must be
    /// of the kind that the rule names (practice P07).
    fn recruiter(&self, pair: &Pair, rule: &Rule, at: Moment) -> Option<String> {
        let advocate = self.person(&pair.advocate, at);
        let recruiter = advocate.recruited_by.filter(|name| *name != pair.advocate)?;
        let fits = |kind| self.person(&recruiter, at).kind == kind && advocate.kind == kind;
        rule.conditions.payee_kind.is_none_or(fits).then_some(recruiter)
    }

    /// A card that comes too late gives its discount, but the program pays the
    /// advocate nothing for it (practice P09).
    fn converts_jointly(&self, pair: &Pair, rule: &Rule, deed: &Deed) -> bool {
        let Gives::PurchaseShare { within_days, .. } = rule.gives else { return true };
        let definition = &self.input.program.version(pair.version).definition;
        let purchase = self.purchase_of(&pair.advocate, deed.counted.time);
        purchase.is_some_and(|purchase| {
            deed.counted.time <= purchase.counted_at.plus_days(within_days, &definition.zone)
        })
    }

    fn joint(&self, pair: &Pair, number: u32, rule: &Rule, deed: &Deed) -> Joint {
        let friend = self.input.customer.to_owned();
        // A step counts friends, whatever each of them bought.
        let key = match rule.gives {
            Gives::Steps(_) => friend.clone(),
            _ => deed.object.clone(),
        };
        Joint {
            advocate: pair.advocate.clone(),
            friend,
            rule: number,
            version: pair.version,
            key,
            counted: deed.counted.clone(),
            named: deed.named.clone(),
            instrument: deed.instrument.as_ref().map(|(_, instrument)| instrument.clone()),
            from: Moment::MIN,
            to: None,
        }
    }

    fn owed(&self, pair: &Pair, (number, rule): (u32, &Rule), deed: &Deed) -> Option<Owed> {
        let definition = &self.input.program.version(pair.version).definition;
        let (unit, amount, arithmetic) = amount(definition, rule, deed)?;
        let expires_at = match rule.gives {
            Gives::Fixed { expires_days: Some(days), .. } => {
                Some(deed.counted.time.plus_days(days, &definition.zone))
            }
            _ => None,
        };
        let beneficiary = match rule.payee {
            Payee::Advocate => pair.advocate.clone(),
            Payee::Friend => self.input.customer.to_owned(),
            Payee::Recruiter => self.recruiter(pair, rule, deed.counted.time)?,
        };
        Some(Owed {
            side: rule.payee.name(),
            beneficiary,
            advocate: pair.advocate.clone(),
            friend: self.input.customer.to_owned(),
            earned_by: deed.counted.clone(),
            expires_at,
            amounts: Amounts::from([(unit, amount)]),
            explanation: Explanation {
                version: pair.version,
                rule: number,
                trigger: trigger_name(&rule.trigger),
                inputs: inputs(definition, rule, deed),
                arithmetic,
            },
        })
    }
}

/// What a rule gives for one deed alone: unit, minor units, and the arithmetic
/// in words. None where it gives no balance, or nothing.
fn amount(definition: &Definition, rule: &Rule, deed: &Deed) -> Option<(Unit, i64, String)> {
    let home = &definition.currency;
    let money = |amount| write_amount(amount, home.decimals(home));
    let found = match &rule.gives {
        Gives::Fixed { grant, .. } => {
            let amount = write_amount(grant.amount, grant.unit.decimals(home));
            (grant.unit.clone(), grant.amount, amount)
        }
        Gives::Percent { basis_points } => {
            let share = share_half_away(deed.amount, i64::from(*basis_points), 10_000)?;
            let percent = write_amount(i64::from(*basis_points), 2);
            let sum = format!("{percent} % of {} = {}", money(deed.amount), money(share));
            (home.clone(), share, sum)
        }
        Gives::Bands(bands) => {
            let band = bands.iter().rev().find(|band| band.from <= deed.amount)?;
            let amount = write_amount(band.grant.amount, band.grant.unit.decimals(home));
            let from = money(band.from);
            (band.grant.unit.clone(), band.grant.amount, format!("from {from}: {amount}"))
        }
        Gives::Steps(_) | Gives::Instruments { .. } | Gives::PurchaseShare { .. } => return None,
    };
    (found.1 != 0).then_some(found)
}

fn inputs(definition: &Definition, rule: &Rule, deed: &Deed) -> BTreeMap<String, String> {
    let home = &definition.currency;
    let money = |amount| write_amount(amount, home.decimals(home));
    let mut inputs = BTreeMap::new();
    let mut add = |name: &str, value: String| inputs.insert(name.to_owned(), value);
    match rule.trigger {
        Trigger::Order(_) => {
            add("order", deed.object.clone());
            add("amount", money(deed.amount));
            add("nth", deed.nth.to_string());
        }
        Trigger::Valued => {
            add("value", money(deed.amount));
        }
        Trigger::SignedUp | Trigger::OwnPurchase => {}
    }
    if let Some(least) = rule.conditions.least {
        add("least", money(least));
    }
    if let Some(days) = rule.conditions.within_days {
        add("within_days", days.to_string());
    }
    inputs
}

/// A trigger's name in definitions and explanations.
pub(in crate::fold) fn trigger_name(trigger: &Trigger) -> String {
    match trigger {
        Trigger::SignedUp => "signed_up".to_owned(),
        Trigger::Valued => "valued".to_owned(),
        Trigger::OwnPurchase => "own_purchase".to_owned(),
        Trigger::Order(marks) => {
            let name = |mark: &Mark| Mark::NAMES.iter().find(|(_, m)| m == mark).map(|(n, _)| *n);
            marks.iter().filter_map(name).collect::<Vec<_>>().join("+")
        }
    }
}
