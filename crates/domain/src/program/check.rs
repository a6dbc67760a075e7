//! What no single field shows: whether the rules of a definition fit together.

use super::definition::{Definition, Gives, Payee, Rule, Trigger};
use crate::form::Form;

/// Why a third paid level is refused, whatever the file says (practice P07).
pub(super) const TOO_MANY_LEVELS: &str = "more than two paid levels: paying the recruiter of a \
     recruiter is multi-level selling, which is unlawful in many places; Goodword pays the \
     advocate and the one who recruited the advocate, and nobody above";

pub(super) fn check(definition: &Definition, form: &mut Form<'_, '_>) {
    for (index, rule) in definition.rules.iter().enumerate() {
        if let Some(reason) = misfit(definition, rule) {
            form.fault(&format!("rule[{index}]"), reason);
        }
    }
    let pays = |payee| definition.rules_for(payee).next().is_some();
    if !definition.rules.is_empty() && pays(Payee::Recruiter) && !pays(Payee::Advocate) {
        form.fault("rule", "pays a recruiter, but not the advocate");
    }
}

/// Why a rule cannot be, if it cannot.
fn misfit(definition: &Definition, rule: &Rule) -> Option<&'static str> {
    let on_order = matches!(rule.trigger, Trigger::Order(_));
    let conditions = &rule.conditions;
    match &rule.gives {
        Gives::Percent { .. } if !on_order => return Some("a percentage needs an order"),
        Gives::Bands(_) if rule.trigger != Trigger::Valued => {
            return Some("bands need on = \"valued\"");
        }
        Gives::Instruments {
            introduces: true, ..
        } if rule.trigger != Trigger::OwnPurchase => {
            return Some("instruments that introduce are given for the payee's own_purchase");
        }
        Gives::Instruments { .. }
            if !matches!(rule.trigger, Trigger::OwnPurchase | Trigger::SignedUp) =>
        {
            return Some("instruments are given on own_purchase or signed_up");
        }
        Gives::PurchaseShare { .. } if !definition.introduces_by_instrument() => {
            return Some("a share of the own purchase needs a rule that gives instruments for it");
        }
        Gives::PurchaseShare { .. } | Gives::Steps(_) if rule.trigger == Trigger::OwnPurchase => {
            return Some("counts friends, so it must be set off by what a friend does");
        }
        _ => {}
    }
    if rule.gives.is_joint() && rule.payee != Payee::Advocate {
        return Some("caps, steps and shares of the own purchase are for the advocate");
    }
    if rule.trigger == Trigger::OwnPurchase
        && !(rule.payee == Payee::Advocate && matches!(rule.gives, Gives::Instruments { .. }))
    {
        return Some("own_purchase gives instruments to the advocate");
    }
    if !on_order && (conditions.nth.is_some() || conditions.least.is_some()) {
        return Some("nth and least need an order");
    }
    if conditions.payee_kind.is_some() && rule.payee == Payee::Friend {
        return Some("kind is asked of advocate and recruiter");
    }
    if let Some(kind) = &conditions.with
        && !definition
            .handouts()
            .any(|(_, handed_out, ..)| handed_out == kind)
    {
        return Some("with names a kind of instrument that no rule gives");
    }
    None
}
