//! The presets: what ships is in order.

use goodword_domain::program::{Definition, PRESETS, Preset, Program, read_definition};
use serde_json::Value;

const LANGUAGES: [&str; 4] = ["en", "fa", "zh-Hans", "zh-Hant"];

pub(crate) fn json(preset: &Preset) -> Value {
    toml::from_str(preset.text).unwrap()
}

fn definition(preset: &Preset) -> Definition {
    read_definition(&json(preset)).unwrap()
}

#[test]
fn every_preset_is_named_as_its_file_and_reads_without_a_fault() {
    for preset in PRESETS {
        let definition = definition(preset);
        assert_eq!(definition.name, preset.name);
        assert_eq!(definition.zone.name(), "Asia/Shanghai", "{}", preset.name);
        assert_eq!(definition.currency.as_str(), "CNY", "{}", preset.name);
        assert!(
            definition.budget.is_empty() && definition.period.is_none(),
            "{}",
            preset.name
        );
        assert_eq!(Preset::named(preset.name).unwrap().text, preset.text);
    }
    assert!(Preset::named("no-such-preset").is_none());
}

#[test]
fn every_preset_speaks_every_language() {
    for preset in PRESETS {
        let Definition {
            title,
            summary,
            offer,
            criteria,
            ..
        } = definition(preset);
        for texts in [title, summary, offer, criteria] {
            let tags: Vec<&str> = texts.keys().map(String::as_str).collect();
            assert_eq!(tags, LANGUAGES, "{}", preset.name);
            assert!(
                texts.values().all(|text| !text.trim().is_empty()),
                "{}",
                preset.name
            );
        }
    }
}

#[test]
fn every_preset_says_which_practice_it_is() {
    for preset in PRESETS {
        let first = preset.text.lines().next().unwrap();
        assert!(
            first.starts_with("# Practice P"),
            "{}: {first}",
            preset.name
        );
    }
}

#[test]
fn a_program_that_has_always_been_live_has_one_version() {
    let program = Program::always(definition(&PRESETS[0]));
    assert_eq!(
        (program.name(), program.versions().len()),
        (PRESETS[0].name, 1)
    );
    assert_eq!(program.newest().number, 1);
}
