//! Stories: events of one program written short, and the whole summary that they
//! must come to.
//!
//! ```text
//! # What the file is about; lines like this are passed over.
//! program travel-credit
//!
//! ## The title of a story
//! but least = "500.00" is least = "300.00"
//! 2024-01-31 10:00  customer.added  customer=Ann club=true
//! each 1..3  2024-01-31 11:{n}  customer.added  customer=F-{n}
//! until 2024-12-31 10:00
//! =>
//! events     read 4, applied 4
//! ```
//!
//! - An event is a time (in Shanghai, or in full with its offset), a type, and the
//!   fields of its data; `true` and `false` are themselves, everything else is text.
//!   The events of a story are named `e-1`, `e-2`, ... in the order of arrival, by
//!   the source `/shop`; `id=` and `source=` say otherwise.
//! - `each 1..3` repeats a line with `{n}` as 01, 02, 03.
//! - `but A is B` changes the preset's text for this story; `\n` in it begins a line.
//! - Behind `=>` stands everything that the summary says, zeros left out.

use std::sync::OnceLock;

use goodword_domain::{
    event::{Event, read_event},
    moment::Moment,
    program::{Preset, Program, read_definition},
    replay::{Replay, replay},
    summary::Summary,
};
use serde_json::{Map, Value, json};

/// A story as it was written.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) preset: String,
    pub(crate) title: String,
    changes: Vec<(String, String)>,
    /// The events in the order of arrival, as JSON.
    pub(crate) events: Vec<Value>,
    pub(crate) until: Option<Moment>,
    /// What the summary says.
    pub(crate) told: Vec<String>,
}

impl Story {
    pub(crate) fn program(&self) -> Program {
        let mut text = Preset::named(&self.preset).unwrap().text.to_owned();
        for (from, to) in &self.changes {
            assert!(
                text.contains(from),
                "{}: {from} is not in the preset",
                self.title
            );
            text = text.replace(from, to);
        }
        let value: Value = toml::from_str(&text).unwrap();
        Program::always(read_definition(&value).unwrap())
    }

    /// The events as they are read.
    pub(crate) fn read(&self) -> Vec<Event> {
        let read = |event| match read_event(event) {
            Ok(event) => event,
            Err(faults) => panic!("{}: {event}: {faults:?}", self.title),
        };
        self.events.iter().map(read).collect()
    }

    pub(crate) fn replay(&self, program: &Program) -> Replay {
        replay(program, self.read(), self.until)
    }
}

/// Every story of every file.
pub(crate) fn all() -> &'static [Story] {
    static ALL: OnceLock<Vec<Story>> = OnceLock::new();
    ALL.get_or_init(read_all)
}

fn read_all() -> Vec<Story> {
    let files = [
        include_str!("../stories/storage-both-sides.story"),
        include_str!("../stories/travel-credit.story"),
        include_str!("../stories/coupons-and-points.story"),
        include_str!("../stories/agent-commission.story"),
        include_str!("../stories/refund-after-four.story"),
        include_str!("../stories/dealer-milestones.story"),
        include_str!("../stories/brokerage-gifts.story"),
    ];
    files.into_iter().flat_map(stories).collect()
}

/// The stories of one file.
pub(crate) fn stories(text: &str) -> Vec<Story> {
    let mut preset = String::new();
    let mut stories: Vec<Story> = Vec::new();
    let mut telling = false;
    for line in text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
    {
        if let Some(title) = line.strip_prefix("## ") {
            stories.push(Story {
                preset: preset.clone(),
                title: title.to_owned(),
                changes: Vec::new(),
                events: Vec::new(),
                until: None,
                told: Vec::new(),
            });
            telling = true;
        } else if let Some(name) = line.strip_prefix("program ") {
            name.clone_into(&mut preset);
        } else if line == "=>" {
            telling = false;
        } else if !line.starts_with("# ") {
            let story = stories.last_mut().unwrap();
            for line in repeated(line) {
                if telling {
                    take(story, &line);
                } else {
                    story.told.push(words(&line).join(" "));
                }
            }
        }
    }
    stories
}

fn take(story: &mut Story, line: &str) {
    if let Some(change) = line.strip_prefix("but ") {
        let (from, to) = change.split_once(" is ").unwrap();
        story
            .changes
            .push((from.to_owned(), to.replace("\\n", "\n")));
    } else if let Some(time) = line.strip_prefix("until ") {
        story.until = Some(Moment::parse(&time_of(time)).unwrap());
    } else {
        let id = format!("e-{}", story.events.len() + 1);
        story.events.push(event(line, &id));
    }
}

fn event(line: &str, id: &str) -> Value {
    let words = words(line);
    let in_full = words[0].contains('T');
    let (time, rest) = words.split_at(if in_full { 1 } else { 2 });
    let mut data = Map::new();
    for field in &rest[1..] {
        let (name, value) = field.split_once('=').unwrap();
        let value = match value {
            "true" => json!(true),
            "false" => json!(false),
            text => text
                .parse::<u32>()
                .ok()
                .filter(|_| name == "uses")
                .map_or(json!(text), |n| json!(n)),
        };
        data.insert(name.to_owned(), value);
    }
    let mut named =
        |field: &str, otherwise: &str| data.remove(field).unwrap_or_else(|| json!(otherwise));
    let (id, source) = (named("id", id), named("source", "/shop"));
    json!({"specversion": "1.0", "id": id, "source": source, "type": rest[0],
        "time": time_of(&time.join(" ")), "data": data})
}

fn time_of(text: &str) -> String {
    if text.contains('T') {
        text.to_owned()
    } else {
        format!("{}:00+08:00", text.replace(' ', "T"))
    }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// `each 1..3 line` as many times as it says.
fn repeated(line: &str) -> Vec<String> {
    let Some((range, line)) = line
        .strip_prefix("each ")
        .and_then(|rest| rest.split_once(' '))
    else {
        return vec![line.to_owned()];
    };
    let (from, to) = range.split_once("..").unwrap();
    let numbers = from.parse::<u32>().unwrap()..=to.parse().unwrap();
    numbers
        .map(|n| line.trim().replace("{n}", &format!("{n:02}")))
        .collect()
}

/// Everything that a summary says, zeros left out.
pub(crate) fn tell(summary: &Summary) -> Vec<String> {
    let value = serde_json::to_value(summary).unwrap();
    let mut told = vec![
        format!("events {}", counts(&value["events"], "read")),
        format!("referrals {}", counts(&value["referrals"], "introduced")),
    ];
    for (who, units) in value["balances"].as_object().unwrap() {
        for (unit, balance) in units.as_object().unwrap() {
            let available = balance["available"].as_str().unwrap();
            told.push(format!("balance {who} {unit} {available}"));
        }
    }
    for (part, word) in [
        ("discounts", "discount"),
        ("fines", "fine"),
        ("positions", "position"),
    ] {
        for (what, units) in value[part].as_object().unwrap() {
            for (unit, amount) in units.as_object().unwrap() {
                told.push(format!("{word} {what} {unit} {}", amount.as_str().unwrap()));
            }
        }
    }
    for row in &summary.refusals {
        told.push(format!(
            "refusal {} {} {}",
            row.event, row.friend, row.reason
        ));
    }
    let units: Vec<&str> = summary.ledger.keys().map(String::as_str).collect();
    told.push(format!(
        "ledger {}",
        if units.is_empty() {
            "nothing".into()
        } else {
            units.join(" ")
        }
    ));
    told
}

fn counts(counters: &Value, first: &str) -> String {
    // In the order in which they are printed, which a map would not keep.
    let names = [
        "read",
        "introduced",
        "applied",
        "qualified",
        "converted",
        "refused",
        "without_effect",
        "duplicate",
        "conflict",
        "voided",
    ];
    let counters = names
        .iter()
        .filter_map(|name| Some((*name, counters.get(name)?.as_u64()?)));
    let counters = counters.filter(|(name, count)| *count > 0 || *name == first);
    counters
        .map(|(name, count)| format!("{name} {count}"))
        .collect::<Vec<_>>()
        .join(", ")
}
