//! Practice P03.

use serde_json::json;

use crate::story::{Story, has, referrals, rows};

fn six_orders() -> Story {
    let mut story = Story::of("P03").brings("2024-01-01T10:00", "A", "F");
    for n in 1..=6 {
        let order = format!("O{n}");
        story = story.orders(&format!("2024-01-0{n}T11:00"), &order, "F", "10.00");
        story = story.pays(&format!("2024-01-0{n}T12:00"), &order, "10.00");
    }
    story
}

#[test]
fn first_200_then_four_times_50() {
    assert_eq!(has(&six_orders().summary(), "A", "points"), "400");
    assert_eq!(
        has(
            &six_orders().summary_at("2024-01-02T11:30:00"),
            "A",
            "points"
        ),
        "200"
    );
}

#[test]
fn later_orders_move_up() {
    let story = six_orders().cancels("2024-02-01T10:00", "O1");
    assert_eq!(has(&story.summary(), "A", "points"), "400");
    let story = story.refunds("2024-02-02T10:00", "O6", "4.00");
    assert_eq!(has(&story.summary(), "A", "points"), "400");
    let story = story.refunds("2024-02-03T10:00", "O6", "6.00");
    assert_eq!(has(&story.summary(), "A", "points"), "350");
}

#[test]
fn final_parts_refunds_and_nothing_to_pay_make_an_order_paid() {
    let last = json!({"order": "O2", "amount": "1.00", "final": true});
    let story = Story::of("P03")
        .brings("2024-01-01T10:00", "A", "F")
        .orders("2024-01-02T10:00", "O1", "F", "0.00")
        .orders("2024-01-03T10:00", "O2", "F", "90.00")
        .event("2024-01-03T11:00", "payment.received", last)
        .orders("2024-01-04T10:00", "O3", "F", "90.00")
        .pays("2024-01-04T11:00", "O3", "40.00");
    assert_eq!(has(&story.summary(), "A", "points"), "250");
    let story = story.refunds("2024-01-05T10:00", "O3", "50.00");
    assert_eq!(has(&story.summary(), "A", "points"), "300");
    let story =
        story
            .pays("2024-01-01T09:00", "O4", "5.00")
            .orders("2024-01-06T10:00", "O4", "F", "5.00");
    assert_eq!(has(&story.summary(), "A", "points"), "350");
}

#[test]
fn a_foreign_order_takes_its_place_and_earns_nothing() {
    let abroad = json!({"order": "X", "customer": "F", "amount": "5.00", "currency": "USD"});
    let story = Story::of("P03")
        .brings("2024-01-01T10:00", "A", "F")
        .event("2024-01-02T10:00", "order.placed", abroad)
        .pays("2024-01-02T11:00", "X", "5.00")
        .orders("2024-01-03T10:00", "O", "F", "5.00");
    assert_eq!(referrals(&story.summary()), [1, 1, 0, 0, 0]);
    let story = story.pays("2024-01-03T11:00", "O", "5.00");
    assert_eq!(has(&story.summary(), "A", "points"), "50");
    assert_eq!(rows(&story.summary()), ["e-2 F wrong_currency"]);
}

#[test]
fn all_that_converted_falls_and_the_pair_is_voided() {
    let mut story = six_orders();
    for n in 1..=6 {
        story = story.cancels("2024-02-01T10:00", &format!("O{n}"));
    }
    let story = story.brings("2024-02-02T10:00", "B", "F");
    assert_eq!(referrals(&story.summary()), [2, 0, 0, 1, 1]);
    assert_eq!(rows(&story.summary()), ["e-20 F already_referred"]);
}

#[test]
fn places_go_by_payment_and_past_the_fifth_nothing_is_expected() {
    let abroad = json!({"order": "X", "customer": "F", "amount": "5.00", "currency": "USD"});
    let story = six_orders()
        .event("2024-01-01T10:30", "order.placed", abroad)
        .pays("2024-03-01T10:00", "X", "5.00");
    assert_eq!(has(&story.summary(), "A", "points"), "400");
    assert!(rows(&story.summary()).is_empty());
    let story = story
        .cancels("2024-03-02T10:00", "O1")
        .cancels("2024-03-02T10:00", "O2");
    assert_eq!(has(&story.summary(), "A", "points"), "350");
    assert_eq!(rows(&story.summary()), ["e-14 F wrong_currency"]);
}
