//! What a rule owes for one deed alone, and why.

use super::{Folder, Pair, judge::Deed, settle::Judgement};
use crate::{
    fold::{Amounts, Explanation, Owed, add_amounts},
    program::{Definition, Gives, Mark, Payee, Rule, Trigger},
    short_map::ShortMap,
    unit::{Unit, share_half_away, write_amount},
};

impl Judgement {
    /// Adds what a rule owes; two rules that pay the same person for the same
    /// thing pay one reward.
    pub(super) fn owe(&mut self, owed: Option<(String, Owed)>) {
        let Some((id, owed)) = owed else { return };
        let Some(standing) = self.owed.get_mut(&id) else {
            self.owed.insert(id, owed);
            return;
        };
        add_amounts(&mut standing.amounts, &owed.amounts);
    }
}

impl Folder<'_> {
    /// What a rule owes for a deed, with the reward's id; none where it gives no
    /// balance, or nothing.
    pub(super) fn owed(
        &self,
        pair: &Pair,
        (number, rule): (u32, &Rule),
        deed: &Deed,
    ) -> Option<(String, Owed)> {
        let definition = self.definition_of(pair);
        let (unit, amount, arithmetic) = amount(definition, rule, deed)?;
        let expires_at = match rule.gives {
            Gives::Fixed {
                expires_days: Some(days),
                ..
            } => Some(deed.counted.time.plus_days(days, &definition.zone)),
            _ => None,
        };
        let beneficiary = match rule.payee {
            Payee::Advocate => pair.advocate.clone(),
            Payee::Friend => self.input.customer.to_owned(),
            Payee::Recruiter => self.recruiter(pair, rule, deed.counted.time)?,
        };
        let id: [&str; 4] = [
            &definition.name,
            rule.payee.name(),
            &beneficiary,
            &deed.object,
        ];
        let id = id.join("/");
        let owed = Owed {
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
        };
        Some((id, owed))
    }
}

/// What a rule gives for one deed alone: unit, minor units, and the arithmetic
/// in words.
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
            (
                band.grant.unit.clone(),
                band.grant.amount,
                format!("from {from}: {amount}"),
            )
        }
        Gives::Steps(_) | Gives::Instruments { .. } | Gives::PurchaseShare { .. } => return None,
    };
    (found.1 != 0).then_some(found)
}

/// The figures that a rule read of a deed.
fn inputs(definition: &Definition, rule: &Rule, deed: &Deed) -> ShortMap<String, String> {
    let home = &definition.currency;
    let money = |amount| write_amount(amount, home.decimals(home));
    let mut inputs = ShortMap::new();
    let mut add = |name: &str, value: String| inputs.insert(name.to_owned(), value);
    match rule.trigger {
        Trigger::Order(_) => {
            add("order", deed.object.clone());
            add("amount", money(deed.amount));
        }
        Trigger::Valued => {
            add("value", money(deed.amount));
        }
        Trigger::SignedUp | Trigger::OwnPurchase => {}
    }
    let conditions = &rule.conditions;
    if let Some(nth) = deed.nth.filter(|_| conditions.nth.is_some()) {
        add("nth", nth.to_string());
    }
    if let Some(least) = conditions.least {
        add("least", money(least));
    }
    if let Some(days) = conditions.within_days {
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
