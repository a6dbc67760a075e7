//! What a definition may say, and what its author is told when it may not.

use goodword_domain::program::{Preset, read_definition};
use serde_json::{Value, json};

use crate::presets;

/// A definition that is in order, to put something wrong into.
fn sound() -> Value {
    json!({
        "name": "n",
        "currency": "CNY",
        "rule": [{"for": "advocate", "on": "paid", "gives": {"percent": "8"}}],
    })
}

/// The faults of a definition, as `path: reason`.
fn faults(value: &Value) -> Vec<String> {
    let faults = read_definition(value).expect_err(&value.to_string());
    faults
        .into_iter()
        .map(|fault| format!("{}: {}", fault.field, fault.reason))
        .collect()
}

/// The faults when the first rule is this one.
fn faults_of_rule(rule: Value) -> Vec<String> {
    let mut value = sound();
    value["rule"] = json!([rule]);
    faults(&value)
}

#[test]
fn a_definition_needs_no_more_than_a_name_a_currency_and_its_rules() {
    let definition = read_definition(&sound()).unwrap();
    assert_eq!(definition.zone.name(), "UTC");
    assert_eq!(
        faults(&json!({})),
        [
            "name: is missing",
            "currency: is missing",
            "rule: is missing"
        ]
    );
    assert_eq!(
        faults(&json!([])),
        [": the definition is a list, not an object"]
    );
}

#[test]
fn every_fault_is_told_at_once_with_its_place() {
    let value = json!({
        "name": "Two Words",
        "titel": {"en": "?"},
        "title": {"en": 7},
        "currency": "yuan",
        "zone": "Asia/Atlantis",
        "period": {"from": "2014-12-31", "to": "2014-12-20", "until": "x"},
        "introduction": {"new_before": ["order", "birth"]},
        "budget": {"CNY": "1.001", "no unit": "1"},
        "rule": [
            {"for": "friend", "on": "paid", "gives": {"unit": "points", "amount": "0.5"}},
            {"on": "liked", "when": {"nth": 0, "least": "x"}, "gives": {"percent": "101"}},
            7,
        ],
    });
    let places: Vec<String> = read_definition(&value)
        .unwrap_err()
        .into_iter()
        .map(|fault| fault.field)
        .collect();
    assert_eq!(
        places,
        [
            "titel",
            "name",
            "currency",
            "zone",
            "period.until",
            "period.to",
            "rule[0].gives.amount",
            "rule[1].for",
            "rule[1].on",
            "rule[1].when.least",
            "rule[1].when.nth",
            "rule[1].gives.percent",
            "rule[2]",
            "introduction.new_before",
            "budget.CNY",
            "budget.no unit",
            "title.en",
        ]
    );
}

#[test]
fn rules_that_do_not_fit_say_why() {
    let fixed = json!({"unit": "points", "amount": "5"});
    let capped = json!({"unit": "points", "amount": "5", "cap": "10"});
    let cards = json!({"instruments": "card", "introduces": true,
        "discount": {"percent_of_first_order": "10"}});
    let coupons = json!({"instruments": "coupon", "discount": {"amount": "20.00"}});
    let bands = json!({"bands": [{"from": "0", "unit": "points", "amount": "1"}]});
    let steps = json!({"steps": [{"count": 1, "unit": "points", "amount": "1"}]});
    let share = json!({"purchase_share": {"parts": 4, "within_days": 365}});
    for (rule, fault) in [
        (
            json!({"for": "advocate", "on": "signed_up", "gives": {"percent": "8"}}),
            "rule[0]: a percentage needs an order",
        ),
        (
            json!({"for": "advocate", "on": "paid", "gives": bands}),
            "rule[0]: bands need on = \"valued\"",
        ),
        (
            json!({"for": "advocate", "on": "signed_up", "gives": cards}),
            "rule[0]: instruments that introduce are given for the payee's own_purchase",
        ),
        (
            json!({"for": "friend", "on": "paid", "gives": coupons}),
            "rule[0]: instruments are given on own_purchase or signed_up",
        ),
        (
            json!({"for": "advocate", "on": "paid", "gives": share}),
            "rule[0]: a share of the own purchase needs a rule that gives instruments for it",
        ),
        (
            json!({"for": "advocate", "on": "own_purchase", "gives": steps}),
            "rule[0]: counts friends, so it must be set off by what a friend does",
        ),
        (
            json!({"for": "friend", "on": "paid", "gives": capped}),
            "rule[0]: caps, steps and shares of the own purchase are for the advocate",
        ),
        (
            json!({"for": "advocate", "on": "own_purchase", "gives": fixed}),
            "rule[0]: own_purchase gives instruments to the advocate",
        ),
        (
            json!({"for": "advocate", "on": "signed_up", "when": {"nth": 1}, "gives": fixed}),
            "rule[0]: nth and least need an order",
        ),
        (
            json!({"for": "friend", "on": "paid", "when": {"kind": "agent"}, "gives": fixed}),
            "rule[0]: kind is asked of advocate and recruiter",
        ),
        (
            json!({"for": "advocate", "on": "paid", "when": {"with": "card"}, "gives": fixed}),
            "rule[0]: with names a kind of instrument that no rule gives",
        ),
        (
            json!({"for": "recruiter", "on": "paid", "gives": {"percent": "2"}}),
            "rule: pays a recruiter, but not the advocate",
        ),
    ] {
        assert_eq!(faults_of_rule(rule), [fault]);
    }
}

#[test]
fn what_a_rule_gives_is_one_of_a_closed_list_with_sound_figures() {
    let rule = |gives: Value| json!({"for": "advocate", "on": "paid", "gives": gives});
    let valued = |gives: Value| json!({"for": "advocate", "on": "valued", "gives": gives});
    let band = |from: &str| json!({"from": from, "unit": "points", "amount": "1"});
    let step = |count: u32| json!({"count": count, "unit": "points", "amount": "1"});
    for (rule, fault) in [
        (rule(json!({})), "rule[0].gives.unit: is missing"),
        (
            rule(json!({"unit": "points", "amount": "0"})),
            "rule[0].gives.amount: gives nothing",
        ),
        (
            rule(json!({"unit": "points", "amount": "1.5"})),
            "rule[0].gives.amount: has more than 0 decimals",
        ),
        (
            rule(json!({"unit": "CNY", "amount": "1.555"})),
            "rule[0].gives.amount: has more than 2 decimals",
        ),
        (
            rule(json!({"unit": "CNY", "amount": 1})),
            "rule[0].gives.amount: is a number, not a decimal string like \"500.00\"",
        ),
        (
            rule(json!({"percent": "0"})),
            "rule[0].gives.percent: is not a percentage above 0 and up to 100, with 2 decimals",
        ),
        (
            rule(json!({"percent": "8", "cap": "9"})),
            "rule[0].gives.cap: is not known here; known here: percent",
        ),
        (
            valued(json!({"bands": []})),
            "rule[0].gives.bands: is an empty list",
        ),
        (
            valued(json!({"bands": [band("5"), band("5")]})),
            "rule[0].gives.bands[1].from: does not rise",
        ),
        (
            rule(json!({"steps": [step(2), step(1)]})),
            "rule[0].gives.steps[1].count: does not rise, or is 0",
        ),
        (
            rule(json!({"formula": "amount * 2"})),
            "rule[0].gives.formula: is not known here; known here: unit, amount, expires_days, \
             cap, percent, bands, steps, instruments, purchase_share",
        ),
    ] {
        let faults = faults_of_rule(rule);
        assert!(
            faults.iter().any(|told| told == fault),
            "{faults:#?} lacks {fault}"
        );
    }
}

#[test]
fn a_third_paid_level_is_refused_with_the_reason_however_it_is_written() {
    let third = json!({"for": "recruiter", "level": 3, "on": "paid", "gives": {"percent": "1"}});
    let above = json!({"for": "recruiters_recruiter", "on": "paid", "gives": {"percent": "1"}});
    let named = json!({"for": "level3", "on": "paid", "gives": {"percent": "1"}});
    for rule in [third, above, named] {
        let mut value = presets::json(Preset::named("agent-commission").unwrap());
        value["rule"].as_array_mut().unwrap().push(rule);
        let faults = faults(&value);
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert!(faults[0].starts_with("rule[2]."), "{faults:#?}");
        assert!(
            faults[0].contains("more than two paid levels"),
            "{faults:#?}"
        );
        assert!(faults[0].contains("unlawful in many places"), "{faults:#?}");
    }
}

#[test]
fn levels_that_say_what_is_so_anyway_are_fine() {
    let mut value = presets::json(Preset::named("agent-commission").unwrap());
    value["rule"][0]["level"] = json!(1);
    value["rule"][1]["level"] = json!(2);
    read_definition(&value).unwrap();
    value["rule"][1]["level"] = json!(1);
    let told = faults(&value);
    assert_eq!(
        told,
        ["rule[1].level: does not fit: the advocate is level 1, the recruiter level 2"]
    );
}

#[test]
fn a_field_that_is_nearly_right_is_guessed() {
    let mut value = sound();
    value["rules"] = value["rule"].take();
    assert_eq!(
        faults(&value),
        [
            "rules: is not known here; did you mean 'rule'?",
            "rule: is missing"
        ]
    );
}
