//! Events for tests: one at a time, and a whole shop's worth by seed.

use serde_json::{Value, json};

/// An event at `time`, as a line without its break.
pub(crate) fn event(id: &str, kind: &str, time: &str, data: &Value) -> String {
    json!({"specversion": "1.0", "id": id, "source": "/test", "type": kind, "time": time,
        "data": data})
    .to_string()
}

/// A day of the year 2024 and an hour, in the zone of the presets.
pub(crate) fn at(day: u32, hour: u32) -> String {
    let (month, day) = (1 + day / 28, 1 + day % 28);
    format!("2024-{month:02}-{day:02}T{hour:02}:30:00+08:00")
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn day(&mut self) -> u32 {
        u32::try_from(self.below(300)).unwrap_or_default()
    }
}

/// A shop's worth of events, in no order of time: `groups` advocates with two
/// friends each and what those do. Each inner list belongs together.
pub(crate) fn shop(seed: u64, groups: u64) -> Vec<Vec<String>> {
    let mut chance = Chance(seed);
    (0..groups)
        .map(|group| story(&mut chance, &format!("{seed}-{group}")))
        .collect()
}

fn story(chance: &mut Chance, name: &str) -> Vec<String> {
    let mut events = Vec::new();
    let mut tell = |kind: &str, day: u32, hour: u32, data: Value| {
        let id = format!("{name}-{}", events.len());
        events.push(event(&id, kind, &at(day, hour), &data));
    };
    let advocate = format!("A-{name}");
    let kind = if chance.below(2) == 0 {
        "agent"
    } else {
        "customer"
    };
    let club = chance.below(2) == 0;
    tell(
        "customer.added",
        0,
        9,
        json!({"customer": advocate, "kind": kind, "club": club}),
    );
    for index in 0..2 {
        let friend = format!("F-{name}-{index}");
        let start = chance.day();
        let data = json!({"advocate": advocate, "friend": friend, "channel": "link"});
        tell("referral.introduced", start, 10, data);
        if chance.below(5) > 0 {
            tell("customer.added", start, 12, json!({"customer": friend}));
        }
        for order in 0..chance.below(3) {
            let (order, day) = (format!("O-{friend}-{order}"), start + 1);
            let amount = format!("{}.{:02}", 100 + chance.below(2_000), chance.below(100));
            let placed = json!({"order": order, "customer": friend, "amount": amount,
                "currency": "CNY"});
            tell("order.placed", day, 13, placed);
            let paid = json!({"order": order, "amount": amount, "final": true});
            tell("payment.received", day + 1, 14, paid);
            tell("order.delivered", day + 2, 15, json!({"order": order}));
            match chance.below(6) {
                0 => tell("order.cancelled", day + 4, 16, json!({"order": order})),
                1 => tell(
                    "order.refunded",
                    day + 4,
                    16,
                    json!({"order": order, "amount": "50.00"}),
                ),
                _ => {}
            }
        }
        if chance.below(4) == 0 {
            let worth = chance.below(600_000).to_string();
            tell(
                "holdings.valued",
                start + 5,
                9,
                json!({"customer": friend, "market_value": worth}),
            );
        }
        if chance.below(9) == 0 {
            let data = json!({"advocate": advocate, "friend": friend, "staff": "S-1"});
            tell("fraud.confirmed", start + 9, 9, data);
        }
    }
    // Some things come before what they are about.
    if chance.below(2) == 0 {
        events.reverse();
    }
    events
}
