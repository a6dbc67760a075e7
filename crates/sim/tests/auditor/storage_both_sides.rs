//! Practice P01.

use crate::story::{Story, has, referrals, rows};

#[test]
fn both_get_500_at_the_sign_up() {
    let story = Story::of("P01")
        .brings("2024-01-01T10:00", "A", "F")
        .brings("2024-01-01T10:00", "A", "G")
        .joins("2024-01-02T10:00", "F")
        .joins("2024-01-03T10:00", "F");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "storage_mb"), "500");
    assert_eq!(has(&summary, "F", "storage_mb"), "500");
    assert_eq!(has(&summary, "G", "storage_mb"), "-");
    assert_eq!(referrals(&summary), [2, 1, 1, 0, 0]);
    assert_eq!(summary["ledger"]["storage_mb"], "balanced");
}

#[test]
fn who_was_on_file_is_not_new() {
    let story = Story::of("P01")
        .joins("2024-01-01T10:00", "F")
        .brings("2024-01-02T10:00", "A", "F")
        .joins("2024-01-03T10:00", "F");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-2 F not_new"]);
    assert!(summary["balances"].as_object().unwrap().is_empty());
}

/// Thirty-three friends, one too many for 16 000; fraud makes room for the last.
#[test]
fn the_cap_holds_until_fraud_makes_room() {
    let mut story = Story::of("P01");
    for n in 1..=33 {
        let friend = format!("F{n:02}");
        story = story.brings("2024-01-01T10:00", "A", &friend);
        story = story.joins(&format!("2024-01-02T10:{n:02}"), &friend);
    }
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "storage_mb"), "16000");
    assert_eq!(has(&summary, "F33", "storage_mb"), "500");
    assert_eq!(rows(&summary), ["e-66 F33 over_cap"]);
    assert_eq!(referrals(&summary), [33, 33, 33, 0, 0]);

    let story = story.fraud("2024-01-03T10:00", "A", "F07");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "storage_mb"), "16000");
    assert_eq!(has(&summary, "F07", "storage_mb"), "-");
    assert!(rows(&summary).is_empty());
    assert_eq!(referrals(&summary), [33, 32, 32, 0, 1]);
}
