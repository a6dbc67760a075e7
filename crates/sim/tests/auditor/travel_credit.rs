//! Practice P02.

use serde_json::json;

use crate::story::{Story, has, referrals, rows};

fn introduced() -> Story {
    Story::of("P02")
        .brings("2024-01-01T10:00", "A", "F")
        .joins("2024-01-02T10:00", "F")
}

#[test]
fn the_advocate_is_paid_on_delivery_of_500() {
    let story = introduced().orders("2024-01-03T10:00", "O", "F", "500.00");
    assert_eq!(has(&story.summary(), "F", "CNY"), "100.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    let story = story.delivers("2024-01-04T10:00", "O");
    assert_eq!(has(&story.summary(), "A", "CNY"), "100.00");
    assert_eq!(referrals(&story.summary()), [1, 1, 1, 0, 0]);
}

#[test]
fn only_the_very_first_delivery_counts() {
    let story = introduced()
        .orders("2024-01-03T10:00", "O1", "F", "499.99")
        .orders("2024-01-03T10:00", "O2", "F", "900.00")
        .delivers("2024-01-04T10:00", "O1")
        .delivers("2024-01-05T10:00", "O2");
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    assert_eq!(referrals(&story.summary()), [1, 1, 0, 0, 0]);

    // O2 moves up, and its credit lives from its own delivery on.
    let story = story.cancels("2024-06-01T10:00", "O1");
    assert_eq!(has(&story.summary(), "A", "CNY"), "100.00");
    assert_eq!(
        has(&story.summary_at("2025-01-04T10:00:00"), "A", "CNY"),
        "100.00"
    );
    assert_eq!(
        has(&story.summary_at("2025-01-04T10:00:00.000001"), "A", "CNY"),
        "-"
    );
}

#[test]
fn a_partial_refund_below_500_unconverts_but_voids_only_with_the_rest() {
    let story = introduced()
        .orders("2024-01-03T10:00", "O", "F", "600.00")
        .delivers("2024-01-04T10:00", "O")
        .refunds("2024-01-05T10:00", "O", "100.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "100.00");
    let story = story.refunds("2024-01-06T10:00", "O", "0.01");
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    assert_eq!(referrals(&story.summary()), [1, 1, 0, 0, 0]);
    let story = story.refunds("2024-01-07T10:00", "O", "499.99");
    assert_eq!(referrals(&story.summary()), [1, 0, 0, 0, 1]);
    assert_eq!(has(&story.summary(), "F", "CNY"), "100.00");
}

#[test]
fn a_foreign_first_order_keeps_its_place() {
    let abroad = json!({"order": "O1", "customer": "F", "amount": "90000", "currency": "JPY"});
    let story = introduced()
        .event("2024-01-03T10:00", "order.placed", abroad)
        .delivers("2024-01-04T10:00", "O1")
        .orders("2024-01-05T10:00", "O2", "F", "900.00")
        .delivers("2024-01-06T10:00", "O2");
    assert_eq!(rows(&story.summary()), ["e-3 F wrong_currency"]);
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    let story = story.cancels("2024-01-07T10:00", "O1");
    assert!(rows(&story.summary()).is_empty());
    assert_eq!(has(&story.summary(), "A", "CNY"), "100.00");
}

#[test]
fn a_delivery_known_before_its_order_counts_with_the_order() {
    let story = introduced().delivers("2024-01-01T11:00", "O").orders(
        "2024-01-03T10:00",
        "O",
        "F",
        "500.00",
    );
    assert_eq!(
        has(&story.summary_at("2024-01-03T09:59:59"), "A", "CNY"),
        "-"
    );
    assert_eq!(
        has(&story.summary_at("2025-01-02T10:00:00"), "A", "CNY"),
        "100.00"
    );
    assert_eq!(
        has(&story.summary_at("2025-01-02T10:00:00.000001"), "A", "CNY"),
        "-"
    );
}
