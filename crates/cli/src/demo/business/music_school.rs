//! A music school, in English: families bring families.

use goodword_domain::moment::Moment;
use serde_json::json;

use super::Business;
use crate::demo::{
    calendar::{DAYS, Habits},
    names::EN,
    people::Person,
    step::{Deed, Source},
    telling::Telling,
};

pub(super) static BUSINESS: Business = Business {
    number: 0,
    name: "Cedar & Strings Music School",
    language: "en",
    zone: "America/Chicago",
    currency: "USD",
    shown: BRING,
    prefix: "P",
    names: &EN,
    habits: Habits {
        week: [5, 6, 6, 6, 4, 7, 0],
        hours: (10, 20),
        holidays: &[("01-01", "01-02"), ("07-04", "07-04"), ("12-23", "12-31")],
    },
    tell,
};

const BRING: &str = "bring-a-friend";
const CIRCLE: &str = "recital-circle";
const TRIAL: &str = "trial-lesson-points";
/// The day on which the points for trial lessons were stopped.
const PAUSED: i64 = DAYS - 33;
/// The day on which a friend's first month began to bring 40 instead of 25.
const REVISED: i64 = DAYS - 75;

fn tell(story: &mut Telling) {
    story.launch(
        Source::File(include_str!("../programs/bring-a-friend.toml")),
        -1,
        0,
    );
    story.launch(
        Source::File(include_str!("../programs/recital-circle.toml")),
        -1,
        0,
    );
    story.launch(
        Source::File(include_str!("../programs/trial-lesson-points.toml")),
        -1,
        0,
    );
    let duets = include_str!("../programs/duet-weekend.toml");
    story.launch(Source::File(duets), DAYS - 2, DAYS + 18);
    let file = include_str!("../programs/bring-a-friend-2.toml");
    story.change(
        REVISED,
        Deed::Revise {
            program: BRING,
            file,
        },
    );
    story.change(PAUSED, Deed::Pause(TRIAL));
    let pupils = story.founders(36, "front-desk");
    for (pupil, since) in &pupils[..10] {
        let first = story.later(*since, 1, 6);
        lessons(story, pupil, first, 2);
    }
    for day in story.busy_days(64) {
        friend(story, day);
    }
    trouble(story, &pupils);
}

/// Somebody is brought, and does what such people do.
fn friend(story: &mut Telling, day: i64) {
    let program = match story.between(0, 99) {
        0..=61 => BRING,
        62..=81 => CIRCLE,
        // Some hand on an old leaflet after the program was paused.
        _ if day < PAUSED || story.happens(12) => TRIAL,
        _ => BRING,
    };
    let channels = [
        "link",
        "link",
        "link",
        "qr",
        "code",
        "email",
        "sms",
        "social",
        "chat",
        "in_person",
        "in_person",
        "phone",
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
    if !story.happens(84) {
        return;
    }
    let source = if at_desk { "front-desk" } else { "website" };
    let (from, to) = if at_desk { (2, 15) } else { (3, 600) };
    let signed_up = story.soon(at, from, to);
    story.on_file(&friend, signed_up, source, json!({}));
    if !story.happens(80) {
        return;
    }
    let booked = story.soon(signed_up, 1, 240);
    story.fact(
        booked,
        "website",
        "booking.made",
        json!({"customer": friend.id}),
    );
    let came = story.later(booked, 1, 9);
    let visit = json!({"customer": friend.id, "store": "Lincoln Avenue studio"});
    story.fact(came, "front-desk", "visit.recorded", visit);
    if story.happens(72) {
        enrols(story, (&advocate, &friend), program, came);
    }
}

/// The trial lesson was good: the first month is ordered.
fn enrols(
    story: &mut Telling,
    (advocate, friend): (&Person, &Person),
    program: &str,
    came: Moment,
) {
    let at = story.later(came, 0, 8);
    let tuition = story.between(8, 15) * 10;
    let coupon = format!("{BRING}/friend/{0}/{0}/1", friend.id);
    let uses = program == BRING && story.happens(80);
    let coupon = uses.then_some(coupon.as_str());
    let order = story.order(friend, at, tuition, ("lesson", coupon));
    if story.happens(5) {
        let cancelled = story.later(at, 1, 4);
        story.mark(&order, cancelled, "order.cancelled");
        return;
    }
    let paid = story.soon(at, 2, 50);
    story.pay(&order, paid, if uses { tuition - 20 } else { tuition });
    if story.happens(7) {
        let refunded = story.later(paid, 3, 12);
        story.refund(&order, refunded, if uses { tuition - 20 } else { tuition });
        return;
    }
    let eagerness = if story.happens(10) { 8 } else { 2 };
    story.may_introduce(friend, paid, eagerness);
    if story.happens(45) {
        let asked = story.later(paid, 14, 30);
        story.answers(
            friend,
            asked,
            &[
                "Our daughter counts the days to Thursday.",
                "Patient teacher, lovely rooms.",
                "Great trial lesson, easy to book.",
            ],
        );
    }
    if program == BRING && story.happens(8) {
        // What was earned goes towards the advocate's own next month.
        let used = story.later(paid, 4, 20);
        let own = story.order(advocate, used, 110, ("lesson", None));
        let moment = story.soon(used, 1, 5);
        story.use_credit(advocate, moment, ("USD", 20), &own);
        let settled = story.soon(moment, 1, 9);
        story.pay(&own, settled, 110);
    }
    let next = story.later(paid, 28, 33);
    lessons(story, friend, next, 3);
}

/// Month after month, for as long as it goes well.
fn lessons(story: &mut Telling, pupil: &Person, first: Moment, most: u32) {
    let mut at = first;
    let tuition = story.between(8, 15) * 10;
    for _ in 0..most {
        let order = story.order(pupil, at, tuition, ("lesson", None));
        let paid = story.soon(at, 1, 30);
        story.pay(&order, paid, tuition);
        if !story.happens(86) {
            return;
        }
        at = story.later(at, 28, 33);
    }
}

/// What goes wrong in every such school.
fn trouble(story: &mut Telling, pupils: &[(Person, Moment)]) {
    let (first, second, third) = (&pupils[0].0, &pupils[1].0, &pupils[9].0);
    // Somebody tries the own link, and somebody brings who was here before.
    let at = story.at_home(60);
    story.introduce((BRING, "link"), third, third, at);
    for (day, old) in [(88, 20), (121, 24), (150, 31)] {
        let at = story.in_shop(day);
        story.introduce((BRING, "in_person"), second, &pupils[old].0, at);
    }
    // More trial lessons than the points' cap pays for.
    for day in [14, 25, 37, 52] {
        let friend = story.somebody();
        let at = story.in_shop(day);
        story.introduce((TRIAL, "in_person"), second, &friend, at);
        story.on_file(&friend, at, "front-desk", json!({}));
    }
    // Three names that nobody answers to.
    for day in [104, 118, 139] {
        let made_up = story.somebody();
        let at = story.at_home(day);
        story.introduce((BRING, "form"), &pupils[12].0, &made_up, at);
        let found = story.later(at, 6, 15);
        story.fraud(&pupils[12].0, &made_up, found);
    }
    // One friend, two advocates: whose note was found later, but written first.
    let friend = story.somebody();
    let at = story.in_shop(128);
    let note = Moment::from_micros(at.micros() - 86_400_000_000);
    story.introduce((BRING, "in_person"), first, &friend, at);
    story.on_file(&friend, at, "front-desk", json!({}));
    let found = story.later(at, 5, 9);
    let data = json!({"advocate": pupils[7].0.id, "friend": friend.id, "channel": "form",
        "program": BRING, "registered_by": "S-02"});
    story.late_fact((note, found), "front-desk", "referral.introduced", data);
    // More credit than there is.
    let at = story.in_shop(DAYS - 20);
    let order = story.order(&pupils[30].0, at, 120, ("lesson", None));
    story.use_credit(&pupils[30].0, at, ("USD", 60), &order);
    story.pay(&order, at, 120);
}
