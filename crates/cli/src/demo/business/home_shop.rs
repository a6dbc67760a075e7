//! A shop for carpets and crafts, in Persian: friends send each other links.

use goodword_domain::moment::Moment;
use serde_json::json;

use super::Business;
use crate::demo::{
    calendar::{DAYS, Habits},
    names::FA,
    people::Person,
    step::{Deed, Source},
    telling::Telling,
};

pub(super) static BUSINESS: Business = Business {
    number: 2,
    name: "فروشگاه گلستان",
    language: "fa",
    zone: "Asia/Tehran",
    currency: "IRR",
    shown: COMPANIONS,
    prefix: "M",
    names: &FA,
    habits: Habits {
        // Friday is the day of rest.
        week: [5, 5, 5, 8, 0, 6, 5],
        hours: (10, 21),
        // Nowruz, as the sun has it, and the thirteenth day out of doors.
        holidays: &[("03-20", "03-24"), ("04-01", "04-02"), ("06-04", "06-04")],
    },
    tell,
};

const COMPANIONS: &str = "golestan-companions";
const STEPS: &str = "friendship-steps";
const CRAFTS: &str = "crafts-club";
const PAUSED: i64 = DAYS - 40;

fn tell(story: &mut Telling) {
    story.launch(
        Source::File(include_str!("../programs/golestan-companions.toml")),
        -1,
        0,
    );
    story.launch(
        Source::File(include_str!("../programs/friendship-steps.toml")),
        -1,
        7,
    );
    story.launch(
        Source::File(include_str!("../programs/crafts-club.toml")),
        -1,
        0,
    );
    let season = include_str!("../programs/season-festival.toml");
    story.launch(Source::File(season), DAYS - 3, DAYS + 21);
    let file = include_str!("../programs/golestan-companions-2.toml");
    story.change(
        DAYS - 80,
        Deed::Revise {
            program: COMPANIONS,
            file,
        },
    );
    story.change(PAUSED, Deed::Pause(CRAFTS));
    let customers = story.founders(36, "till");
    for (customer, since) in &customers[..12] {
        let at = story.later(*since, 0, 3);
        purchase(story, customer, at, None);
    }
    for day in story.busy_days(72) {
        friend(story, day);
    }
    trouble(story, &customers);
}

fn friend(story: &mut Telling, day: i64) {
    let program = match story.between(0, 99) {
        0..=63 => COMPANIONS,
        64..=85 => STEPS,
        _ if day < PAUSED || story.happens(25) => CRAFTS,
        _ => STEPS,
    };
    let channels = [
        "link",
        "link",
        "chat",
        "chat",
        "chat",
        "social",
        "social",
        "code",
        "qr",
        "sms",
        "in_person",
        "phone",
        "form",
        "email",
    ];
    let channel = story.one(&channels);
    let at_desk = matches!(channel, "in_person" | "phone" | "form");
    let at = if at_desk {
        story.in_shop(day)
    } else {
        story.at_home(day)
    };
    let Some(advocate) = story.advocate(at) else {
        return;
    };
    let friend = story.somebody();
    story.introduce((program, channel), &advocate, &friend, at);
    if !story.happens(83) {
        return;
    }
    let source = if at_desk { "till" } else { "website" };
    let signed_up = story.soon(at, 3, 400);
    story.on_file(&friend, signed_up, source, json!({}));
    if !story.happens(74) {
        return;
    }
    let ordered = story.later(signed_up, 0, 14);
    let credit = (program == COMPANIONS && story.happens(9)).then_some(2_000_000);
    if !purchase(story, &friend, ordered, credit) {
        return;
    }
    let eagerness = if story.happens(12) { 8 } else { 2 };
    story.may_introduce(&friend, ordered, eagerness);
    let mut again = ordered;
    for _ in 0..story.between(0, 2) {
        again = story.later(again, 25, 60);
        purchase(story, &friend, again, None);
    }
    if story.happens(50) {
        let asked = story.later(ordered, 8, 16);
        story.answers(
            &friend,
            asked,
            &[
                "گلیم از عکسش هم زیباتر بود.",
                "بسته‌بندی عالی و ارسال به‌موقع.",
                "فروشنده با حوصله راهنمایی کرد.",
            ],
        );
    }
}

/// An order, paid and delivered, unless it goes wrong; whether it went well.
fn purchase(story: &mut Telling, who: &Person, at: Moment, credit: Option<i64>) -> bool {
    let price = story.between(16, 120) * 500_000;
    let category = story.one(&["carpet", "pottery", "textile", "copper"]);
    let order = story.order(who, at, price, (category, None));
    if let Some(credit) = credit {
        let used = story.soon(at, 1, 4);
        story.use_credit(who, used, ("IRR", credit), &order);
    }
    let paid = story.soon(at, 5, 40);
    story.pay(&order, paid, price);
    if story.happens(5) {
        let cancelled = story.later(paid, 1, 2);
        story.mark(&order, cancelled, "order.cancelled");
        return false;
    }
    let delivered = story.later(paid, 2, 6);
    story.mark(&order, delivered, "order.delivered");
    if story.happens(6) {
        let refunded = story.later(delivered, 2, 7);
        story.refund(&order, refunded, price);
        return false;
    }
    if story.happens(7) {
        // One piece of several came back.
        let refunded = story.later(delivered, 2, 7);
        story.refund(&order, refunded, price / 4);
    }
    true
}

fn trouble(story: &mut Telling, customers: &[(Person, Moment)]) {
    let (first, second) = (&customers[0].0, &customers[1].0);
    let at = story.at_home(44);
    story.introduce((COMPANIONS, "link"), second, second, at);
    for (day, old) in [(72, 19), (118, 23), (DAYS - 9, 27)] {
        let at = story.at_home(day);
        story.introduce((COMPANIONS, "chat"), first, &customers[old].0, at);
    }
    // A cousin whom both brought.
    let cousin = story.somebody();
    let at = story.at_home(99);
    story.introduce((COMPANIONS, "chat"), second, &cousin, at);
    let again = story.soon(at, 30, 300);
    story.introduce((COMPANIONS, "social"), first, &cousin, again);
    let signed_up = story.soon(again, 10, 60);
    story.on_file(&cousin, signed_up, "website", json!({}));
    let ordered = story.later(signed_up, 2, 5);
    purchase(story, &cousin, ordered, Some(2_000_000));
    // Names out of a telephone book.
    for day in [81, 84, 90] {
        let made_up = story.somebody();
        let at = story.at_home(day);
        story.introduce((CRAFTS, "form"), &customers[11].0, &made_up, at);
        let signed_up = story.soon(at, 1, 5);
        story.on_file(&made_up, signed_up, "website", json!({}));
        let found = story.later(at, 5, 12);
        story.fraud(&customers[11].0, &made_up, found);
    }
    // More credit than was there, and a price in another currency.
    let at = story.in_shop(DAYS - 18);
    let order = story.order(&customers[33].0, at, 12_000_000, ("pottery", None));
    story.use_credit(&customers[33].0, at, ("IRR", 9_000_000), &order);
    story.pay(&order, at, 12_000_000);
    let tourist = story.somebody();
    let at = story.at_home(DAYS - 30);
    story.introduce((STEPS, "social"), first, &tourist, at);
    story.on_file(&tourist, at, "website", json!({}));
    let ordered = story.later(at, 1, 3);
    let data = json!({"order": "OM-EUR-1", "customer": tourist.id, "category": "carpet",
        "amount": "420.00", "currency": "EUR"});
    story.fact(ordered, "till", "order.placed", data);
    story.pay("OM-EUR-1", ordered, 420);
    let delivered = story.later(ordered, 4, 8);
    story.mark("OM-EUR-1", delivered, "order.delivered");
}
