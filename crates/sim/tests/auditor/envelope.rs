//! Names, times, order of reading, and how events stand.

use goodword_sim::audit;
use serde_json::json;

use crate::story::{Story, events, has, referrals, rows};

#[test]
fn no_event_gives_a_whole_summary() {
    let expected = json!({
        "program": "travel-credit",
        "events": {"read": 0, "applied": 0, "refused": 0, "without_effect": 0, "duplicate": 0,
            "conflict": 0},
        "referrals": {"introduced": 0, "qualified": 0, "converted": 0, "refused": 0, "voided": 0},
        "balances": {}, "discounts": {}, "fines": {}, "positions": {}, "refusals": [],
        "ledger": {},
    });
    assert_eq!(audit("P02", &[], None).unwrap(), expected);
    assert_eq!(audit("travel-credit", &[], Some(0)).unwrap(), expected);
}

#[test]
fn a_twin_is_a_duplicate_and_a_changed_twin_a_conflict() {
    let mut story = Story::of("P01").brings("2024-01-01T10:00", "A", "F");
    let mut twin = story.lines[0].clone();
    twin["time"] = json!("2024-01-01T02:00:00Z");
    story.lines.push(twin.clone());
    twin["data"]["channel"] = json!("qr");
    story.lines.push(twin);
    let summary = story.summary();
    assert_eq!(events(&summary), [3, 1, 0, 0, 1, 1]);
    assert_eq!(referrals(&summary), [1, 0, 0, 0, 0]);
}

#[test]
fn a_late_conflict_is_not_read_and_the_first_to_arrive_stands() {
    let mut story = Story::of("P01").joins("2024-01-01T10:00", "F");
    let mut twin = story.lines[0].clone();
    twin["time"] = json!("2024-03-01T10:00:00+08:00");
    story.lines.push(twin);
    assert_eq!(
        events(&story.summary_at("2024-02-01T00:00:00")),
        [1, 1, 0, 0, 0, 0]
    );
    story.lines.reverse();
    assert_eq!(
        events(&story.summary_at("2024-02-01T00:00:00")),
        [1, 0, 0, 0, 0, 1]
    );
}

#[test]
fn a_missing_field_is_an_error_that_names_line_and_field() {
    let story = Story::of("P01").event("2024-01-01T10:00", "customer.added", json!({}));
    let error = format!("{:#}", audit("P01", &story.lines, None).unwrap_err());
    assert_eq!(error, "line 1: `data.customer` is missing or not text");
    let error = format!("{:#}", audit("P04", &[], None).unwrap_err());
    assert!(error.starts_with("preset `P04` is not covered"), "{error}");
}

#[test]
fn what_happens_twice_has_no_effect() {
    let story = Story::of("P07")
        .orders("2024-01-01T10:00", "O", "F", "10.00")
        .delivers("2024-01-02T10:00", "O")
        .delivers("2024-01-03T10:00", "O")
        .cancels("2024-01-04T10:00", "O")
        .cancels("2024-01-05T10:00", "O")
        .event(
            "2024-01-05T10:00",
            "like.received",
            json!({"advocate": "A", "by": "B"}),
        )
        .event(
            "2024-01-06T10:00",
            "like.received",
            json!({"advocate": "A", "by": "B"}),
        )
        .event("2024-01-06T10:00", "moon.landing", json!({}));
    assert_eq!(events(&story.summary()), [8, 4, 0, 4, 0, 0]);
}

#[test]
fn a_known_id_that_says_something_else_is_refused() {
    let story = Story::of("P07")
        .orders("2024-01-02T10:00", "O", "F", "10.00")
        .orders("2024-01-01T10:00", "O", "F", "10.00")
        .orders("2024-01-03T10:00", "O", "G", "10.00")
        .event(
            "2024-01-03T10:00",
            "group.opened",
            json!({"group": "O", "initiator": "B"}),
        )
        .event(
            "2024-01-04T10:00",
            "group.opened",
            json!({"group": "O", "initiator": "A"}),
        );
    let summary = story.summary();
    assert_eq!(events(&summary), [5, 2, 2, 1, 0, 0]);
    assert_eq!(
        rows(&summary),
        ["e-3 G already_known", "e-5 A already_known"]
    );
}

#[test]
fn an_added_customer_who_brings_no_news_has_no_effect_unless_signing_up() {
    let file = json!({"customer": "F", "kind": "customer", "attributes": {"a": 1}});
    let story = Story::of("P15")
        .event("2024-01-01T10:00", "customer.added", file.clone())
        .event("2024-01-02T10:00", "customer.added", file)
        .joins("2024-01-03T10:00", "F")
        .event(
            "2024-01-04T10:00",
            "customer.added",
            json!({"customer": "F", "role": "sales"}),
        )
        .brings("2024-01-05T10:00", "A", "F")
        .joins("2024-01-05T10:00", "F")
        .joins("2024-01-06T10:00", "F");
    let summary = story.summary();
    assert_eq!(events(&summary), [7, 4, 0, 3, 0, 0]);
    assert_eq!(referrals(&summary), [1, 1, 0, 0, 0]);
    // That the introduction was made up turns out later: F did sign up.
    let voided = story.fraud("2024-01-07T10:00", "A", "F").summary();
    assert_eq!(events(&voided), [8, 5, 0, 3, 0, 0]);
}

#[test]
fn introductions_fail_for_the_first_reason_in_the_list() {
    let story = Story::of("P15")
        .fraud("2024-01-01T08:00", "A", "F1")
        .brings("2024-01-01T10:00", "A", "F1")
        .brings("2024-01-01T11:00", "B", "F1")
        .brings("2024-01-01T12:00", "C", "F1")
        .event(
            "2024-01-02T10:00",
            "visit.recorded",
            json!({"customer": "F2"}),
        )
        .brings("2024-01-02T10:00", "A", "F2")
        .brings("2024-01-02T10:00:00.000001", "B", "F2")
        .brings("2024-01-03T10:00", "A", "A")
        .brings("2024-01-03T10:00", "A", "A");
    let summary = story.summary();
    assert_eq!(
        rows(&summary),
        [
            "e-2 F1 fraud",
            "e-4 F1 already_referred",
            "e-7 F2 not_new",
            "e-8 A self_referral",
        ]
    );
    assert_eq!(referrals(&summary), [6, 1, 0, 4, 0]);
    assert_eq!(events(&summary), [9, 4, 4, 1, 0, 0]);
}

#[test]
fn a_second_introduction_counts_only_for_what_it_adds() {
    let signed = json!({"advocate": "A", "friend": "F", "channel": "form",
        "signed_off_by": "S-1"});
    let elsewhere = json!({"advocate": "B", "friend": "F", "channel": "form",
        "program": "another"});
    let story = Story::of("P15")
        .brings("2024-01-01T10:00", "A", "F")
        .brings("2024-01-02T10:00", "A", "F")
        .event("2024-01-03T10:00", "referral.introduced", signed.clone())
        .event("2024-01-04T10:00", "referral.introduced", signed)
        .event("2024-01-05T10:00", "referral.introduced", elsewhere);
    let summary = story.summary();
    assert_eq!(events(&summary), [5, 2, 0, 3, 0, 0]);
    assert_eq!(referrals(&summary), [1, 0, 0, 0, 0]);
}

#[test]
fn a_cancelled_order_leaves_its_customer_new_but_revives_nothing() {
    let story = Story::of("P07")
        .orders("2024-01-01T10:00", "O", "F", "10.00")
        .brings("2024-01-02T10:00", "A", "F")
        .cancels("2024-01-03T10:00", "O")
        .brings("2024-01-03T10:00", "B", "F")
        .brings("2024-01-03T10:01", "C", "F");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-2 F not_new", "e-4 F not_new"]);
    assert_eq!(referrals(&summary), [3, 0, 0, 2, 0]);
}

#[test]
fn arrival_decides_nothing() {
    let mut story =
        Story::of("P01")
            .joins("2024-01-01T10:00", "F")
            .brings("2024-01-01T10:00", "A", "F");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "storage_mb"), "500");
    story.lines.reverse();
    assert_eq!(story.summary(), summary);
}
