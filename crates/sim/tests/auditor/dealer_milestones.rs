//! Practice P12.

use serde_json::json;

use crate::story::{Story, has, referrals, rows};

/// Friends F1 to Fn of A, who took delivery of O1 to On on 1 to n February.
fn delivered(friends: u32, club: bool) -> Story {
    let data = json!({"customer": "A", "club": club});
    let mut story = Story::of("P12").event("2024-01-01T09:00", "customer.added", data);
    for n in 1..=friends {
        let (friend, order) = (format!("F{n}"), format!("O{n}"));
        story = story.brings("2024-01-01T10:00", "A", &friend);
        story = story.orders("2024-01-02T10:00", &order, &friend, "100000.00");
        story = story.delivers(&format!("2024-02-0{n}T10:00"), &order);
    }
    story
}

#[test]
fn steps_accumulate() {
    let summary = delivered(6, false).summary();
    assert_eq!(has(&summary, "A", "voucher:accessories"), "500.00");
    assert_eq!(has(&summary, "A", "service:maintenance-b"), "1");
    assert_eq!(has(&summary, "A", "voucher:insurance"), "7000.00");
    assert_eq!(has(&summary, "A", "points"), "-");
    assert_eq!(referrals(&summary), [6, 6, 6, 0, 0]);
    assert_eq!(
        has(&delivered(3, false).summary(), "A", "voucher:insurance"),
        "-"
    );
}

#[test]
fn club_members_get_points_as_well() {
    // 500 + 700 + 3 000 + 4 000.
    assert_eq!(has(&delivered(5, true).summary(), "A", "points"), "8200");
    let left = json!({"customer": "A", "club": false});
    let story = delivered(5, true).event("2024-02-04T10:00", "customer.added", left);
    assert_eq!(has(&story.summary(), "A", "points"), "1200");
    assert_eq!(has(&story.summary(), "A", "voucher:insurance"), "7000.00");
}

#[test]
fn a_step_taken_back_is_judged_anew_at_the_delivery_that_reaches_it_again() {
    let left = json!({"customer": "A", "club": false});
    let story = delivered(2, true)
        .event("2024-03-01T10:00", "customer.added", left)
        .cancels("2024-03-02T10:00", "O1");
    // F2 is the first now, and was delivered while A was in the club.
    assert_eq!(has(&story.summary(), "A", "points"), "500");
    assert_eq!(has(&story.summary(), "A", "service:maintenance-b"), "-");
    assert_eq!(referrals(&story.summary()), [2, 1, 1, 0, 1]);
    let story = story
        .brings("2024-03-03T10:00", "A", "G")
        .orders("2024-03-04T10:00", "OG", "G", "1.00")
        .delivers("2024-03-05T10:00", "OG");
    assert_eq!(has(&story.summary(), "A", "points"), "500");
    assert_eq!(has(&story.summary(), "A", "service:maintenance-b"), "1");
}

#[test]
fn friends_count_and_not_cars_nor_foreign_cars() {
    let abroad = json!({"order": "X", "customer": "G", "amount": "9.00", "currency": "USD"});
    let story = delivered(1, false)
        .orders("2024-02-10T10:00", "O1b", "F1", "5.00")
        .delivers("2024-02-10T10:00", "O1b")
        .brings("2024-02-11T10:00", "A", "G")
        .event("2024-02-12T10:00", "order.placed", abroad)
        .delivers("2024-02-13T10:00", "X");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "service:maintenance-b"), "-");
    assert_eq!(rows(&summary), ["e-8 G wrong_currency"]);
    assert_eq!(referrals(&summary), [2, 2, 1, 0, 0]);
}

#[test]
fn a_friend_counts_from_the_first_delivery_that_stands() {
    let left = json!({"customer": "A", "club": false});
    let abroad = json!({"order": "X", "customer": "F1", "amount": "9.00", "currency": "USD"});
    let story = delivered(1, true)
        .event("2024-02-05T10:00", "customer.added", left)
        .orders("2024-02-10T10:00", "O1b", "F1", "5.00")
        .delivers("2024-02-10T10:00", "O1b")
        .event("2024-02-11T10:00", "order.placed", abroad)
        .delivers("2024-02-11T10:00", "X");
    assert_eq!(has(&story.summary(), "A", "points"), "500");
    assert!(rows(&story.summary()).is_empty());
    // Judged at the second delivery now, when A had left the club.
    let story = story.cancels("2024-02-12T10:00", "O1");
    assert_eq!(has(&story.summary(), "A", "points"), "-");
    assert_eq!(has(&story.summary(), "A", "voucher:accessories"), "500.00");
    assert_eq!(referrals(&story.summary()), [1, 1, 1, 0, 0]);
}
