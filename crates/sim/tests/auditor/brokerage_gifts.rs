//! Practice P15.

use serde_json::json;

use crate::story::{Story, has, referrals, rows};

fn valued(story: Story, time: &str, friend: &str, value: &str) -> Story {
    let data = json!({"customer": friend, "market_value": value});
    story.event(time, "holdings.valued", data)
}

#[test]
fn lower_bounds_belong_to_the_band() {
    let bands = [
        ("0.00", "gift:small", "1"),
        ("19999.99", "gift:small", "1"),
        ("20000", "gift:research-3-months", "1"),
        ("49999.99", "gift:research-3-months", "1"),
        ("50000.00", "voucher:shopping", "100.00"),
        ("499999.99", "voucher:shopping", "100.00"),
        ("500000.00", "voucher:festival", "200.00"),
        ("1999999.99", "voucher:festival", "200.00"),
        ("2000000.00", "voucher:shopping", "400.00"),
        ("4999999.99", "voucher:shopping", "400.00"),
        ("5000000.00", "voucher:shopping", "600.00"),
    ];
    for (value, unit, gift) in bands {
        let story = Story::of("P15").brings("2024-01-01T10:00", "A", "F");
        let summary = valued(story, "2024-01-02T10:00", "F", value).summary();
        assert_eq!(has(&summary, "A", unit), gift, "{value}");
        assert_eq!(
            summary["balances"]["A"].as_object().unwrap().len(),
            1,
            "{value}"
        );
        assert_eq!(referrals(&summary), [1, 1, 1, 0, 0]);
    }
}

#[test]
fn only_the_first_valuation_counts_and_fraud_takes_it_back() {
    let story = Story::of("P15").brings("2024-01-01T10:00", "A", "F");
    let story = valued(story, "2024-01-02T10:00", "F", "50000.00");
    let story = valued(story, "2024-01-03T10:00", "F", "9000000.00");
    assert_eq!(has(&story.summary(), "A", "voucher:shopping"), "100.00");
    let story = story
        .uses("2024-01-04T10:00", "A", "voucher:shopping", "30")
        .fraud("2024-01-05T10:00", "A", "F");
    assert_eq!(has(&story.summary(), "A", "voucher:shopping"), "-30.00");
    assert_eq!(referrals(&story.summary()), [1, 0, 0, 0, 1]);
}

#[test]
fn who_was_valued_before_is_not_new_but_who_was_on_file_is() {
    let story = valued(Story::of("P15"), "2024-01-01T10:00", "F", "1.00")
        .joins("2024-01-01T10:00", "G")
        .brings("2024-01-02T10:00", "A", "F")
        .brings("2024-01-02T10:00", "A", "G");
    assert_eq!(rows(&story.summary()), ["e-3 F not_new"]);
    assert_eq!(referrals(&story.summary()), [2, 0, 0, 1, 0]);
}
