//! `goodword replay` where everything is well formed.

use anyhow::Result;
use serde_json::{Value, json};

use crate::{
    events::{at, event},
    process::{file, run, run_with},
};

/// Numbered events, a line each.
fn lines(events: &[(&str, String, Value)]) -> String {
    let numbered = events.iter().enumerate();
    let line = |(index, (kind, time, data)): (usize, &(&str, String, Value))| {
        event(&format!("e-{}", index + 1), kind, time, data) + "\n"
    };
    numbered.map(line).collect()
}

fn summary(preset: &str, events: &str, more: &[&str]) -> Result<Value> {
    let words = [
        &["replay", "--preset", preset, "--events", "-", "--summary"],
        more,
    ]
    .concat();
    let done = run_with(&words, events.as_bytes())?;
    anyhow::ensure!(done.code == 0 && done.err.is_empty(), "{done:?}");
    anyhow::ensure!(
        done.out.ends_with("}\n") && done.out.lines().count() == 1,
        "{}",
        done.out
    );
    Ok(serde_json::from_str(&done.out)?)
}

fn introduced(advocate: &str, friend: &str) -> Value {
    json!({"advocate": advocate, "friend": friend, "channel": "link"})
}

fn added(customer: &str) -> Value {
    json!({"customer": customer})
}

fn placed(order: &str, customer: &str, amount: &str) -> Value {
    json!({"order": order, "customer": customer, "amount": amount, "currency": "CNY"})
}

fn paid(order: &str, amount: &str) -> Value {
    json!({"order": order, "amount": amount, "final": true})
}

fn has(available: &str, pending: &str) -> Value {
    json!({"available": available, "pending": pending})
}

#[test]
fn storage_is_cut_at_the_cap_and_the_friend_gets_theirs() -> Result<()> {
    let mut events = Vec::new();
    for number in 0..33 {
        let friend = format!("F-{number}");
        events.push((
            "referral.introduced",
            at(number, 1),
            introduced("A", &friend),
        ));
        events.push(("customer.added", at(number, 2), added(&friend)));
    }
    let summary = summary("storage-both-sides", &lines(&events), &[])?;
    assert_eq!(summary["balances"]["A"]["storage_mb"], has("16000", "0"));
    assert_eq!(summary["balances"]["F-32"]["storage_mb"], has("500", "0"));
    assert_eq!(summary["referrals"]["converted"], 33);
    assert_eq!(
        summary["refusals"],
        json!([{"event": "e-66", "friend": "F-32", "reason": "over_cap"}])
    );
    Ok(())
}

#[test]
fn travel_credit_expires_when_the_clock_runs_on() -> Result<()> {
    let text = lines(&[
        ("referral.introduced", at(0, 1), introduced("A", "F")),
        ("customer.added", at(0, 2), added("F")),
        ("order.placed", at(1, 1), placed("O", "F", "500.00")),
        ("payment.received", at(1, 2), paid("O", "500.00")),
        ("order.delivered", at(1, 3), json!({"order": "O"})),
    ]);
    let credit = json!({"CNY": has("100.00", "0.00")});
    let now = summary("travel-credit", &text, &[])?;
    assert_eq!(now["balances"], json!({"A": credit, "F": credit}));
    // 2024 is a leap year: 365 days after the first of January is the last of December.
    let last = summary(
        "travel-credit",
        &text,
        &["--until", "2024-12-31T02:30:00+08:00"],
    )?;
    assert_eq!(last["balances"], json!({"A": credit, "F": credit}));
    let after = summary(
        "travel-credit",
        &text,
        &["--until", "2024-12-31T02:30:00.000001+08:00"],
    )?;
    assert_eq!(after["balances"], json!({"A": credit}));
    assert_eq!(after["ledger"], json!({"CNY": "balanced"}));
    Ok(())
}

#[test]
fn points_for_the_first_order_and_the_next_four() -> Result<()> {
    let mut events = vec![
        ("referral.introduced", at(0, 1), introduced("A", "F")),
        ("customer.added", at(0, 2), added("F")),
    ];
    for number in 1..=6 {
        let order = format!("O-{number}");
        events.push(("order.placed", at(number, 1), placed(&order, "F", "30.00")));
        events.push(("payment.received", at(number, 2), paid(&order, "30.00")));
    }
    let summary = summary("coupons-and-points", &lines(&events), &[])?;
    assert_eq!(
        summary["balances"],
        json!({"A": {"points": has("400", "0")}})
    );
    Ok(())
}

#[test]
fn an_agent_and_the_recruiter_above_are_paid_for_a_year() -> Result<()> {
    let mut events = vec![
        (
            "customer.added",
            at(0, 1),
            json!({"customer": "R", "kind": "agent"}),
        ),
        (
            "customer.added",
            at(0, 2),
            json!({"customer": "A", "kind": "agent", "recruited_by": "R"}),
        ),
        ("referral.introduced", at(0, 3), introduced("A", "F")),
    ];
    for (order, day) in [("O-1", 1), ("O-2", 2)] {
        events.push(("order.placed", at(day, 1), placed(order, "F", "1000.06")));
        events.push(("payment.received", at(day, 2), paid(order, "1000.06")));
    }
    let summary = summary("agent-commission", &lines(&events), &[])?;
    // 8 % of 1000.06 is 80.0048, 2 % is 20.0012: each rounded for itself.
    assert_eq!(summary["balances"]["A"]["CNY"], has("160.00", "0.00"));
    assert_eq!(summary["balances"]["R"]["CNY"], has("40.00", "0.00"));
    Ok(())
}

#[test]
fn four_cards_refund_the_whole_purchase() -> Result<()> {
    let mut events = vec![
        ("order.placed", at(0, 1), placed("O-A", "A", "1001.00")),
        ("payment.received", at(0, 2), paid("O-A", "1001.00")),
    ];
    for number in 1..=4 {
        let (order, friend) = (format!("O-{number}"), format!("F-{number}"));
        let mut data = placed(&order, &friend, "500.00");
        data["instrument"] = json!(format!("refund-after-four/advocate/A/O-A/{number}"));
        events.push(("order.placed", at(number, 1), data));
        events.push(("payment.received", at(number, 2), paid(&order, "450.00")));
    }
    let three = summary("refund-after-four", &lines(&events[..8]), &[])?;
    assert_eq!(three["balances"]["A"]["CNY"], has("750.75", "0.00"));
    let four = summary("refund-after-four", &lines(&events), &[])?;
    assert_eq!(
        four["balances"],
        json!({"A": {"CNY": has("1001.00", "0.00")}})
    );
    assert_eq!(four["discounts"]["O-4"], json!({"CNY": "50.00"}));
    assert_eq!(four["refusals"], json!([]));
    Ok(())
}

#[test]
fn milestones_are_reached_step_by_step() -> Result<()> {
    let mut events = vec![(
        "customer.added",
        at(0, 1),
        json!({"customer": "A", "club": true}),
    )];
    for number in 1..=5 {
        let (order, friend) = (format!("O-{number}"), format!("F-{number}"));
        events.push((
            "referral.introduced",
            at(number, 1),
            introduced("A", &friend),
        ));
        events.push((
            "order.placed",
            at(number, 2),
            placed(&order, &friend, "100000.00"),
        ));
        events.push(("order.delivered", at(number, 3), json!({"order": order})));
    }
    let summary = summary("dealer-milestones", &lines(&events), &[])?;
    let expected = json!({"A": {
        "points": has("8200", "0"),
        "service:maintenance-b": has("1", "0"),
        "voucher:accessories": has("500.00", "0.00"),
        "voucher:insurance": has("7000.00", "0.00"),
    }});
    assert_eq!(summary["balances"], expected);
    Ok(())
}

#[test]
fn a_gift_for_each_friend_by_the_first_valuation() -> Result<()> {
    let worths = ["19999.99", "20000", "50000", "500000", "2000000", "5000000"];
    let mut events = Vec::new();
    for (number, worth) in (0..).zip(worths) {
        let (advocate, friend) = (format!("A-{number}"), format!("F-{number}"));
        events.push((
            "referral.introduced",
            at(number, 1),
            introduced(&advocate, &friend),
        ));
        let valued = json!({"customer": friend, "market_value": worth});
        events.push(("holdings.valued", at(number, 2), valued));
    }
    let summary = summary("brokerage-gifts", &lines(&events), &[])?;
    let expected = json!({
        "A-0": {"gift:small": has("1", "0")},
        "A-1": {"gift:research-3-months": has("1", "0")},
        "A-2": {"voucher:shopping": has("100.00", "0.00")},
        "A-3": {"voucher:festival": has("200.00", "0.00")},
        "A-4": {"voucher:shopping": has("400.00", "0.00")},
        "A-5": {"voucher:shopping": has("600.00", "0.00")},
    });
    assert_eq!(summary["balances"], expected);
    Ok(())
}

#[test]
fn the_summary_is_one_line_in_a_fixed_order() -> Result<()> {
    let done = run_with(
        &[
            "replay",
            "--preset",
            "travel-credit",
            "--events",
            "-",
            "--summary",
        ],
        b"",
    )?;
    let expected = concat!(
        r#"{"program":"travel-credit","events":{"read":0,"applied":0,"refused":0,"#,
        r#""without_effect":0,"duplicate":0,"conflict":0},"referrals":{"introduced":0,"#,
        r#""qualified":0,"converted":0,"refused":0,"voided":0},"balances":{},"discounts":{},"#,
        r#""fines":{},"positions":{},"refusals":[],"ledger":{}}"#,
        "\n"
    );
    assert_eq!((done.code, done.out.as_str()), (0, expected));
    Ok(())
}

#[test]
fn a_mark_empty_lines_and_returns_are_passed_over() -> Result<()> {
    let (one, two) = (
        ("customer.added", at(0, 1), added("A")),
        ("customer.added", at(1, 1), added("B")),
    );
    let both = lines(&[one, two]);
    let (one, two) = both.split_once('\n').unwrap_or_default();
    let odd = format!("\u{feff}\r\n\n  {one}\r\n\n\n{}", two.trim_end());
    assert_eq!(summary("travel-credit", &odd, &[])?["events"]["applied"], 2);
    Ok(())
}

#[test]
fn a_file_of_many_parts_is_read_in_order() -> Result<()> {
    // Each name comes twice: whichever line comes first in the file stands.
    let event = |id: usize, customer: &str| {
        event(
            &format!("e-{id}"),
            "customer.added",
            &at(1, 1),
            &added(customer),
        ) + "\n"
    };
    let count = 12_000;
    let first: String = (0..count).map(|id| event(id, &format!("A-{id}"))).collect();
    let second: String = (0..count).map(|id| event(id, &format!("B-{id}"))).collect();
    let summary = summary("travel-credit", &(first.clone() + &second), &[])?;
    assert_eq!(summary["events"]["applied"], count);
    assert_eq!(summary["events"]["conflict"], count);
    // Lines are counted over all parts.
    let words = [
        "replay",
        "--preset",
        "travel-credit",
        "--events",
        "-",
        "--summary",
    ];
    let text = first + "\n{}\n" + &second + "[]";
    let done = run_with(&words, text.as_bytes())?;
    let last = format!("-:{}: (whole): ", 2 * count + 3);
    assert!(
        done.err
            .starts_with(&format!("-:{}: specversion: ", count + 2)),
        "{}",
        done.err
    );
    assert!(
        done.err
            .lines()
            .last()
            .is_some_and(|line| line.starts_with(&last)),
        "{}",
        done.err
    );
    Ok(())
}

#[test]
fn later_facts_are_not_even_read() -> Result<()> {
    let text = lines(&[
        ("customer.added", at(0, 1), added("A")),
        ("customer.added", at(1, 1), added("B")),
        ("customer.added", at(2, 1), added("C")),
    ]);
    let until = at(1, 1);
    let summary = summary("travel-credit", &text, &["--until", &until])?;
    assert_eq!(summary["events"]["read"], 2);
    Ok(())
}

#[test]
fn a_policy_of_ones_own_is_read_from_a_file_or_standard_input() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let toml = run(&["presets", "show", "storage-both-sides"])?.out;
    let own = toml
        .replace("500", "7")
        .replace("storage-both-sides", "mine");
    let text = lines(&[
        ("referral.introduced", at(0, 1), introduced("A", "F")),
        ("customer.added", at(0, 2), added("F")),
    ]);
    let events = file(directory.path(), "events.jsonl", &text)?;
    let policy = file(directory.path(), "mine.toml", &own)?;
    let from_file = run(&[
        "replay",
        "--program",
        &policy,
        "--events",
        &events,
        "--summary",
    ])?;
    let summary: Value = serde_json::from_str(&from_file.out)?;
    assert_eq!(summary["program"], "mine");
    assert_eq!(summary["balances"]["F"]["storage_mb"], has("7", "0"));
    let from_input = run_with(
        &["replay", "--program", "-", "--events", &events, "--summary"],
        own.as_bytes(),
    )?;
    assert_eq!(from_input.out, from_file.out);
    let json = r#" {"name":"mine","currency":"CNY","rule":[{"for":"friend","on":"signed_up",
        "gives":{"unit":"points","amount":"3"}}]}"#;
    let from_json = run_with(
        &["replay", "--program", "-", "--events", &events, "--summary"],
        json.as_bytes(),
    )?;
    let summary: Value = serde_json::from_str(&from_json.out)?;
    assert_eq!(summary["balances"], json!({"F": {"points": has("3", "0")}}));
    Ok(())
}

#[test]
fn every_decision_explains_itself() -> Result<()> {
    let text = lines(&[
        ("referral.introduced", at(0, 1), introduced("A", "F")),
        ("referral.introduced", at(1, 1), introduced("B", "F")),
        ("customer.added", at(2, 1), added("F")),
    ]);
    let words = [
        "replay",
        "--preset",
        "storage-both-sides",
        "--events",
        "-",
        "--explain",
    ];
    let done = run_with(&words, text.as_bytes())?;
    let decisions: Result<Vec<Value>, _> = done.out.lines().map(serde_json::from_str).collect();
    let decisions = decisions?;
    let of = |what: &str| {
        decisions
            .iter()
            .filter(|d| d["decision"] == what)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("reward").len(), 2);
    assert!(
        of("reward").iter().all(|d| d["because"].is_object()),
        "{decisions:?}"
    );
    let refusals = of("refusal");
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0]["reason"], "already_referred");
    assert!(
        refusals[0]["meaning"]
            .as_str()
            .is_some_and(|meaning| !meaning.is_empty())
    );
    Ok(())
}

#[test]
fn without_a_form_the_report_is_for_people() -> Result<()> {
    let text = lines(&[
        ("referral.introduced", at(0, 1), introduced("A", "A")),
        ("referral.introduced", at(0, 2), introduced("A", "F")),
        ("customer.added", at(0, 3), added("F")),
    ]);
    let words = [
        "replay",
        "--preset",
        "storage-both-sides",
        "--events",
        "-",
        "--approve",
        "none",
    ];
    let done = run_with(&words, text.as_bytes())?;
    assert_eq!(done.code, 0);
    for part in [
        "storage-both-sides",
        "Balances",
        "500",
        "self_referral",
        "same person",
    ] {
        assert!(done.out.contains(part), "{part}: {}", done.out);
    }
    Ok(())
}
