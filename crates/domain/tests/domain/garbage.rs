//! Whatever comes through the door: it is read, or it is refused with its place; it
//! never brings the reader down.

use goodword_domain::{
    event::{Kind, read_event, read_lines},
    form::Fault,
    moment::Moment,
    program::{PRESETS, Program, read_definition},
    replay::{explain, replay},
    summary::Summary,
    unit::{Decimal, share_half_away, write_amount},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{presets, story};

/// Any JSON at all.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{1,19}(\\.[0-9]{0,5})?".prop_map(Value::from),
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:00:00(Z|[+-][01][0-9]:00)"
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(any_field(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Names that mean something somewhere, and names that do not.
fn any_field() -> impl Strategy<Value = String> {
    let known = [
        "order",
        "customer",
        "amount",
        "currency",
        "items",
        "advocate",
        "friend",
        "channel",
        "instrument",
        "kind",
        "holder",
        "price",
        "by",
        "uses",
        "unit",
        "documents",
        "score",
        "name",
        "rule",
        "for",
        "on",
        "when",
        "gives",
        "steps",
        "bands",
        "percent",
        "cap",
    ];
    prop_oneof![
        prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        "[a-z]{1,6}"
    ]
}

fn any_kind() -> impl Strategy<Value = String> {
    prop::sample::select(Kind::ALL).prop_map(|kind| kind.code().to_owned())
}

/// A path must lead to something that is there, or to a field that is missing.
fn leads_somewhere(value: &Value, fault: &Fault) -> bool {
    let path = fault.field.replace('[', ".[");
    let mut parts = path.split('.').filter(|part| !part.is_empty()).peekable();
    let mut place = value;
    while let Some(part) = parts.next() {
        let next = match part
            .strip_prefix('[')
            .and_then(|index| index.strip_suffix(']'))
        {
            Some(index) => place.get(index.parse::<usize>().unwrap_or(usize::MAX)),
            None => place.get(part),
        };
        match next {
            Some(next) => place = next,
            // What is missing is missing from an object; nothing is missing within it.
            None => return place.is_object() && parts.peek().is_none(),
        }
    }
    true
}

/// Every place in a value that can be changed, as JSON pointers.
fn places(value: &Value, path: &str, places: &mut Vec<String>) {
    places.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                places_of(value, path, name, places);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places_of(value, path, &index.to_string(), places);
            }
        }
        _ => {}
    }
}

fn places_of(value: &Value, path: &str, name: &str, found: &mut Vec<String>) {
    places(value, &format!("{path}/{name}"), found);
}

proptest! {
    #[test]
    fn any_event_is_read_or_refused(kind in any_kind(), data in any_json(), other in any_json()) {
        let event = json!({"specversion": "1.0", "id": "e", "source": "s", "type": kind,
            "time": "2024-05-02T10:30:00+08:00", "data": data});
        for value in [&event, &other] {
            if let Err(faults) = read_event(value) {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| leads_somewhere(value, fault)),
                    "{value}: {faults:?}");
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused_with_its_lines(
        text in "(\\PC{0,40}\n|\\{\"id\": \"e\"\\}\r\n|\n){0,6}",
    ) {
        if let Err(lines) = read_lines(&text) {
            prop_assert!(lines.is_sorted_by_key(|line| line.number));
            let count = text.split('\n').count();
            prop_assert!(lines.iter().all(|line| (1..=count).contains(&line.number)));
        }
    }

    #[test]
    fn any_definition_is_read_or_refused(value in any_json()) {
        if let Err(faults) = read_definition(&value) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| leads_somewhere(&value, fault)), "{faults:?}");
        }
    }

    #[test]
    fn a_preset_with_something_changed_runs_or_says_where_it_is_wrong(
        preset in prop::sample::select(PRESETS),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4),
        removes in any::<bool>(),
    ) {
        let mut value = presets::json(&preset);
        for (place, change) in changes {
            let mut all = Vec::new();
            places(&value, "", &mut all);
            let path = place.get(&all);
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", ""));
            match value.pointer_mut(parent) {
                Some(Value::Object(fields)) if removes => { fields.remove(name); }
                _ => if let Some(place) = value.pointer_mut(path) { *place = change; },
            }
        }
        match read_definition(&value) {
            Err(faults) => prop_assert!(
                !faults.is_empty() && faults.iter().all(|fault| leads_somewhere(&value, fault)),
                "{value}: {faults:?}"
            ),
            Ok(definition) => {
                let program = Program::always(definition);
                for story in story::all() {
                    let replay = replay(&program, story.read(), story.until);
                    explain(&program, &replay).unwrap();
                    Summary::of(&program, &replay).to_line().unwrap();
                }
            }
        }
    }

    #[test]
    fn any_time_is_read_or_refused(
        text in "\\PC{0,40}", micros in any::<i64>(), days in any::<u32>(),
    ) {
        let _ = Moment::parse(&text);
        let zone = goodword_domain::moment::Zone::named("Asia/Shanghai").unwrap();
        let moment = Moment::from_micros(micros);
        prop_assert!(moment.plus_days(days, &zone) >= moment);
        let _ = (moment.day(&zone).begins(&zone), moment.to_rfc3339());
    }

    #[test]
    fn an_amount_is_written_as_it_was_read(minor in 0_i64..9_000_000_000_000, decimals in 0_u8..5) {
        let text = write_amount(minor, decimals);
        prop_assert_eq!(Decimal::parse(&text).unwrap().minor(decimals), Some(minor));
    }

    #[test]
    fn parts_rounded_once_add_up_to_the_whole(
        amount in 0_i64..1_000_000_000_000, parts in 1_i64..1000,
    ) {
        let upto = |n| share_half_away(amount, n, parts).unwrap();
        prop_assert_eq!(upto(parts), amount);
        let sum: i64 = (1..=parts).map(|n| upto(n) - upto(n - 1)).sum();
        prop_assert_eq!(sum, amount);
    }

    #[test]
    fn a_share_is_the_nearest_and_turns_with_its_sign(
        amount in any::<i64>(), points in 0_i64..10_000,
    ) {
        let share = share_half_away(amount, points, 10_000).unwrap();
        let error = i128::from(share) * 10_000 - i128::from(amount) * i128::from(points);
        prop_assert!(error.abs() <= 5_000, "{share}");
        // A half goes away from zero.
        prop_assert!(error.abs() < 5_000 || (error > 0) == (amount > 0));
        if amount > i64::MIN {
            prop_assert_eq!(share_half_away(-amount, points, 10_000), Some(-share));
        }
        prop_assert_eq!(share_half_away(amount, points, 0), None);
    }
}
