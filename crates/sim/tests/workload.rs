//! The workload: the same for a seed, and full of trouble.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use goodword_sim::{audit, covered_presets, workload};
use serde_json::Value;

const SEEDS: u64 = 200;
const SIZE: usize = 60;

#[test]
fn a_seed_always_gives_the_same_events() {
    for preset in covered_presets() {
        assert_eq!(
            workload(preset, 7, SIZE),
            workload(preset, 7, SIZE),
            "{preset}"
        );
        assert_ne!(
            workload(preset, 7, SIZE),
            workload(preset, 8, SIZE),
            "{preset}"
        );
        assert!(workload(preset, 7, SIZE).len() >= SIZE, "{preset}");
    }
}

#[test]
fn number_and_short_name_mean_the_same() {
    assert_eq!(
        workload("P07", 3, SIZE),
        workload("agent-commission", 3, SIZE)
    );
    assert_eq!(workload("P04", 3, SIZE), Vec::<Value>::new());
}

/// The lines without those that repeat or contradict an earlier one.
fn standing(lines: &[Value]) -> Vec<Value> {
    let mut names = BTreeSet::new();
    let mut lines = lines.to_vec();
    lines.retain(|line| names.insert((line["source"].to_string(), line["id"].to_string())));
    lines
}

#[test]
fn arrival_and_repetition_change_nothing_but_their_counters() {
    for preset in covered_presets() {
        for seed in 0..20 {
            let lines = workload(preset, seed, SIZE);
            let mut once = standing(&lines);
            let end = audit(preset, &lines, None).unwrap();
            let until = lines.iter().map(|line| {
                let time: jiff::Timestamp = line["time"].as_str().unwrap().parse().unwrap();
                time.as_microsecond()
            });
            let until = until.max();
            let calm = audit(preset, &once, until).unwrap();
            once.reverse();
            assert_eq!(
                audit(preset, &once, until).unwrap(),
                calm,
                "{preset} {seed}"
            );
            for part in ["referrals", "balances", "discounts", "refusals", "ledger"] {
                assert_eq!(calm[part], end[part], "{preset} {seed} {part}");
            }
            for part in ["applied", "refused", "without_effect"] {
                assert_eq!(
                    calm["events"][part], end["events"][part],
                    "{preset} {seed} {part}"
                );
            }
        }
    }
}

/// How often each thing was seen over all seeds.
fn seen(preset: &str) -> BTreeMap<String, u64> {
    let mut seen = BTreeMap::new();
    for seed in 0..SEEDS {
        let lines = workload(preset, seed, SIZE);
        let summary = audit(preset, &lines, None).unwrap();
        for counters in ["events", "referrals"] {
            for (name, count) in summary[counters].as_object().unwrap() {
                *seen.entry(name.clone()).or_default() += count.as_u64().unwrap();
            }
        }
        for row in summary["refusals"].as_array().unwrap() {
            *seen
                .entry(row["reason"].as_str().unwrap().to_owned())
                .or_default() += 1;
        }
        for units in summary["balances"].as_object().unwrap().values() {
            for (unit, figures) in units.as_object().unwrap() {
                let below = figures["available"].as_str().unwrap().starts_with('-');
                let name = if below {
                    "below zero".to_owned()
                } else {
                    unit.clone()
                };
                *seen.entry(name).or_default() += 1;
            }
        }
        let discounts = summary["discounts"].as_object().unwrap().len();
        *seen.entry("discounts".to_owned()).or_default() += u64::try_from(discounts).unwrap();
    }
    seen
}

fn assert_variety(preset: &str, own: &[&str]) {
    let common = [
        "applied",
        "refused",
        "without_effect",
        "duplicate",
        "conflict",
        "introduced",
        "qualified",
        "converted",
        "voided",
        "self_referral",
        "not_new",
        "already_referred",
        "fraud",
        "used_up",
        "already_known",
    ];
    let seen = seen(preset);
    for name in common.iter().chain(own) {
        let count = seen.get(*name).copied().unwrap_or(0);
        assert!(
            count >= 5,
            "{preset}: `{name}` was seen {count} times in {seen:#?}"
        );
    }
}

#[test]
fn storage_both_sides_meets_every_trouble() {
    assert_variety("P01", &["over_cap", "storage_mb", "below zero"]);
}

#[test]
fn travel_credit_meets_every_trouble() {
    assert_variety("P02", &["wrong_currency", "CNY", "below zero"]);
}

#[test]
fn coupons_and_points_meets_every_trouble() {
    assert_variety("P03", &["wrong_currency", "points", "below zero"]);
}

#[test]
fn agent_commission_meets_every_trouble() {
    assert_variety(
        "P07",
        &[
            "role_not_eligible",
            "wrong_currency",
            "expired",
            "below zero",
        ],
    );
}

#[test]
fn refund_after_four_meets_every_trouble() {
    let own = [
        "not_entitled",
        "wrong_currency",
        "CNY",
        "discounts",
        "below zero",
    ];
    assert_variety("P09", &own);
}

#[test]
fn dealer_milestones_meets_every_trouble() {
    let own = [
        "wrong_currency",
        "voucher:accessories",
        "voucher:insurance",
        "service:maintenance-b",
        "points",
        "below zero",
    ];
    assert_variety("P12", &own);
}

#[test]
fn brokerage_gifts_meets_every_trouble() {
    let own = [
        "gift:small",
        "gift:research-3-months",
        "voucher:shopping",
        "voucher:festival",
        "below zero",
    ];
    assert_variety("P15", &own);
}
