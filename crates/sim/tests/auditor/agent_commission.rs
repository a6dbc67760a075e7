//! Practice P07.

use serde_json::{Value, json};

use crate::story::{Story, has, referrals, rows};

fn agent(story: Story, time: &str, who: &str, recruiter: Option<&str>) -> Story {
    let mut data = json!({"customer": who, "kind": "agent"});
    if let Some(recruiter) = recruiter {
        data["recruited_by"] = Value::from(recruiter);
    }
    story.event(time, "customer.added", data)
}

fn two_agents() -> Story {
    let story = agent(Story::of("P07"), "2024-01-01T08:00", "R", Some("S"));
    let story = agent(story, "2024-01-01T08:00", "S", None);
    agent(story, "2024-01-01T08:00", "A", Some("R")).brings("2024-01-01T10:00", "A", "F")
}

#[test]
fn eight_and_two_percent_and_never_a_third_level() {
    // 8 % of 333.25 is 26.66; 2 % is 6.665, rounded away from zero to 6.67.
    let story = two_agents()
        .orders("2024-01-02T10:00", "O", "F", "333.25")
        .pays("2024-01-03T10:00", "O", "333.25");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "CNY"), "26.66");
    assert_eq!(has(&summary, "R", "CNY"), "6.67");
    assert_eq!(has(&summary, "S", "CNY"), "-");

    // 133.25 left: 10.66 and 2.665, that is 2.67.
    let story = story.refunds("2024-01-04T10:00", "O", "200.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "10.66");
    assert_eq!(has(&story.summary(), "R", "CNY"), "2.67");
    let story = story.refunds("2024-01-05T10:00", "O", "133.25");
    assert!(story.summary()["balances"].as_object().unwrap().is_empty());
    assert_eq!(referrals(&story.summary()), [1, 0, 0, 0, 1]);
}

#[test]
fn the_year_includes_its_end() {
    // 2024 is a leap year: 365 days after 1 January 10:00 are 31 December 10:00.
    let story = two_agents()
        .orders("2024-12-01T10:00", "O1", "F", "100.00")
        .orders("2024-12-01T10:00", "O2", "F", "100.00")
        .pays("2024-12-31T10:00", "O1", "100.00")
        .pays("2024-12-31T10:00:00.000001", "O2", "100.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "8.00");
    assert_eq!(rows(&story.summary()), ["e-6 F expired"]);
}

#[test]
fn the_kind_is_read_when_the_order_is_paid() {
    let story = Story::of("P07")
        .brings("2024-01-01T10:00", "A", "F")
        .orders("2024-01-02T10:00", "O1", "F", "100.00")
        .pays("2024-01-02T10:00", "O1", "100.00");
    let story = agent(story, "2024-01-03T10:00", "A", Some("R"))
        .orders("2024-01-03T10:00", "O2", "F", "50.00")
        .pays("2024-01-03T10:00", "O2", "50.00");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "CNY"), "4.00");
    assert_eq!(has(&summary, "R", "CNY"), "-");
    assert_eq!(rows(&summary), ["e-2 F role_not_eligible"]);
    assert_eq!(referrals(&summary), [1, 1, 1, 0, 0]);
}

#[test]
fn rows_name_the_first_reason_and_stand_while_the_pair_stands() {
    let abroad = json!({"order": "X", "customer": "F", "amount": "5.00", "currency": "USD"});
    let story = two_agents()
        .event("2024-01-02T10:00", "order.placed", abroad)
        .pays("2025-06-02T11:00", "X", "5.00");
    assert_eq!(rows(&story.summary()), ["e-5 F wrong_currency"]);
    let story = story.fraud("2025-06-03T11:00", "A", "F");
    assert!(rows(&story.summary()).is_empty());
    assert_eq!(referrals(&story.summary()), [1, 0, 0, 0, 1]);
}

#[test]
fn nobody_is_their_own_recruiter() {
    let story = agent(Story::of("P07"), "2024-01-01T08:00", "A", Some("A"))
        .brings("2024-01-01T10:00", "A", "F")
        .orders("2024-01-02T10:00", "O", "F", "100.00")
        .pays("2024-01-03T10:00", "O", "100.00");
    assert_eq!(has(&story.summary(), "A", "CNY"), "8.00");
}
