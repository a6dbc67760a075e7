//! Programs that change and pause: what was promised is kept.

use goodword_domain::{
    event::{Event, read_event},
    moment::Moment,
    program::{Preset, Program, Version, read_definition},
    replay::replay,
    summary::Summary,
};
use serde_json::{Value, json};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The storage program giving so many MB from a moment on.
fn version(number: u32, since: Moment, amount: &str) -> Version {
    let preset = Preset::named("storage-both-sides").unwrap();
    let text = preset.text.replace("\"500\"", &format!("\"{amount}\""));
    let value: Value = toml::from_str(&text).unwrap();
    Version {
        number,
        since,
        definition: read_definition(&value).unwrap(),
    }
}

/// 500 MB at first, 300 from July on.
fn versions() -> Vec<Version> {
    vec![
        version(1, Moment::MIN, "500"),
        version(2, at("2024-07-01T00:00:00+08:00"), "300"),
    ]
}

/// A friend is brought and signs up.
fn friend(name: &str, introduced: &str, signed_up: &str) -> [Event; 2] {
    let event = |id: String, time: &str, kind: &str, data: Value| {
        let event = json!({"specversion": "1.0", "source": "/shop", "id": id, "type": kind,
            "time": time, "data": data});
        read_event(&event).unwrap()
    };
    let data = json!({"advocate": "Ann", "friend": name, "channel": "link"});
    [
        event(format!("{name}-1"), introduced, "referral.introduced", data),
        event(
            format!("{name}-2"),
            signed_up,
            "customer.added",
            json!({"customer": name}),
        ),
    ]
}

fn summary(program: &Program, events: Vec<Event>) -> Value {
    serde_json::to_value(Summary::of(program, &replay(program, events, None))).unwrap()
}

fn available<'s>(summary: &'s Value, who: &str) -> &'s str {
    summary["balances"][who]["storage_mb"]["available"]
        .as_str()
        .unwrap_or("0")
}

#[test]
fn a_referral_follows_the_version_of_its_introduction_to_its_end() {
    let program = Program::new(versions(), vec![(Moment::MIN, Moment::MAX)]).unwrap();
    let mut events = Vec::new();
    events.extend(friend(
        "Old",
        "2024-06-30T23:59:59+08:00",
        "2024-08-01T10:00:00+08:00",
    ));
    events.extend(friend(
        "New",
        "2024-07-01T00:00:00+08:00",
        "2024-07-02T10:00:00+08:00",
    ));
    let summary = summary(&program, events);
    assert_eq!(
        (available(&summary, "Old"), available(&summary, "New")),
        ("500", "300")
    );
    assert_eq!(available(&summary, "Ann"), "800");
}

#[test]
fn introductions_count_only_while_the_program_is_live() {
    // From March, paused in April, ended with May.
    let spans = [("03", "04"), ("05", "06")].map(|(from, to)| {
        (
            at(&format!("2024-{from}-01T00:00:00+08:00")),
            at(&format!("2024-{to}-01T00:00:00+08:00")),
        )
    });
    let program = Program::new(versions(), spans.to_vec()).unwrap();
    let mut events = Vec::new();
    for (name, introduced) in [
        ("before", "2024-02-29T23:59:59+08:00"),
        ("first", "2024-03-01T00:00:00+08:00"),
        ("paused", "2024-04-15T12:00:00+08:00"),
        ("last", "2024-05-31T23:59:59+08:00"),
        ("after", "2024-06-01T00:00:00+08:00"),
    ] {
        events.extend(friend(name, introduced, "2024-09-01T12:00:00+08:00"));
    }
    let summary = summary(&program, events);
    // What was introduced while live goes on to count after the end.
    assert_eq!(
        (available(&summary, "first"), available(&summary, "last")),
        ("500", "500")
    );
    let rows: Vec<String> = summary["refusals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {}",
                row["friend"].as_str().unwrap(),
                row["reason"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "before program_not_live",
            "paused program_not_live",
            "after program_not_live"
        ]
    );
}

#[test]
fn a_program_needs_a_version() {
    assert!(Program::new(Vec::new(), Vec::new()).is_none());
    let program = Program::new(versions(), Vec::new()).unwrap();
    assert!(
        !program.is_live(at("2024-03-01T00:00:00+08:00")),
        "without a span it is never live"
    );
    assert_eq!(
        (program.version(1).number, program.version(9).number),
        (1, 2)
    );
}
