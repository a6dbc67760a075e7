//! People on file: added, added again, changed.

use serde_json::{Map, Value, json};

use super::scene::Scene;
use crate::preset::Preset;

/// All that is ever said of a person in this preset, so that a later event never
/// spells out for the first time what a default would have been anyway.
pub(super) fn file(scene: &mut Scene, person: &str) -> Value {
    let mut data = Map::new();
    data.insert("customer".to_owned(), json!(person));
    let agents = scene.preset == Preset::AgentCommission;
    let kinds: &[&str] = if agents {
        &["agent", "agent", "agent", "customer"]
    } else {
        &["customer", "staff"]
    };
    data.insert("kind".to_owned(), json!(scene.pick(kinds)));
    if scene.preset == Preset::DealerMilestones {
        data.insert("club".to_owned(), json!(scene.chance(60)));
    }
    if agents && scene.chance(70) {
        data.insert("recruited_by".to_owned(), json!(scene.advocate()));
    }
    if scene.chance(20) {
        let city = *scene.pick(&["Suzhou", "Tainan", "Shiraz"]);
        let field = *scene.pick(&["city", "born_in"]);
        data.insert("attributes".to_owned(), json!({ field: city }));
    }
    Value::Object(data)
}

/// Puts a person on file at a moment.
pub(super) fn join(scene: &mut Scene, person: &str, at: i64) {
    let data = file(scene, person);
    scene.files.push((data.clone(), at));
    scene.add(at, "customer.added", data);
}

/// Somebody is put on file, whoever brought them.
pub(super) fn on_file(scene: &mut Scene) {
    let person = if scene.chance(60) {
        scene.advocate()
    } else {
        scene.friend()
    };
    let at = scene.between(0, 420);
    join(scene, &person, at);
}

/// Somebody on file is added again: the same, nothing at all, or something new.
pub(super) fn again(scene: &mut Scene) {
    if scene.files.is_empty() {
        return on_file(scene);
    }
    let files = scene.files.clone();
    let (data, at) = scene.pick(&files).clone();
    let later = scene.soon(at, 60);
    let person = data["customer"].as_str().unwrap_or_default().to_owned();
    match scene.below(3) {
        0 => scene.add(later, "customer.added", data),
        1 => {
            let later = later + super::scene::DAY;
            scene.add(later, "customer.added", json!({ "customer": person }));
        }
        _ => join(scene, &person, later),
    }
}
