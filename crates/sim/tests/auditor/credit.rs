//! Credit that is used, taken back and expires (replay.md, "Money and moments").

use crate::story::{Story, events, has, rows};

/// A has 100.00 from B (delivered on 1 March) and 100.00 from C (on 1 April).
fn two_lots() -> Story {
    Story::of("P02")
        .brings("2023-02-01T10:00", "A", "B")
        .brings("2023-02-01T10:00", "A", "C")
        .orders("2023-02-02T10:00", "OB", "B", "600.00")
        .orders("2023-02-02T10:00", "OC", "C", "600.00")
        .delivers("2023-03-01T10:00", "OB")
        .delivers("2023-04-01T10:00", "OC")
}

#[test]
fn what_expires_first_is_used_first() {
    // 130 used: all of March's lot, 30 of April's; 70 are left and expire with April's.
    let story = two_lots().uses("2023-05-01T10:00", "A", "CNY", "130.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "70.00");
    assert_eq!(
        has(&story.summary_at("2024-03-31T10:00:00"), "A", "CNY"),
        "70.00"
    );
    assert_eq!(
        has(&story.summary_at("2024-03-31T10:00:00.000001"), "A", "CNY"),
        "-"
    );
}

#[test]
fn more_than_there_is_is_refused_whole() {
    let story = two_lots()
        .uses("2023-05-01T10:00", "A", "CNY", "200.01")
        .uses("2023-05-02T10:00", "A", "CNY", "200.00")
        .uses("2023-05-03T10:00", "A", "CNY", "0.00")
        .uses("2023-05-04T10:00", "A", "points", "1");
    let summary = story.summary();
    assert_eq!(
        rows(&summary),
        ["e-7 A used_up", "e-10 A used_up"].map(str::to_owned)
    );
    assert_eq!(events(&summary), [10, 8, 2, 0, 0, 0]);
    assert_eq!(has(&summary, "A", "CNY"), "-");
}

#[test]
fn what_was_used_of_a_lost_reward_is_a_debt_that_other_lots_fill() {
    // 50 of March's lot are used; losing it takes the other 50 and 50 of April's.
    let story = two_lots()
        .uses("2023-05-01T10:00", "A", "CNY", "50.00")
        .cancels("2023-05-02T10:00", "OB");
    assert_eq!(has(&story.summary(), "A", "CNY"), "50.00");
    let story = story.cancels("2023-05-03T10:00", "OC");
    assert_eq!(has(&story.summary(), "A", "CNY"), "-50.00");
    let story = story
        .brings("2023-06-01T10:00", "A", "D")
        .orders("2023-06-02T10:00", "OD", "D", "600.00")
        .delivers("2023-06-03T10:00", "OD");
    assert_eq!(has(&story.summary(), "A", "CNY"), "50.00");
}

#[test]
fn what_had_expired_is_not_taken_again() {
    // Of March's lot 40 were used and 60 expired; losing it costs the 40 only.
    let story = two_lots()
        .uses("2023-05-01T10:00", "A", "CNY", "40.00")
        .cancels("2024-03-15T10:00", "OB");
    assert_eq!(
        has(&story.summary_at("2024-03-14T10:00:00"), "A", "CNY"),
        "100.00"
    );
    assert_eq!(has(&story.summary(), "A", "CNY"), "60.00");
}

#[test]
fn what_moves_up_after_its_time_has_expired_already() {
    // The second order's credit would have lived until 1 May 2024.
    let story = two_lots()
        .orders("2023-04-20T10:00", "OB2", "B", "600.00")
        .delivers("2023-05-02T10:00", "OB2")
        .cancels("2024-06-01T10:00", "OB");
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    assert_eq!(story.summary()["referrals"]["converted"], 2);
}
