//! From JSON to a checked definition, with every fault at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{definition::*, gives};
use crate::{
    event::PERSON_KINDS,
    form::{Fault, Form, name_of},
    moment::{Day, Zone},
    unit::{Decimal, Unit, is_currency},
};

const FIELDS: &[&str] = &[
    "name",
    "title",
    "summary",
    "offer",
    "criteria",
    "zone",
    "currency",
    "period",
    "introduction",
    "rule",
    "budget",
];
const PAYEES: &[(&str, Payee)] = &[
    ("advocate", Payee::Advocate),
    ("friend", Payee::Friend),
    ("recruiter", Payee::Recruiter),
];
const FOOTPRINTS: &[(&str, Footprint)] = &[
    ("order", Footprint::Order),
    ("visit", Footprint::Visit),
    ("valuation", Footprint::Valuation),
    ("sign_up", Footprint::SignUp),
];

/// Reads a definition and checks it.
///
/// # Errors
/// Every fault, each with its field's path.
pub fn read_definition(value: &Value) -> Result<Definition, Vec<Fault>> {
    let mut faults = Vec::new();
    let Value::Object(fields) = value else {
        let reason = format!("the definition is {}, not an object", name_of(value));
        return Err(vec![Fault {
            field: String::new(),
            reason,
        }]);
    };
    let mut form = Form::new(fields, "", &mut faults);
    form.only(FIELDS);
    let name = name(&mut form);
    let currency = currency(&mut form);
    let zone = zone(&mut form);
    let period = period(&mut form);
    let rules = rules(&mut form, &currency);
    let introduction = introduction(&mut form, &rules);
    let budget = budget(&mut form, &currency);
    let mut texts = |field| texts(&mut form, field);
    let (title, summary) = (texts("title"), texts("summary"));
    let (offer, criteria) = (texts("offer"), texts("criteria"));
    let definition = Definition {
        name,
        title,
        summary,
        offer,
        criteria,
        zone,
        currency,
        period,
        introduction,
        rules,
        budget,
    };
    super::check::check(&definition, &mut Form::new(fields, "", &mut faults));
    if faults.is_empty() {
        Ok(definition)
    } else {
        Err(faults)
    }
}

fn name(form: &mut Form<'_, '_>) -> String {
    let name = form.text("name");
    let good = name
        .bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if !good {
        form.fault(
            "name",
            "has more in it than small letters, digits and hyphens",
        );
    }
    name
}

fn currency(form: &mut Form<'_, '_>) -> Unit {
    let code = form.text("currency");
    if !code.is_empty() && !is_currency(&code) {
        form.fault("currency", format!("'{code}' is not a currency like CNY"));
    }
    Unit::currency(&code)
}

fn zone(form: &mut Form<'_, '_>) -> Zone {
    let Some(name) = form.optional_text("zone") else {
        return Zone::utc();
    };
    Zone::named(&name).unwrap_or_else(|reason| {
        form.fault("zone", reason);
        Zone::utc()
    })
}

fn texts(form: &mut Form<'_, '_>, field: &str) -> Texts {
    let Some(fields) = form.optional_object(field) else {
        return Texts::new();
    };
    let mut inner = form.within(field, fields);
    fields
        .keys()
        .filter_map(|tag| Some((tag.clone(), inner.optional_prose(tag)?)))
        .collect()
}

fn period(form: &mut Form<'_, '_>) -> Option<(Day, Day)> {
    let fields = form.optional_object("period")?;
    let mut form = form.within("period", fields);
    form.only(&["from", "to"]);
    let mut day = |field: &str| {
        let text = form.text(field);
        Day::parse(&text)
            .map_err(|reason| form.fault(field, reason))
            .ok()
    };
    let (from, to) = (day("from")?, day("to")?);
    if from > to {
        form.fault("to", "lies before the period's first day");
    }
    Some((from, to))
}

fn introduction(form: &mut Form<'_, '_>, rules: &[Rule]) -> IntroductionTerms {
    let mut new_before: BTreeSet<Footprint> =
        [Footprint::Order, Footprint::Visit, Footprint::Valuation].into();
    // Who rewards the sign-up wants people who were not on file (replay.md).
    if rules.iter().any(|rule| rule.trigger == Trigger::SignedUp) {
        new_before.insert(Footprint::SignUp);
    }
    if let Some(fields) = form.optional_object("introduction") {
        let mut form = form.within("introduction", fields);
        form.only(&["new_before"]);
        if let Some(named) = choices(&mut form, "new_before", FOOTPRINTS) {
            new_before = named.into_iter().collect();
        }
    }
    IntroductionTerms { new_before }
}

/// A list of choices, or one alone.
fn choices<T: Copy>(form: &mut Form<'_, '_>, field: &str, known: &[(&str, T)]) -> Option<Vec<T>> {
    let value = form.value(field)?;
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut chosen = Vec::new();
    for item in items {
        let found = item
            .as_str()
            .and_then(|text| known.iter().find(|(name, _)| *name == text));
        match found {
            Some((_, choice)) => chosen.push(*choice),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                form.fault(field, format!("{item} is not one of {}", names.join(", ")));
            }
        }
    }
    Some(chosen)
}

fn budget(form: &mut Form<'_, '_>, currency: &Unit) -> BTreeMap<Unit, i64> {
    let Some(fields) = form.optional_object("budget") else {
        return BTreeMap::new();
    };
    let mut form = form.within("budget", fields);
    let mut budget = BTreeMap::new();
    for name in fields.keys() {
        let Some(amount) = form.optional_decimal(name) else {
            continue;
        };
        match Unit::parse(name) {
            Ok(unit) => {
                if let Some(amount) = amount_of(&mut form, name, amount, unit.decimals(currency)) {
                    budget.insert(unit, amount);
                }
            }
            Err(reason) => form.fault(name, reason),
        }
    }
    budget
}

/// An amount in minor units; a fault when it has too many decimals.
pub(super) fn amount_of(
    form: &mut Form<'_, '_>,
    field: &str,
    amount: Decimal,
    decimals: u8,
) -> Option<i64> {
    let minor = amount.minor(decimals);
    if minor.is_none() {
        form.fault(field, format!("has more than {decimals} decimals"));
    }
    minor
}

fn rules(form: &mut Form<'_, '_>, currency: &Unit) -> Vec<Rule> {
    form.required("rule");
    let list = form.optional_list("rule").unwrap_or_default();
    let mut rules = Vec::new();
    for (index, value) in list.iter().enumerate() {
        let place = format!("rule[{index}]");
        match value {
            Value::Object(fields) => {
                rules.extend(rule(&mut form.within(&place, fields), currency));
            }
            other => form.fault(&place, format!("is {}, not a rule", name_of(other))),
        }
    }
    rules
}

fn rule(form: &mut Form<'_, '_>, currency: &Unit) -> Option<Rule> {
    form.only(&["for", "level", "on", "when", "gives"]);
    let payee = payee(form);
    let trigger = trigger(form);
    let conditions = match form.optional_object("when") {
        Some(fields) => conditions(&mut form.within("when", fields), currency),
        None => Conditions::default(),
    };
    form.required("gives");
    let gives = form.optional_object("gives")?;
    let gives = gives::read(&mut form.within("gives", gives), gives, currency);
    Some(Rule {
        payee: payee?,
        trigger: trigger?,
        conditions,
        gives: gives?,
    })
}

/// Who is paid. The level says the same in a number, for those who count levels.
fn payee(form: &mut Form<'_, '_>) -> Option<Payee> {
    let text = form
        .value("for")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let known = PAYEES.iter().any(|(name, _)| *name == text);
    let payee = if !known && (text.contains("recruiter") || text.contains("level")) {
        form.fault("for", super::check::TOO_MANY_LEVELS);
        None
    } else {
        form.choice("for", PAYEES)
    };
    match (form.optional_whole("level"), payee) {
        (Some(3..), _) => form.fault("level", super::check::TOO_MANY_LEVELS),
        (Some(1), Some(Payee::Advocate)) | (Some(2), Some(Payee::Recruiter)) => {}
        (Some(_), Some(_)) => {
            form.fault(
                "level",
                "does not fit: the advocate is level 1, the recruiter level 2",
            );
        }
        _ => {}
    }
    payee
}

fn trigger(form: &mut Form<'_, '_>) -> Option<Trigger> {
    let alone = [
        ("signed_up", Trigger::SignedUp),
        ("valued", Trigger::Valued),
        ("own_purchase", Trigger::OwnPurchase),
    ];
    let value = form.required("on")?;
    if let Some(text) = value.as_str() {
        let trigger = alone.iter().find(|(name, _)| *name == text);
        if let Some((_, trigger)) = trigger {
            return Some(trigger.clone());
        }
        if !Mark::NAMES.iter().any(|(name, _)| *name == text) {
            let marks = Mark::NAMES.iter().map(|(name, _)| *name);
            let names: Vec<&str> = alone.iter().map(|(name, _)| *name).chain(marks).collect();
            form.fault("on", format!("'{text}' is not one of {}", names.join(", ")));
            return None;
        }
    }
    let marks = choices(form, "on", Mark::NAMES)?;
    if marks.is_empty() {
        if value.as_array().is_some_and(Vec::is_empty) {
            form.fault("on", "names nothing");
        }
        return None;
    }
    Some(Trigger::Order(marks.into_iter().collect()))
}

fn conditions(form: &mut Form<'_, '_>, currency: &Unit) -> Conditions {
    form.only(&["nth", "least", "within_days", "kind", "with"]);
    let least = form.optional_decimal("least");
    Conditions {
        nth: nth(form),
        least: least.and_then(|least| amount_of(form, "least", least, currency.decimals(currency))),
        within_days: form.optional_whole("within_days"),
        payee_kind: form.optional_choice("kind", PERSON_KINDS),
        with: form.optional_text("with"),
    }
}

/// `nth = 1`, or `nth = { from = 2, to = 5 }`.
fn nth(form: &mut Form<'_, '_>) -> Option<(u32, u32)> {
    let range = match form.value("nth")? {
        Value::Object(fields) => range(&mut form.within("nth", fields)),
        _ => form.optional_whole("nth").map(|n| (n, n)),
    }?;
    if range.0 == 0 || range.0 > range.1 {
        form.fault("nth", "counts from 1 and must not end before it begins");
    }
    Some(range)
}

fn range(form: &mut Form<'_, '_>) -> Option<(u32, u32)> {
    form.only(&["from", "to"]);
    let (from, to) = (form.whole("from"), form.whole("to"));
    Some((from?, to?))
}

/// The object at `field`, opened for reading.
pub(super) fn open<'a, 'g>(
    form: &'g mut Form<'a, '_>,
    field: &str,
) -> Option<(Form<'a, 'g>, &'a Map<String, Value>)> {
    let fields = form.optional_object(field)?;
    Some((form.within(field, fields), fields))
}
