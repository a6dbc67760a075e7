//! The presets: what ships is in order.

use goodword_domain::{
    event::{Event, read_event},
    fold::Outcome,
    program::{Definition, PRESETS, Preset, Program, read_definition},
    replay::{Decision, Replay, decisions, replay},
};
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
        let told = format!("# Practice {}. ", preset.practice);
        assert!(first.starts_with(&told), "{}: {first}", preset.name);
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

/// The preset with the facts of its example.
fn example(preset: &Preset) -> (Program, Vec<Event>, Replay) {
    let program = Program::always(definition(preset));
    let steps = preset.examples().unwrap();
    let events = steps.iter().map(|step| read_event(&step.event).unwrap());
    let events: Vec<Event> = events.collect();
    let replay = replay(&program, events.clone(), None);
    (program, events, replay)
}

#[test]
fn every_example_is_told_in_every_language() {
    for preset in PRESETS {
        let steps = preset.examples().unwrap();
        assert!((6..=12).contains(&steps.len()), "{}", preset.name);
        for step in &steps {
            let tags: Vec<&str> = step.text.keys().map(String::as_str).collect();
            assert_eq!(tags, LANGUAGES, "{}: {}", preset.name, step.event);
            let ended = |text: &String| text.ends_with(['.', '。']);
            assert!(step.text.values().all(ended), "{:?}", step.text);
        }
    }
}

#[test]
fn every_example_shows_what_is_given_and_what_is_not() {
    for preset in PRESETS {
        let (program, events, replay) = example(preset);
        let times: Vec<_> = events.iter().map(|event| event.time).collect();
        assert!(times.is_sorted(), "{}: told out of order", preset.name);
        let (mut given, mut taken, mut refused) = (0, 0, 0);
        for decision in decisions(&program, &replay).unwrap() {
            match decision {
                Decision::Reward { amounts, .. } => {
                    let back = amounts.iter().any(|part| part.amount.starts_with('-'));
                    *(if back { &mut taken } else { &mut given }) += 1;
                }
                Decision::Refusal { .. } => refused += 1,
                Decision::Lapse { .. } => {}
            }
        }
        assert!(given > 0 && taken + refused > 0, "{}", preset.name);
        let outcome = |event: &Event| replay.outcome(event);
        let ignored = |event: &&Event| outcome(event) == Outcome::WithoutEffect;
        assert_eq!(events.iter().find(ignored), None, "{}", preset.name);
    }
}

/// What an example says in words is what the program does: the balances at its end.
#[test]
fn every_example_ends_as_it_is_told() {
    let told = |name: &str| {
        let (program, _, replay) = example(Preset::named(name).unwrap());
        let summary = goodword_domain::summary::Summary::of(&program, &replay);
        let balances = summary.balances.iter().flat_map(|(who, units)| {
            let unit = move |(unit, balance): (&String, &goodword_domain::summary::Balance)| {
                format!("{who} {unit} {}", balance.available)
            };
            units.iter().map(unit)
        });
        let refusals = summary.refusals.iter();
        let refusals = refusals.map(|row| format!("{} {}", row.event, row.reason));
        (
            balances.collect::<Vec<_>>().join(", "),
            refusals.collect::<Vec<_>>().join(", "),
        )
    };
    let found: Vec<_> = PRESETS.iter().map(|preset| told(preset.name)).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(
        found,
        [
            (
                "C-1 storage_mb 500, C-2 storage_mb 500",
                "e-2 already_referred, e-4 self_referral"
            ),
            ("C-2 CNY 40.00", "e-6 used_up, e-7 not_new"),
            ("C-1 points 200", "e-4 not_entitled"),
            ("C-1 CNY 15.00, C-2 CNY 60.00", "e-9 role_not_eligible"),
            ("C-1 CNY 250.00", "e-7 used_up"),
            (
                "C-1 points 500, C-1 voucher:accessories 500.00",
                "e-5 not_new"
            ),
            ("C-1 voucher:shopping 100.00", "e-5 not_new"),
        ]
    );
}
