//! An optician, in traditional Chinese: a purchase brings four cards to give away.

use goodword_domain::moment::Moment;
use serde_json::json;

use super::Business;
use crate::demo::{
    calendar::{DAYS, Habits},
    names::ZH_HANT,
    people::Person,
    step::{Deed, Source},
    telling::Telling,
};

pub(super) static BUSINESS: Business = Business {
    number: 3,
    name: "明澈眼鏡",
    language: "zh-Hant",
    zone: "Asia/Taipei",
    currency: "TWD",
    shown: EYES,
    prefix: "K",
    names: &ZH_HANT,
    habits: Habits {
        week: [4, 4, 4, 4, 6, 9, 7],
        hours: (11, 21),
        holidays: &[
            ("2026-02-16", "2026-02-20"),
            ("2027-02-05", "2027-02-09"),
            ("2028-01-25", "2028-01-29"),
            ("2029-02-12", "2029-02-16"),
            ("10-10", "10-10"),
        ],
    },
    tell,
};

const EYES: &str = "young-eyes";
const LENSES: &str = "lens-club";
const ENDED: i64 = DAYS - 48;

/// Somebody who bought, and the numbers of the cards that are left.
struct Holder {
    person: Person,
    since: Moment,
    cards: Vec<String>,
}

fn tell(story: &mut Telling) {
    story.launch(
        Source::File(include_str!("../programs/four-friends.toml")),
        -260,
        -250,
    );
    story.launch(
        Source::File(include_str!("../programs/young-eyes.toml")),
        -1,
        0,
    );
    story.launch(
        Source::File(include_str!("../programs/lens-club.toml")),
        -1,
        0,
    );
    let season = include_str!("../programs/new-term.toml");
    story.launch(Source::File(season), DAYS - 5, DAYS + 28);
    let file = include_str!("../programs/young-eyes-2.toml");
    story.change(
        DAYS - 66,
        Deed::Revise {
            program: EYES,
            file,
        },
    );
    story.change(ENDED, Deed::End(LENSES));
    let customers = story.founders(40, "front-desk");
    let mut holders = Vec::new();
    for (person, since) in &customers[..18] {
        let at = story.later(*since, 0, 5);
        buys_and_gets_cards(story, &mut holders, person, at);
    }
    for day in story.busy_days(64) {
        if story.happens(52) {
            comes_with_card(story, &mut holders, day);
        } else {
            brought_online(story, &mut holders, day);
        }
    }
    trouble(story, &customers, &holders);
}

/// A pair of glasses, and four cards with numbers of the shop's own.
fn buys_and_gets_cards(
    story: &mut Telling,
    holders: &mut Vec<Holder>,
    person: &Person,
    at: Moment,
) {
    let price = story.between(24, 98) * 100;
    let order = story.order(person, at, price, ("glasses", None));
    story.pay(&order, at, price);
    gets_cards(story, holders, person, at);
}

fn gets_cards(story: &mut Telling, holders: &mut Vec<Holder>, person: &Person, paid: Moment) {
    let at = story.soon(paid, 2, 9);
    let mut cards = Vec::new();
    for number in 1..=4 {
        let card = format!("{}-{number}", person.id.replace("K-", "T"));
        let data = json!({"instrument": card, "kind": "card", "holder": person.id});
        story.fact(at, "till", "instrument.issued", data);
        cards.push(card);
    }
    let (person, since) = (person.clone(), at);
    holders.push(Holder {
        person,
        since,
        cards,
    });
}

/// A friend brings a card, and gets 10 % off the first pair.
fn comes_with_card(story: &mut Telling, holders: &mut Vec<Holder>, day: i64) {
    let at = story.in_shop(day);
    // The first who bought are the ones who give away most.
    let ready = |holder: &&mut Holder| holder.since < at && !holder.cards.is_empty();
    let mut ready: Vec<&mut Holder> = holders.iter_mut().filter(ready).collect();
    if ready.is_empty() {
        return;
    }
    let among = if story.happens(60) {
        ready.len().min(7)
    } else {
        ready.len()
    };
    let place = usize::try_from(story.between(0, 1_000)).unwrap_or(0) % among;
    let Some(card) = ready[place].cards.pop() else {
        return;
    };
    let friend = story.somebody();
    story.on_file(&friend, at, "front-desk", json!({"kind": "customer"}));
    let price = story.between(22, 90) * 100;
    let ordered = story.soon(at, 15, 60);
    let order = story.order(&friend, ordered, price, ("glasses", Some(&card)));
    if story.happens(5) {
        let cancelled = story.later(ordered, 1, 3);
        story.mark(&order, cancelled, "order.cancelled");
        return;
    }
    if story.happens(8) {
        return; // The glasses are ready, and nobody has come for them yet.
    }
    let paid = story.soon(ordered, 5, 20);
    story.pay(&order, paid, price * 9 / 10);
    gets_cards(story, holders, &friend, paid);
    let fetched = story.later(paid, 3, 8);
    story.mark(&order, fetched, "order.delivered");
    if story.happens(6) {
        let refunded = story.later(fetched, 2, 6);
        story.refund(&order, refunded, price * 9 / 10);
        return;
    }
    story.may_introduce(&friend, fetched, 2);
    if story.happens(50) {
        let asked = story.later(fetched, 6, 12);
        story.answers(
            &friend,
            asked,
            &[
                "驗光很仔細，鏡框也調得很舒服。",
                "服務親切，不推銷。",
                "新眼鏡很清楚，謝謝店長。",
            ],
        );
    }
}

/// A friend signs up for an eye test through a link.
fn brought_online(story: &mut Telling, holders: &mut Vec<Holder>, day: i64) {
    let lenses = story.happens(30) && (day < ENDED || story.happens(25));
    let program = if lenses { LENSES } else { EYES };
    let channels = [
        "link",
        "link",
        "chat",
        "chat",
        "qr",
        "qr",
        "social",
        "code",
        "sms",
        "email",
        "phone",
        "in_person",
        "form",
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
    if !story.happens(80) {
        return;
    }
    let signed_up = story.soon(at, 2, 200);
    story.on_file(&friend, signed_up, "website", json!({}));
    if !story.happens(78) {
        return;
    }
    let came = story.later(signed_up, 1, 12);
    let visit = json!({"customer": friend.id, "store": story.one(&["忠孝店", "板橋店"])});
    story.fact(came, "front-desk", "visit.recorded", visit);
    if !story.happens(76) {
        return;
    }
    let price = story.between(16, 60) * 100;
    let ordered = story.soon(came, 20, 70);
    let order = story.order(&friend, ordered, price, ("glasses", None));
    if program == EYES && story.happens(12) {
        let used = story.soon(ordered, 1, 2);
        story.use_credit(&friend, used, ("TWD", 300), &order);
    }
    let paid = story.soon(ordered, 3, 20);
    story.pay(&order, paid, price);
    gets_cards(story, holders, &friend, paid);
    story.may_introduce(&friend, paid, 2);
    if story.happens(35) {
        let again = story.later(paid, 40, 80);
        let order = story.order(&friend, again, 1200, ("lenses", None));
        story.pay(&order, again, 1200);
    }
}

fn trouble(story: &mut Telling, customers: &[(Person, Moment)], holders: &[Holder]) {
    let (first, second) = (&customers[0].0, &customers[1].0);
    let at = story.at_home(57);
    story.introduce((EYES, "link"), second, second, at);
    // A fifth card, and one that somebody else has used already.
    let at = story.in_shop(83);
    let data = json!({"instrument": "T-EXTRA", "kind": "card", "holder": first.id});
    story.fact(at, "till", "instrument.issued", data);
    for (day, place) in [(140, 0), (158, 1)] {
        let late = story.somebody();
        let at = story.in_shop(day);
        let card = format!("{}-4", holders[place].person.id.replace("K-", "T"));
        story.on_file(&late, at, "front-desk", json!({}));
        let ordered = story.soon(at, 10, 30);
        let order = story.order(&late, ordered, 3600, ("glasses", Some(&card)));
        let paid = story.soon(ordered, 5, 20);
        story.pay(&order, paid, 3600);
    }
    // Regulars who are brought as if they were new.
    for (day, old) in [(96, 20), (135, 22), (DAYS - 11, 24)] {
        let at = story.at_home(day);
        story.introduce((EYES, "chat"), first, &customers[old].0, at);
    }
    // A class mate of both children.
    let friend = story.somebody();
    let at = story.at_home(125);
    story.introduce((EYES, "chat"), second, &friend, at);
    let again = story.soon(at, 60, 400);
    story.introduce((EYES, "link"), first, &friend, again);
    // Sign-ups by one person under several names.
    for day in [101, 103, 107] {
        let made_up = story.somebody();
        let at = story.at_home(day);
        story.introduce((EYES, "link"), &customers[30].0, &made_up, at);
        let signed_up = story.soon(at, 1, 4);
        story.on_file(&made_up, signed_up, "website", json!({}));
        let found = story.later(at, 8, 14);
        story.fraud(&customers[30].0, &made_up, found);
    }
    // Points for which nothing was earned.
    let at = story.in_shop(DAYS - 22);
    story.use_credit(&customers[38].0, at, ("points", 800), "OK-2001");
}
