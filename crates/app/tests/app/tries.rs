//! Trying a program on facts: the same answer as a replay of them, and no trace.

use goodword_app::{
    Error, FieldFault,
    event::EventOutcome,
    program::{self, Policy, Trial},
};
use goodword_domain::{
    event::read_event,
    program::{PRESETS, Preset, Program, read_definition},
    reason::Reason,
    replay::{explain, replay},
    summary::Summary,
};
use serde_json::{Value, json};

use crate::world::{World, at};

fn facts(preset: &Preset) -> Vec<Value> {
    let scenes = preset.examples().unwrap().into_iter();
    scenes.map(|scene| scene.event).collect()
}

fn trial(preset: &str, events: Vec<Value>, until: Option<&str>) -> Trial {
    Trial {
        policy: Policy::Preset(preset.to_owned()),
        events,
        until: until.map(at),
    }
}

goodword_testkit::store_test!(a_try_says_what_a_replay_says, |store| async {
    let world = World::on(&store, "2026-11-01T00:00:00Z").await?;
    let before = world.journal_length().await?;
    for preset in PRESETS {
        let events = facts(preset);
        let tried = program::try_out(&world.test.admin, trial(preset.name, events.clone(), None))?;
        let definition = program::preset_value(preset).unwrap();
        let program = Program::always(read_definition(&definition).unwrap());
        let read = events.iter().map(|event| read_event(event).unwrap());
        let replay = replay(&program, read.collect(), None);
        assert_eq!(tried.summary(), Summary::of(&program, &replay));
        let lines = tried.decisions()?.into_iter();
        let lines: Vec<String> = lines
            .map(|line| serde_json::to_string(&line).unwrap())
            .collect();
        assert_eq!(lines, explain(&program, &replay)?);
        // How each event stands adds up to how the summary counts them.
        let count = |outcome: EventOutcome| {
            let found = tried
                .events
                .iter()
                .filter(|event| event.outcome == Some(outcome));
            u64::try_from(found.count()).unwrap()
        };
        let counted = tried.summary().events;
        assert_eq!(
            count(EventOutcome::Applied),
            counted.applied,
            "{}",
            preset.name
        );
        assert_eq!(
            count(EventOutcome::Refused),
            counted.refused,
            "{}",
            preset.name
        );
    }
    assert_eq!(world.journal_length().await?, before);
    let page = store
        .reader()
        .events()
        .list(
            world.test.admin.organization,
            i64::MAX,
            &goodword_app::Paging::first(9),
        )
        .await?;
    assert_eq!(page.rows, []);
    Ok(())
});

goodword_testkit::store_test!(a_try_tells_how_each_event_stands, |store| async {
    let world = World::on(&store, "2026-11-01T00:00:00Z").await?;
    let mut events = facts(&PRESETS[0]);
    let again = events[0].clone();
    let mut other = events[1].clone();
    other["data"]["friend"] = json!("C-7");
    let mut odd = events[2].clone();
    (odd["id"], odd["type"]) = (json!("e-99"), json!("weather.changed"));
    events.extend([again, other, odd]);
    let until = Some("2026-03-10T00:00:00+08:00");
    let tried = program::try_out(&world.test.admin, trial(PRESETS[0].name, events, until))?;
    let told: Vec<_> = tried
        .events
        .iter()
        .map(|one| (one.outcome, one.reason))
        .collect();
    let applied = (Some(EventOutcome::Applied), None);
    let refused = |reason| (Some(EventOutcome::Refused), Some(reason));
    let later = (None, None);
    assert_eq!(
        told,
        [
            applied,
            refused(Reason::AlreadyReferred),
            applied,
            refused(Reason::SelfReferral),
            applied,
            applied,
            later,
            (Some(EventOutcome::Duplicate), None),
            (Some(EventOutcome::Conflict), None),
            (Some(EventOutcome::WithoutEffect), None),
        ]
    );
    assert_eq!(tried.events[9].kind, "weather.changed");
    let counted = tried.summary().events;
    assert_eq!(
        (counted.read, counted.duplicate, counted.conflict),
        (9, 1, 1)
    );
    Ok(())
});

goodword_testkit::store_test!(every_fault_of_a_try_has_its_place, |store| async {
    let world = World::on(&store, "2026-11-01T00:00:00Z").await?;
    let try_out = |trial| match program::try_out(&world.test.admin, trial) {
        Err(Error::Malformed(faults)) => {
            let place = |fault: &FieldFault| (fault.index, fault.field.clone());
            faults.iter().map(place).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let none = |field: &str| (None, field.to_owned());
    let events = facts(&PRESETS[0]);
    let mut timeless = events[0].clone();
    timeless["time"] = json!("noon");
    let both = Trial {
        policy: Policy::Definition(json!({"name": "a", "currency": "CNY", "rule": 7})),
        events: vec![events[1].clone(), timeless, json!([])],
        until: None,
    };
    assert_eq!(
        try_out(both),
        [
            none("definition.rule"),
            (Some(1), "time".to_owned()),
            (Some(2), String::new())
        ]
    );
    let many = (0..501).map(|_| events[0].clone()).collect();
    assert_eq!(
        try_out(trial(PRESETS[0].name, many, None)),
        [none("events")]
    );
    // What a file's reader would find over all lines is found here too.
    let event = |id: &str, kind: &str, data: Value| {
        json!({"specversion": "1.0", "id": id, "source": "/try", "type": kind,
            "time": "2026-03-01T10:00:00Z", "data": data})
    };
    let order = json!({"order": "O", "customer": "C", "amount": "500", "currency": "JPY"});
    let sums = vec![
        event("e-1", "order.placed", order),
        event(
            "e-2",
            "payment.received",
            json!({"order": "O", "amount": "0.50"}),
        ),
    ];
    let faults = try_out(trial(PRESETS[0].name, sums, None));
    assert_eq!(faults, [(Some(1), "data.amount".to_owned())]);
    let unknown = program::try_out(&world.test.admin, trial("no-such", Vec::new(), None));
    assert!(
        matches!(unknown, Err(Error::NotFound { .. })),
        "{unknown:?}"
    );
    let empty = program::try_out(&world.test.admin, trial(PRESETS[0].name, Vec::new(), None))?;
    assert_eq!(empty.summary().events.read, 0);
    Ok(())
});
