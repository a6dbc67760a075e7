//! A car dealer, in simplified Chinese: owners bring buyers, face to face.

use goodword_domain::moment::Moment;
use serde_json::json;

use super::Business;
use crate::demo::{
    calendar::{DAYS, Habits},
    names::ZH_HANS,
    people::Person,
    step::{Deed, Source},
    telling::Telling,
};

pub(super) static BUSINESS: Business = Business {
    number: 1,
    name: "晨星汽车",
    language: "zh-Hans",
    zone: "Asia/Shanghai",
    currency: "CNY",
    shown: MILESTONES,
    prefix: "C",
    names: &ZH_HANS,
    habits: Habits {
        week: [3, 3, 3, 4, 5, 9, 9],
        hours: (9, 19),
        // Spring Festival moves with the moon.
        holidays: &[
            ("2026-02-16", "2026-02-20"),
            ("2027-02-05", "2027-02-09"),
            ("2028-01-25", "2028-01-29"),
            ("2029-02-12", "2029-02-16"),
            ("10-01", "10-02"),
        ],
    },
    tell,
};

const MILESTONES: &str = "dealer-milestones";
const SERVICE: &str = "coupons-and-points";
const AGENTS: &str = "agent-lead-fee";
/// The day on which the fee for agents ended.
const ENDED: i64 = DAYS - 26;

fn tell(story: &mut Telling) {
    story.launch(Source::Preset(MILESTONES), -1, 0);
    story.launch(Source::Preset(SERVICE), -1, 10);
    story.launch(
        Source::File(include_str!("../programs/agent-lead-fee.toml")),
        -1,
        0,
    );
    let electric = include_str!("../programs/electric-weekend.toml");
    story.launch(Source::File(electric), DAYS - 4, DAYS + 14);
    let file = include_str!("../programs/coupons-and-points-2.toml");
    story.change(
        DAYS - 60,
        Deed::Revise {
            program: SERVICE,
            file,
        },
    );
    story.change(ENDED, Deed::End(AGENTS));
    let owners = story.founders(42, "dms");
    let agents = agents(story);
    for (owner, since) in &owners[..10] {
        let at = story.later(*since, 60, 200);
        service(story, owner, at, None);
    }
    for day in story.busy_days(68) {
        match story.between(0, 99) {
            0..=57 => buyer(story, day),
            58..=84 => driver(story, day),
            _ => lead(story, day, &agents),
        }
    }
    trouble(story, &owners, &agents);
}

/// People who sell insurance and loans, and send buyers for a fee; the first recruited
/// the others.
fn agents(story: &mut Telling) -> Vec<Person> {
    let mut agents: Vec<Person> = Vec::new();
    for number in 0..5 {
        let agent = story.somebody();
        let at = story.in_shop(-30 + number * 4);
        let mut more = json!({"kind": "agent"});
        if let Some(first) = agents.first() {
            more["recruited_by"] = json!(first.id);
        }
        story.on_file(&agent, at, "dms", more);
        agents.push(agent);
    }
    agents
}

/// Somebody comes to look at a new car.
fn buyer(story: &mut Telling, day: i64) {
    let channels = [
        "in_person",
        "in_person",
        "in_person",
        "phone",
        "phone",
        "chat",
        "chat",
        "form",
        "qr",
        "link",
    ];
    let channel = story.one(&channels);
    let at = story.in_shop(day);
    let Some(advocate) = story.advocate(at) else {
        return;
    };
    let friend = story.somebody();
    story.introduce((MILESTONES, channel), &advocate, &friend, at);
    if !story.happens(88) {
        return;
    }
    let opened = story.soon(at, 2, 20);
    story.on_file(&friend, opened, "dms", json!({"kind": "prospect"}));
    if !story.happens(86) {
        return;
    }
    let came = story.later(opened, 0, 7);
    let mut visit = json!({"customer": friend.id, "store": story.one(&["浦东店", "徐汇店"])});
    if story.happens(45) {
        visit["accompanied_by"] = json!(advocate.id);
    }
    story.fact(came, "dms", "visit.recorded", visit);
    if story.happens(64) {
        sale(story, &friend, came);
    }
}

fn sale(story: &mut Telling, buyer: &Person, came: Moment) {
    let ordered = story.later(came, 0, 12);
    let price = story.between(88, 336) * 1000 + 800;
    let order = story.order(buyer, ordered, price, ("sale", None));
    if story.happens(8) {
        let cancelled = story.later(ordered, 2, 9);
        story.mark(&order, cancelled, "order.cancelled");
        return;
    }
    let paid = story.later(ordered, 0, 4);
    story.pay(&order, paid, price);
    let invoiced = story.soon(paid, 10, 60);
    story.mark(&order, invoiced, "order.invoiced");
    let delivered = story.later(invoiced, 4, 18);
    story.mark(&order, delivered, "order.delivered");
    if story.happens(5) {
        let returned = story.later(delivered, 5, 7);
        story.refund(&order, returned, price);
        return;
    }
    let eagerness = if story.happens(12) { 7 } else { 2 };
    story.may_introduce(buyer, delivered, eagerness);
    if story.happens(60) {
        let asked = story.later(delivered, 7, 14);
        story.answers(
            buyer,
            asked,
            &[
                "销售顾问很耐心，交车仪式很用心。",
                "车况好，手续办得快。",
                "试驾体验很棒，会推荐给同事。",
            ],
        );
    }
}

/// Somebody brings the car of another dealer for a service.
fn driver(story: &mut Telling, day: i64) {
    let channels = [
        "link", "link", "qr", "qr", "code", "social", "chat", "chat", "sms", "email",
    ];
    let channel = story.one(&channels);
    let at = story.at_home(day);
    let Some(advocate) = story.advocate(at) else {
        return;
    };
    let friend = story.somebody();
    story.introduce((SERVICE, channel), &advocate, &friend, at);
    if !story.happens(82) {
        return;
    }
    let signed_up = story.soon(at, 2, 300);
    story.on_file(&friend, signed_up, "website", json!({}));
    if story.happens(74) {
        let came = story.later(signed_up, 1, 16);
        let coupon = format!("{SERVICE}/friend/{0}/{0}/1", friend.id);
        service(story, &friend, came, Some(&coupon));
        story.may_introduce(&friend, came, 1);
        for _ in 0..story.between(0, 2) {
            let again = story.later(came, 30, 70);
            service(story, &friend, again, None);
        }
    }
}

fn service(story: &mut Telling, who: &Person, at: Moment, coupon: Option<&str>) {
    let price = story.between(28, 160) * 10;
    let order = story.order(who, at, price, ("maintenance", coupon));
    let paid = story.soon(at, 60, 180);
    story.pay(&order, paid, price - if coupon.is_some() { 20 } else { 0 });
    let delivered = story.soon(paid, 5, 30);
    story.mark(&order, delivered, "order.delivered");
}

/// An agent sends somebody who wants a used car.
fn lead(story: &mut Telling, day: i64, agents: &[Person]) {
    let at = story.in_shop(day);
    let place = usize::try_from(story.between(0, 4)).unwrap_or(0);
    // Now and then an owner who is no agent tries it too.
    let owner = if story.happens(20) {
        story.advocate(at)
    } else {
        None
    };
    let advocate = owner.unwrap_or_else(|| agents[place].clone());
    let friend = story.somebody();
    let channel = story.one(&["phone", "form", "chat", "email"]);
    story.introduce((AGENTS, channel), &advocate, &friend, at);
    if day >= ENDED || !story.happens(80) {
        return;
    }
    let opened = story.soon(at, 2, 40);
    story.on_file(&friend, opened, "dms", json!({"kind": "prospect"}));
    if story.happens(65) {
        let ordered = story.later(opened, 2, 14);
        let price = story.between(32, 110) * 1000;
        let order = story.order(&friend, ordered, price, ("used", None));
        let paid = story.later(ordered, 0, 5);
        story.pay(&order, paid, price);
        let delivered = story.later(paid, 1, 6);
        story.mark(&order, delivered, "order.delivered");
    }
}

/// What goes wrong at every dealer.
fn trouble(story: &mut Telling, owners: &[(Person, Moment)], agents: &[Person]) {
    let (first, second) = (&owners[0].0, &owners[1].0);
    let at = story.in_shop(51);
    story.introduce((MILESTONES, "form"), second, second, at);
    // The customer had been in the showroom before anybody told of an introduction.
    for (day, advocate) in [(77, 0), (131, 3), (DAYS - 12, 6)] {
        let friend = story.somebody();
        let came = story.in_shop(day);
        let visit = json!({"customer": friend.id, "store": "浦东店"});
        story.fact(came, "dms", "visit.recorded", visit);
        let told = story.later(came, 2, 5);
        story.introduce((MILESTONES, "phone"), &owners[advocate].0, &friend, told);
    }
    // Two owners bring the same neighbour.
    let neighbour = story.somebody();
    let at = story.in_shop(112);
    story.introduce((MILESTONES, "in_person"), first, &neighbour, at);
    let again = story.later(at, 1, 3);
    story.introduce((MILESTONES, "chat"), second, &neighbour, again);
    let opened = story.soon(again, 5, 20);
    story.on_file(&neighbour, opened, "dms", json!({"kind": "prospect"}));
    sale(story, &neighbour, opened);
    // An agent who sent people that do not exist.
    for day in [66, 69, 72] {
        let made_up = story.somebody();
        let at = story.in_shop(day);
        story.introduce((AGENTS, "phone"), &agents[3], &made_up, at);
        let found = story.later(at, 10, 20);
        story.fraud(&agents[3], &made_up, found);
    }
    // An owner who is no agent hopes for an agent's fee.
    let friend = story.somebody();
    let at = story.in_shop(73);
    story.introduce((AGENTS, "form"), &owners[8].0, &friend, at);
    let order = story.order(&friend, at, 64_000, ("used", None));
    story.pay(&order, at, 64_000);
    let delivered = story.later(at, 2, 5);
    story.mark(&order, delivered, "order.delivered");
    // A car came back, and with it what its buyer's friend had got for it.
    let friend = story.somebody();
    let at = story.in_shop(118);
    story.introduce((MILESTONES, "phone"), &owners[21].0, &friend, at);
    let order = story.order(&friend, at, 98_800, ("sale", None));
    story.pay(&order, at, 98_800);
    let delivered = story.later(at, 4, 8);
    story.mark(&order, delivered, "order.delivered");
    let returned = story.later(delivered, 5, 7);
    story.refund(&order, returned, 98_800);
    // A delivery that the workshop reported only at the month's end.
    let friend = story.somebody();
    let at = story.in_shop(95);
    story.introduce((MILESTONES, "in_person"), first, &friend, at);
    let ordered = story.later(at, 1, 4);
    let order = story.order(&friend, ordered, 156_800, ("sale", None));
    story.pay(&order, ordered, 156_800);
    let delivered = story.later(ordered, 3, 5);
    let told = story.later(delivered, 16, 22);
    let data = json!({"order": order});
    story.late_fact((delivered, told), "till", "order.delivered", data);
    // Points that are not there are not spent.
    let at = story.in_shop(DAYS - 15);
    story.use_credit(&owners[40].0, at, ("points", 5000), "OC-2001");
}
