//! What the lines of the workloads show before anybody counts them.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use goodword_sim::{covered_presets, workload};
use serde_json::Value;

const SEEDS: u64 = 200;
const SIZE: usize = 60;
const YEAR: i64 = 365 * 86_400_000_000;

struct Line {
    at: i64,
    kind: String,
    data: Value,
}

impl Line {
    fn says(&self, kind: &str) -> bool {
        self.kind == kind
    }

    fn text(&self, field: &str) -> &str {
        self.data[field].as_str().unwrap_or_default()
    }
}

fn lines(preset: &str, seed: u64) -> Vec<Line> {
    let read = |line: Value| Line {
        at: line["time"]
            .as_str()
            .unwrap()
            .parse::<jiff::Timestamp>()
            .unwrap()
            .as_microsecond(),
        kind: line["type"].as_str().unwrap().to_owned(),
        data: line["data"].clone(),
    };
    workload(preset, seed, SIZE).into_iter().map(read).collect()
}

/// Whether any two lines, the first of one type and the second of another, fit together.
fn any_two(lines: &[Line], kinds: [&str; 2], fit: impl Fn(&Line, &Line) -> bool) -> bool {
    let all = |kind: &str| {
        lines
            .iter()
            .filter(move |line| line.kind == kind)
            .collect::<Vec<_>>()
    };
    let (firsts, seconds) = (all(kinds[0]), all(kinds[1]));
    firsts
        .iter()
        .any(|a| seconds.iter().any(|b| !std::ptr::eq(*a, *b) && fit(a, b)))
}

fn introductions(lines: &[Line]) -> Vec<(&'static str, bool)> {
    let two = ["referral.introduced"; 2];
    let same_friend = |a: &Line, b: &Line| a.text("friend") == b.text("friend");
    let rivals = |a: &Line, b: &Line| same_friend(a, b) && a.text("advocate") != b.text("advocate");
    let order_first = |a: &Line, b: &Line| a.text("friend") == b.text("customer") && b.at < a.at;
    vec![
        (
            "introduced again",
            any_two(lines, two, |a, b| {
                same_friend(a, b) && a.text("advocate") == b.text("advocate") && a.at < b.at
            }),
        ),
        ("two advocates", any_two(lines, two, rivals)),
        (
            "two advocates at once",
            any_two(lines, two, |a, b| rivals(a, b) && a.at == b.at),
        ),
        (
            "oneself",
            lines.iter().any(|line| {
                line.says("referral.introduced") && line.text("friend") == line.text("advocate")
            }),
        ),
        (
            "another program",
            lines
                .iter()
                .any(|line| line.text("program") == "some-other-program"),
        ),
        (
            "order before",
            any_two(lines, ["referral.introduced", "order.placed"], order_first),
        ),
        (
            "sign-up at once",
            any_two(lines, ["referral.introduced", "customer.added"], |a, b| {
                a.text("friend") == b.text("customer") && a.at == b.at
            }),
        ),
        (
            "fraud before",
            any_two(lines, ["referral.introduced", "fraud.confirmed"], |a, b| {
                same_friend(a, b) && a.text("advocate") == b.text("advocate") && b.at < a.at
            }),
        ),
    ]
}

fn orders(lines: &[Line]) -> Vec<(&'static str, bool)> {
    let same = |a: &Line, b: &Line| a.text("order") == b.text("order");
    let placed = "order.placed";
    let known: BTreeSet<&str> = lines
        .iter()
        .filter(|line| line.says(placed))
        .map(|line| line.text("order"))
        .collect();
    let paid = |fit: &dyn Fn(&Line) -> bool| {
        lines
            .iter()
            .any(|line| line.says("payment.received") && fit(line))
    };
    vec![
        (
            "placed again",
            any_two(lines, [placed; 2], |a, b| same(a, b) && a.data == b.data),
        ),
        (
            "placed otherwise",
            any_two(lines, [placed; 2], |a, b| same(a, b) && a.data != b.data),
        ),
        (
            "paid ahead",
            any_two(lines, [placed, "payment.received"], |a, b| {
                same(a, b) && b.at < a.at
            }),
        ),
        (
            "paid in parts",
            any_two(lines, ["payment.received"; 2], same),
        ),
        ("paid for good", paid(&|line| line.data["final"] == true)),
        (
            "paid for nothing",
            paid(&|line| !known.contains(line.text("order"))),
        ),
        (
            "refunded in parts",
            any_two(lines, ["order.refunded"; 2], same),
        ),
        (
            "refunded whole",
            any_two(lines, [placed, "order.refunded"], |a, b| {
                same(a, b) && a.text("amount") == b.text("amount")
            }),
        ),
        (
            "cancelled",
            lines.iter().any(|line| line.says("order.cancelled")),
        ),
        (
            "delivered twice",
            any_two(lines, ["order.delivered"; 2], |a, b| {
                same(a, b) && a.at != b.at
            }),
        ),
        ("filed", lines.iter().any(|line| line.says("order.filed"))),
        (
            "invoiced",
            lines.iter().any(|line| line.says("order.invoiced")),
        ),
        (
            "abroad",
            lines
                .iter()
                .any(|line| line.says(placed) && line.text("currency") != "CNY"),
        ),
    ]
}

fn beside(lines: &[Line]) -> Vec<(&'static str, bool)> {
    let of = |kind: &str| lines.iter().any(|line| line.says(kind));
    vec![
        (
            "arrived late",
            lines.windows(2).any(|two| two[1].at < two[0].at),
        ),
        (
            "added again",
            any_two(lines, ["customer.added"; 2], |a, b| {
                a.data == b.data && a.at < b.at
            }),
        ),
        (
            "kind changed",
            any_two(lines, ["customer.added"; 2], |a, b| {
                a.text("customer") == b.text("customer") && a.data["kind"] != b.data["kind"]
            }),
        ),
        ("visited", of("visit.recorded")),
        ("valued", of("holdings.valued")),
        ("booked", of("booking.made")),
        ("fraud", of("fraud.confirmed")),
        ("credit used", of("credit.used")),
        ("liked", of("like.received")),
        ("group", of("group.opened")),
        ("type of tomorrow", of("weather.changed")),
    ]
}

fn a_year(lines: &[Line], kinds: [&str; 2], late: i64) -> bool {
    any_two(lines, kinds, |a, b| b.at - a.at == YEAR + late)
}

/// In how many of the seeds each thing was seen.
fn count(preset: &str, look: impl Fn(&[Line]) -> Vec<(&'static str, bool)>) {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 0..SEEDS {
        for (what, here) in look(&lines(preset, seed)) {
            *seen.entry(what).or_default() += u64::from(here);
        }
    }
    for (what, seeds) in seen {
        assert!(seeds >= 3, "{preset}: `{what}` in {seeds} of {SEEDS} seeds");
    }
}

#[test]
fn introductions_go_wrong_in_every_way() {
    for preset in covered_presets() {
        count(preset, introductions);
    }
}

#[test]
fn orders_go_every_way() {
    for preset in covered_presets() {
        count(preset, orders);
    }
}

#[test]
fn everything_else_happens_too() {
    for preset in covered_presets() {
        count(preset, beside);
    }
}

#[test]
fn deadlines_are_met_and_missed_by_a_microsecond() {
    let ends: [(&str, [&str; 2]); 3] = [
        ("P02", ["customer.added", "credit.used"]),
        ("P07", ["referral.introduced", "payment.received"]),
        ("P09", ["payment.received", "payment.received"]),
    ];
    for (preset, kinds) in ends {
        count(preset, |lines| {
            vec![
                ("the last moment", a_year(lines, kinds, 0)),
                ("right after it", a_year(lines, kinds, 1)),
            ]
        });
    }
}

#[test]
fn cards_are_used_and_misused() {
    count("P09", |lines| {
        let used = |a: &Line, b: &Line| a.text("instrument") == b.text("instrument");
        let pair = ["instrument.issued", "order.placed"];
        let with_card =
            |line: &&Line| line.says("order.placed") && line.data.get("instrument").is_some();
        vec![
            (
                "before it was issued",
                any_two(lines, pair, |a, b| used(a, b) && b.at < a.at),
            ),
            (
                "by the holder",
                any_two(lines, pair, |a, b| {
                    used(a, b) && a.text("holder") == b.text("customer")
                }),
            ),
            (
                "twice",
                any_two(lines, ["order.placed"; 2], |a, b| {
                    a.data.get("instrument").is_some()
                        && used(a, b)
                        && a.text("order") != b.text("order")
                }),
            ),
            (
                "unknown",
                lines
                    .iter()
                    .filter(with_card)
                    .any(|line| line.text("instrument").starts_with("K-unknown")),
            ),
            (
                "bought",
                lines
                    .iter()
                    .any(|line| line.says("instrument.issued") && line.data.get("price").is_some()),
            ),
            (
                "handed on",
                lines.iter().any(|line| line.says("instrument.transferred")),
            ),
            (
                "redeemed ahead",
                lines.iter().any(|line| {
                    line.says("instrument.redeemed") && line.data.get("order").is_none()
                }),
            ),
            (
                "redeemed with the order that named it",
                any_two(lines, ["instrument.redeemed", "order.placed"], |a, b| {
                    used(a, b) && a.text("order") == b.text("order")
                }),
            ),
        ]
    });
}
