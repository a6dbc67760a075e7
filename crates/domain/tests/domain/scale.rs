//! Long histories: a fact costs no more because many came before it. Were one of
//! these quadratic, the test would not end while anybody waits for it.

use goodword_domain::{
    event::{Event, read_event},
    program::{PRESETS, Program, read_definition},
    replay::replay,
    summary::Summary,
};
use serde_json::{Value, json};

use crate::presets;

const MANY: u32 = 10_000;

/// Facts of one program, a second apart.
struct History {
    program: Program,
    events: Vec<Event>,
    second: i64,
}

impl History {
    fn of(preset: &str) -> Self {
        let preset = PRESETS.iter().find(|known| known.name == preset).unwrap();
        let program = Program::always(read_definition(&presets::json(preset)).unwrap());
        Self {
            program,
            events: Vec::new(),
            second: 1_700_000_000,
        }
    }

    fn add(&mut self, kind: &str, data: &Value) {
        self.second += 1;
        let time = goodword_domain::moment::Moment::from_micros(self.second * 1_000_000);
        let event = json!({"specversion": "1.0", "id": format!("e-{}", self.events.len()),
            "source": "/shop", "type": kind, "time": time.to_rfc3339(), "data": data});
        self.events.push(read_event(&event).unwrap());
    }

    fn introduce(&mut self, friend: &str) {
        let data = json!({"advocate": "Ann", "friend": friend, "channel": "link"});
        self.add("referral.introduced", &data);
    }

    fn order(&mut self, order: &str, customer: &str) {
        self.add(
            "order.placed",
            &json!({"order": order, "customer": customer,
            "amount": "600.00", "currency": "CNY"}),
        );
        self.add(
            "payment.received",
            &json!({"order": order, "amount": "600.00"}),
        );
        self.add("order.delivered", &json!({"order": order}));
    }

    fn summary(self) -> Value {
        let replay = replay(&self.program, self.events, None);
        serde_json::to_value(Summary::of(&self.program, &replay)).unwrap()
    }
}

fn available<'s>(summary: &'s Value, who: &str, unit: &str) -> &'s str {
    summary["balances"][who][unit]["available"]
        .as_str()
        .unwrap_or("0")
}

#[test]
fn a_friend_with_many_orders_each_refunded_in_part() {
    let mut history = History::of("agent-commission");
    history.add(
        "customer.added",
        &json!({"customer": "Ann", "kind": "agent"}),
    );
    history.introduce("Bob");
    for n in 0..MANY {
        history.order(&format!("O-{n}"), "Bob");
    }
    for n in 0..MANY {
        let data = json!({"order": format!("O-{n}"), "amount": "100.00"});
        history.add("order.refunded", &data);
    }
    assert_eq!(available(&history.summary(), "Ann", "CNY"), "400000.00");
}

#[test]
fn a_friend_with_many_orders_the_first_of_which_are_cancelled_again_and_again() {
    let mut history = History::of("coupons-and-points");
    history.introduce("Bob");
    for n in 0..MANY {
        history.order(&format!("O-{n}"), "Bob");
    }
    for n in 0..MANY - 2 {
        history.add("order.cancelled", &json!({"order": format!("O-{n}")}));
    }
    let summary = history.summary();
    assert_eq!(available(&summary, "Ann", "points"), "250");
    assert_eq!(summary["referrals"]["converted"], 1);
}

#[test]
fn an_advocate_past_the_cap_with_many_friends() {
    let mut history = History::of("storage-both-sides");
    for n in 0..MANY {
        let friend = format!("F-{n}");
        history.introduce(&friend);
        history.add("customer.added", &json!({"customer": friend}));
    }
    for n in 0..MANY / 2 {
        history.add(
            "fraud.confirmed",
            &json!({"advocate": "Ann", "friend": format!("F-{n}")}),
        );
    }
    let summary = history.summary();
    assert_eq!(available(&summary, "Ann", "storage_mb"), "16000");
    assert_eq!(
        summary["refusals"].as_array().map(Vec::len),
        Some(5_000 - 32)
    );
}

#[test]
fn an_advocate_whose_deliveries_are_taken_back_one_by_one() {
    let mut history = History::of("dealer-milestones");
    for n in 0..MANY {
        let (friend, order) = (format!("F-{n}"), format!("O-{n}"));
        history.introduce(&friend);
        history.order(&order, &friend);
    }
    for n in 0..MANY - 1 {
        history.add("order.cancelled", &json!({"order": format!("O-{n}")}));
    }
    let summary = history.summary();
    assert_eq!(available(&summary, "Ann", "voucher:accessories"), "500.00");
    assert_eq!(available(&summary, "Ann", "service:maintenance-b"), "0");
    assert_eq!(summary["referrals"]["voided"], MANY - 1);
}

#[test]
fn an_account_with_many_credits_each_of_which_is_used() {
    let mut history = History::of("travel-credit");
    for n in 0..MANY {
        let (friend, order) = (format!("F-{n}"), format!("O-{n}"));
        history.introduce(&friend);
        history.order(&order, &friend);
        let data = json!({"customer": "Ann", "unit": "CNY", "amount": "99.00"});
        history.add("credit.used", &data);
    }
    assert_eq!(available(&history.summary(), "Ann", "CNY"), "10000.00");
}

#[test]
fn a_friend_whom_many_want_to_have_brought() {
    let mut history = History::of("storage-both-sides");
    for n in 0..MANY {
        let data = json!({"advocate": format!("A-{n}"), "friend": "Bob", "channel": "link"});
        history.add("referral.introduced", &data);
    }
    history.add("customer.added", &json!({"customer": "Bob"}));
    let summary = history.summary();
    assert_eq!(summary["referrals"]["refused"], MANY - 1);
    assert_eq!(available(&summary, "A-0", "storage_mb"), "500");
}

#[test]
fn many_buyers_with_cards_of_their_own() {
    let mut history = History::of("refund-after-four");
    history.order("O-0", "C-0");
    for n in 0..MANY / 4 {
        let (holder, friend) = (format!("C-{n}"), format!("C-{}", n + 1));
        let (card, order) = (format!("K-{n}"), format!("O-{}", n + 1));
        history.add(
            "instrument.issued",
            &json!({"instrument": card, "kind": "card",
            "holder": holder}),
        );
        history.add(
            "order.placed",
            &json!({"order": order, "customer": friend,
            "amount": "600.00", "currency": "CNY", "instrument": card}),
        );
        history.add(
            "payment.received",
            &json!({"order": order, "amount": "540.00"}),
        );
    }
    let summary = history.summary();
    assert_eq!(available(&summary, "C-0", "CNY"), "150.00");
    assert_eq!(available(&summary, "C-1", "CNY"), "135.00");
    assert_eq!(summary["referrals"]["converted"], MANY / 4);
}
