//! Practice P09.

use serde_json::{Value, json};

use crate::story::{Story, events, has, referrals, rows};

fn issued(story: Story, time: &str, card: &str, holder: &str) -> Story {
    let data = json!({"instrument": card, "kind": "card", "holder": holder});
    story.event(time, "instrument.issued", data)
}

/// A bought for 1 000.01 on 1 January 2024 and has cards K1 to K4: e-1 to e-6.
fn advocate() -> Story {
    let mut story = Story::of("P09")
        .orders("2024-01-01T10:00", "OA", "A", "1000.01")
        .pays("2024-01-01T10:00", "OA", "1000.01");
    for card in ["K1", "K2", "K3", "K4"] {
        story = issued(story, "2024-01-01T10:00", card, "A");
    }
    story
}

fn orders_with(story: Story, time: &str, order: &str, customer: &str, card: &str) -> Story {
    let data = json!({"order": order, "customer": customer, "amount": "200.05",
        "currency": "CNY", "instrument": card});
    story.event(time, "order.placed", data)
}

fn redeemed(story: Story, time: &str, data: Value) -> Story {
    story.event(time, "instrument.redeemed", data)
}

#[test]
fn four_cards_refund_the_whole_purchase() {
    // n quarters of 1 000.01: 250.0025, 500.005, 750.0075, 1 000.01, each rounded once.
    let refunds = ["250.00", "500.01", "750.01", "1000.01"];
    let mut story = advocate();
    for (n, refund) in (1..=4).zip(refunds) {
        let (order, friend) = (format!("O{n}"), format!("F{n}"));
        story = orders_with(story, "2024-02-01T10:00", &order, &friend, &format!("K{n}"));
        story = story.pays("2024-02-01T11:00", &order, "180.04");
        assert_eq!(has(&story.summary(), "A", "CNY"), refund);
    }
    let summary = story.summary();
    // 10 % of 200.05 is 20.005: 20.01 off, 180.04 to pay.
    assert_eq!(summary["discounts"]["O1"]["CNY"], "20.01");
    assert_eq!(referrals(&summary), [4, 4, 4, 0, 0]);

    let story = story.refunds("2024-03-01T10:00", "OA", "600.01");
    assert_eq!(has(&story.summary(), "A", "CNY"), "400.00");
    let story = story.cancels("2024-03-02T10:00", "O1");
    assert_eq!(has(&story.summary(), "A", "CNY"), "300.00");
    assert_eq!(referrals(&story.summary()), [4, 3, 3, 0, 1]);
}

#[test]
fn a_late_card_discounts_and_refunds_nothing() {
    // 365 days after 1 January 2024 10:00 is 31 December 2024 10:00.
    let story = orders_with(advocate(), "2024-12-30T10:00", "O1", "F1", "K1");
    let story = orders_with(story, "2024-12-30T10:00", "O2", "F2", "K2")
        .pays("2024-12-31T10:00", "O1", "180.04")
        .pays("2024-12-31T10:00:00.000001", "O2", "180.04");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "CNY"), "250.00");
    assert_eq!(summary["discounts"]["O2"]["CNY"], "20.01");
    assert_eq!(referrals(&summary), [2, 2, 1, 0, 0]);
    assert!(rows(&summary).is_empty());
}

#[test]
fn a_plain_introduction_gives_neither() {
    let story = advocate()
        .brings("2024-01-02T10:00", "A", "F")
        .orders("2024-01-03T10:00", "O", "F", "100.00")
        .pays("2024-01-03T10:00", "O", "100.00");
    let summary = story.summary();
    assert_eq!(has(&summary, "A", "CNY"), "-");
    assert_eq!(referrals(&summary), [1, 1, 0, 0, 0]);
}

#[test]
fn cards_need_a_purchase_and_end_with_the_fourth() {
    let story = issued(advocate(), "2024-01-02T10:00", "K5", "A");
    let story = issued(story, "2024-01-02T10:00", "K6", "B");
    let story = issued(story, "2024-01-02T10:00", "K1", "A");
    let story = issued(story, "2024-01-02T10:00", "K2", "B");
    let bought = json!({"instrument": "K7", "kind": "card", "holder": "B", "price": "5.00"});
    let story = story.event("2024-01-03T10:00", "instrument.issued", bought);
    let story = orders_with(story, "2024-01-04T10:00", "O7", "F7", "K7");
    let summary = story.summary();
    assert_eq!(
        rows(&summary),
        [
            "e-10 B already_known",
            "e-7 A not_entitled",
            "e-8 B not_entitled",
            "e-12 F7 not_entitled",
        ]
    );
    assert_eq!(events(&summary), [12, 8, 3, 1, 0, 0]);
    assert_eq!(referrals(&summary), [1, 0, 0, 1, 0]);
}

#[test]
fn uses_are_refused_for_the_first_reason_that_fails() {
    let story = orders_with(advocate(), "2024-02-01T10:00", "O1", "A", "K1");
    let story = orders_with(story, "2024-02-02T10:00", "O2", "F2", "K1");
    let story = orders_with(story, "2024-02-03T10:00", "O3", "F3", "K1");
    let story = orders_with(story, "2024-02-04T10:00", "O4", "F2", "K2");
    let abroad = json!({"order": "O5", "customer": "F5", "amount": "9.00", "currency": "USD",
        "instrument": "K2"});
    let story = story
        .event("2024-02-05T10:00", "order.placed", abroad)
        .brings("2024-02-05T10:00", "B", "F6");
    let story = orders_with(story, "2024-02-06T10:00", "O6", "F6", "K2");
    let summary = story.summary();
    assert_eq!(
        rows(&summary),
        [
            "e-7 A self_referral",
            "e-9 F3 used_up",
            "e-10 F2 not_new",
            "e-11 F5 wrong_currency",
            "e-13 F6 already_referred",
        ]
    );
    assert_eq!(events(&summary), [13, 13, 0, 0, 0, 0]);
    // A with F2 stands; A with F3, F5 and F6 never stood; B with F6 stands.
    assert_eq!(referrals(&summary), [5, 2, 0, 3, 0]);
    assert_eq!(summary["discounts"], json!({"O2": {"CNY": "20.01"}}));
}

#[test]
fn a_cancelled_use_leaves_the_card_whole() {
    let story = orders_with(advocate(), "2024-02-01T10:00", "O1", "F1", "K1");
    let story = story.cancels("2024-02-02T10:00", "O1");
    let story = orders_with(story, "2024-02-03T10:00", "O2", "F2", "K1");
    let summary = story.summary();
    assert!(rows(&summary).is_empty());
    assert_eq!(summary["discounts"], json!({"O2": {"CNY": "20.01"}}));
}

#[test]
fn a_card_not_yet_issued_waits() {
    let story = Story::of("P09")
        .orders("2024-01-01T10:00", "OA", "A", "1000.00")
        .pays("2024-01-01T10:00", "OA", "1000.00");
    let story = orders_with(story, "2024-01-02T10:00", "O1", "F1", "K1").pays(
        "2024-01-02T10:00",
        "O1",
        "180.04",
    );
    assert_eq!(referrals(&story.summary()), [0, 0, 0, 0, 0]);
    let story = issued(story, "2024-01-03T10:00", "K1", "A");
    let summary = story.summary();
    assert_eq!(referrals(&summary), [1, 1, 1, 0, 0]);
    assert_eq!(has(&summary, "A", "CNY"), "250.00");
}

#[test]
fn a_card_redeemed_ahead_goes_to_the_next_first_order() {
    let story = redeemed(
        advocate(),
        "2024-02-01T10:00",
        json!({"instrument": "K1", "by": "F"}),
    );
    let story = redeemed(
        story,
        "2024-02-01T11:00",
        json!({"instrument": "K1", "by": "G"}),
    );
    let story = story
        .orders("2024-02-02T10:00", "O1", "F", "50.00")
        .orders("2024-02-03T10:00", "O2", "F", "60.00")
        .pays("2024-02-04T10:00", "O1", "45.00");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-8 G used_up"]);
    assert_eq!(summary["discounts"], json!({"O1": {"CNY": "5.00"}}));
    assert_eq!(has(&summary, "A", "CNY"), "250.00");
    assert_eq!(referrals(&summary), [2, 1, 1, 1, 0]);
}

#[test]
fn redeeming_with_the_order_that_named_the_card_is_the_same_use() {
    let story = orders_with(advocate(), "2024-02-01T10:00", "O1", "F1", "K1");
    let data = json!({"instrument": "K1", "by": "F1", "order": "O1"});
    let story = redeemed(story, "2024-02-01T10:00", data);
    let story = story.orders("2024-02-02T10:00", "O2", "F2", "30.00");
    let data = json!({"instrument": "K2", "by": "F2", "order": "O2"});
    let summary = redeemed(story, "2024-02-03T10:00", data).summary();
    assert!(rows(&summary).is_empty());
    let expected = json!({"O1": {"CNY": "20.01"}, "O2": {"CNY": "3.00"}});
    assert_eq!(summary["discounts"], expected);
    assert_eq!(referrals(&summary), [2, 2, 0, 0, 0]);
}

#[test]
fn fraud_takes_the_discount_and_the_refund_back() {
    let story = orders_with(advocate(), "2024-02-01T10:00", "O1", "F1", "K1")
        .pays("2024-02-01T10:00", "O1", "180.04")
        .fraud("2024-02-02T10:00", "A", "F1");
    let summary = story.summary();
    assert_eq!(summary["discounts"], json!({}));
    assert_eq!(has(&summary, "A", "CNY"), "-");
    assert_eq!(referrals(&summary), [1, 0, 0, 0, 1]);
}

#[test]
fn a_removed_purchase_hands_its_place_to_the_next() {
    let story = orders_with(advocate(), "2024-02-01T10:00", "O1", "F1", "K1")
        .pays("2024-02-01T10:00", "O1", "180.04")
        .cancels("2024-03-01T10:00", "OA");
    // Nothing is left to refund, but F1 did come in time.
    assert_eq!(has(&story.summary(), "A", "CNY"), "-");
    assert_eq!(referrals(&story.summary()), [1, 1, 1, 0, 0]);
    let story = story.orders("2024-03-02T10:00", "OB", "A", "80.00").pays(
        "2024-03-02T10:00",
        "OB",
        "80.00",
    );
    assert_eq!(has(&story.summary(), "A", "CNY"), "20.00");
    assert_eq!(referrals(&story.summary()), [1, 1, 1, 0, 0]);
}

#[test]
fn a_purchase_counts_less_its_own_discount() {
    // F pays 180.04 of 200.05, and a quarter of that comes back.
    let story = orders_with(advocate(), "2024-02-01T10:00", "OF", "F", "K1").pays(
        "2024-02-01T10:00",
        "OF",
        "180.04",
    );
    let story = issued(story, "2024-02-02T10:00", "KF", "F");
    let story = orders_with(story, "2024-02-03T10:00", "OG", "G", "KF").pays(
        "2024-02-03T10:00",
        "OG",
        "180.04",
    );
    assert_eq!(has(&story.summary(), "F", "CNY"), "45.01");
}

#[test]
fn what_comes_with_the_use_is_not_before_it() {
    let visit = |story: Story, time: &str, who: &str| {
        story.event(time, "visit.recorded", json!({"customer": who}))
    };
    let story = visit(advocate(), "2024-02-01T10:00", "F1");
    let story = orders_with(story, "2024-02-01T10:00", "O1", "F1", "K1");
    let story = visit(story, "2024-02-01T09:59", "F2");
    let story = orders_with(story, "2024-02-01T10:00", "O2", "F2", "K2");
    // F3 was new when introduced, and is not asked again.
    let story = visit(
        story.brings("2024-01-02T10:00", "A", "F3"),
        "2024-01-03T10:00",
        "F3",
    );
    let story = orders_with(story, "2024-02-01T10:00", "O3", "F3", "K3");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-10 F2 not_new"]);
    assert_eq!(referrals(&summary), [3, 2, 0, 1, 0]);
}

#[test]
fn a_card_has_one_use_and_a_refused_use_leaves_it_whole() {
    let data = json!({"instrument": "K1", "by": "F", "uses": 2});
    let story = redeemed(advocate(), "2024-02-01T10:00", data);
    let story = orders_with(story, "2024-02-02T10:00", "O", "F", "K1");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-7 F used_up"]);
    assert_eq!(summary["discounts"], json!({"O": {"CNY": "20.01"}}));
    assert_eq!(referrals(&summary), [1, 1, 0, 0, 0]);
}

#[test]
fn only_a_first_order_and_a_first_card_are_for_a_friend() {
    let ahead = |card: &str| json!({"instrument": card, "by": "F"});
    let story = redeemed(advocate(), "2024-02-01T10:00", ahead("K1"));
    let story = redeemed(story, "2024-02-02T10:00", ahead("K2"))
        .brings("2024-02-03T10:00", "A", "G")
        .orders("2024-02-03T10:00", "O1", "G", "10.00");
    let story = orders_with(story, "2024-02-03T10:00", "O2", "G", "K2");
    let summary = story.summary();
    assert_eq!(rows(&summary), ["e-8 F not_new", "e-11 G not_new"]);
    // F came with the card, G ordered.
    assert_eq!(referrals(&summary), [2, 2, 0, 0, 0]);
}

#[test]
fn a_purchase_abroad_entitles_to_nothing() {
    let abroad = json!({"order": "OA", "customer": "A", "amount": "9.00", "currency": "USD"});
    let story = Story::of("P09")
        .event("2024-01-01T10:00", "order.placed", abroad)
        .pays("2024-01-01T10:00", "OA", "9.00");
    let summary = issued(story, "2024-01-02T10:00", "K1", "A").summary();
    assert_eq!(rows(&summary), ["e-3 A not_entitled"]);
}
