//! What lies before an advocate, for each preset: after the facts, the line that
//! each rule comes to. And that every reward's explanation can be read back.

use goodword_domain::{
    fold::{Advocating, Because, Checkpoint, Outlook, OutlookState, outlooks},
    moment::Moment,
    program::{PRESETS, Payee, Program, read_definition},
    replay::Replay,
};

use crate::{
    presets::json,
    story::{self, Story},
};

const TABLE: &str = include_str!("../outlook.story");

fn written(outlook: &Outlook<'_>) -> String {
    let said = match &outlook.state {
        OutlookState::OtherKind => "other kind".to_owned(),
        OutlookState::Open => "open".to_owned(),
        OutlookState::Capped { granted, cap, next } => {
            format!("capped {granted} of {cap}, next {next}")
        }
        OutlookState::PurchaseFirst => "purchase first".to_owned(),
        OutlookState::OwnPurchase { is_made } => {
            let word = if *is_made { "made" } else { "missing" };
            format!("own purchase {word}")
        }
        OutlookState::Shares {
            done,
            parts,
            paid,
            next,
            until,
            is_over,
        } => {
            let over = if *is_over { ", over" } else { "" };
            let until = until.to_rfc3339();
            format!("shares {done} of {parts} of {paid}, next {next}, until {until}{over}")
        }
        OutlookState::Steps { count, steps } => {
            let step = |step: &goodword_domain::fold::StepAhead| {
                let grants = step.grants.iter();
                let grants = grants.map(|grant| format!("{} {}", grant.unit, grant.amount));
                let grants = grants.collect::<Vec<_>>().join(" and ");
                match step.is_reached {
                    true => format!("{} reached", step.count),
                    false => format!("{} for {grants}", step.count),
                }
            };
            let steps: Vec<String> = steps.iter().map(step).collect();
            format!("steps at {count}: {}", steps.join("; "))
        }
    };
    format!("{} {said}", outlook.number)
}

fn seen(program: &Program, replay: &Replay) -> Vec<String> {
    let nobody = Checkpoint::default();
    let fold = replay.advocates.get("Ann");
    let own = replay.customers.get("Ann");
    let purchase = own.and_then(|fold| fold.purchases.last()?.order.as_ref());
    let person = own.and_then(|fold| fold.person.last().cloned());
    let advocating = Advocating {
        checkpoint: fold.map_or(&nobody, |fold| &fold.checkpoint),
        purchase,
        person: &person.unwrap_or_default(),
        now: replay.until,
    };
    let definition = &program.newest().definition;
    outlooks(definition, &advocating)
        .iter()
        .map(written)
        .collect()
}

fn table() -> Vec<Story> {
    story::stories(TABLE)
}

#[test]
fn what_lies_before_an_advocate_is_what_the_rules_have_come_to() {
    let mut presets = std::collections::BTreeSet::new();
    for story in table() {
        let program = story.program();
        let replay = story.replay(&program);
        let place = format!("{}: {}", story.preset, story.title);
        assert_eq!(seen(&program, &replay), story.told, "{place}");
        presets.insert(story.preset.clone());
    }
    assert_eq!(presets.len(), 7, "every one of the seven: {presets:?}");
}

#[test]
fn what_is_promised_for_the_next_friend_is_what_the_next_friend_brings() {
    let storage = table()
        .into_iter()
        .find(|story| story.title == "The last grant is cut");
    let mut story = storage.unwrap();
    let program = story.program();
    let before = story.replay(&program).advocates["Ann"].rewards.len();
    let mut next = story.events[0].clone();
    next["id"] = "n-1".into();
    next["data"]["friend"] = "F-9".into();
    next["time"] = "2024-01-03T10:00:00+08:00".into();
    let mut added = story.events[2].clone();
    added["id"] = "n-2".into();
    added["data"]["customer"] = "F-9".into();
    added["time"] = "2024-01-03T11:00:00+08:00".into();
    story.events.extend([next, added]);
    let rewards = &story.replay(&program).advocates["Ann"].rewards;
    assert_eq!(rewards.len(), before + 1);
    let newest = rewards.values().max_by_key(|reward| reward.earned_by.time);
    let amounts: Vec<i64> = newest
        .unwrap()
        .amounts_at(Moment::MAX)
        .values()
        .copied()
        .collect();
    assert_eq!(amounts, [300]);
}

#[test]
fn every_explanation_of_every_story_can_be_read_back() {
    let mut kinds = std::collections::BTreeSet::new();
    for story in story::all() {
        let program = story.program();
        for reward in story.replay(&program).rewards() {
            let explanation = &reward.explanation;
            let definition = &program.version(explanation.version).definition;
            let because = Because::of(definition, explanation);
            let because = because.unwrap_or_else(|| panic!("{}: {explanation:?}", story.title));
            let word = format!("{because:?}");
            kinds.insert(word.split([' ', '{']).next().unwrap().to_owned());
        }
    }
    let all = ["Band", "Capped", "Fixed", "Percent", "Share", "Step"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn only_a_program_that_pays_nobody_else_keeps_people_from_bringing_friends() {
    for preset in PRESETS {
        let definition = read_definition(&json(preset)).unwrap();
        let kinds = definition.advocate_kinds();
        let names: Vec<String> = kinds.iter().flatten().map(|k| format!("{k:?}")).collect();
        let expected: &[&str] = match preset.name {
            "agent-commission" => &["Agent"],
            _ => &[],
        };
        assert_eq!(names, expected, "{}", preset.name);
        assert!(definition.rules_for(Payee::Advocate).next().is_some());
    }
}
