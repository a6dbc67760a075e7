//! docs/concepts/programs.md says what is so: what it calls running runs as its
//! preset, and the rest is refused.

use std::collections::BTreeSet;

use goodword_domain::program::{PRESETS, Preset, Rule, read_definition};
use serde_json::{Value, json};

use crate::presets;

const PAGE: &str = include_str!("../../../../docs/concepts/programs.md");

/// A practice of the page.
struct Sketch {
    number: String,
    preset: String,
    runs: bool,
    text: String,
}

fn sketches() -> Vec<Sketch> {
    let (_, rest) = PAGE.split_once("### What runs today").unwrap();
    let (running, planned) = rest.split_once("### What does not run yet").unwrap();
    let parts = [(true, running), (false, planned)];
    let sections = parts.into_iter().flat_map(|(runs, part)| {
        part.split("\n#### ")
            .skip(1)
            .map(move |section| (runs, section))
    });
    let sketches = sections.map(|(runs, section)| {
        let (title, body) = section.split_once('\n').unwrap();
        let (number, preset) = title.split_once(' ').unwrap();
        Sketch {
            number: number.to_owned(),
            preset: preset.trim_matches('`').to_owned(),
            runs,
            text: toml_of(body).to_owned(),
        }
    });
    sketches.collect()
}

fn toml_of(section: &str) -> &str {
    let (_, rest) = section.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0
}

fn json(sketch: &Sketch) -> Value {
    let mut value: Value = toml::from_str(&sketch.text).expect(&sketch.number);
    value["name"] = json!(sketch.preset);
    value["currency"] = json!("CNY");
    value
}

#[test]
fn every_practice_is_on_the_page_in_order_of_its_group() {
    let sketches = sketches();
    let numbers: BTreeSet<&str> = sketches
        .iter()
        .map(|sketch| sketch.number.as_str())
        .collect();
    let all: BTreeSet<String> = (1..=29).map(|n| format!("P{n:02}")).collect();
    assert_eq!(numbers, all.iter().map(String::as_str).collect());
    assert_eq!(sketches.len(), 29);
}

#[test]
fn what_runs_today_is_the_preset_word_for_word() {
    let running: Vec<Sketch> = sketches()
        .into_iter()
        .filter(|sketch| sketch.runs)
        .collect();
    let names: Vec<&str> = running
        .iter()
        .map(|sketch| sketch.preset.as_str())
        .collect();
    assert_eq!(
        names,
        PRESETS.iter().map(|preset| preset.name).collect::<Vec<_>>()
    );
    for sketch in &running {
        let rules = |value: &Value| -> Vec<Rule> { read_definition(value).unwrap().rules };
        let preset = presets::json(Preset::named(&sketch.preset).unwrap());
        assert_eq!(rules(&json(sketch)), rules(&preset), "{}", sketch.number);
    }
}

#[test]
fn what_does_not_run_yet_is_refused_for_a_word_that_is_not_known() {
    for sketch in sketches().iter().filter(|sketch| !sketch.runs) {
        assert!(
            Preset::named(&sketch.preset).is_none(),
            "{} runs by now",
            sketch.number
        );
        let mut value = json(sketch);
        if value.get("rule").is_none() {
            value["rule"] = json!([]);
        }
        let faults = read_definition(&value).expect_err(&sketch.number);
        assert!(
            faults
                .iter()
                .any(|fault| fault.reason.contains("known here")
                    || fault.reason.contains("not one of")),
            "{}: {faults:?}",
            sketch.number
        );
    }
}

#[test]
fn the_example_from_top_to_bottom_reads_without_a_fault() {
    let (_, rest) = PAGE.split_once("## A file from top to bottom").unwrap();
    let value: Value = toml::from_str(toml_of(rest)).unwrap();
    let definition = read_definition(&value).unwrap();
    assert_eq!((definition.rules.len(), definition.budget.len()), (2, 1));
    assert!(definition.period.is_some());
}
