//! What the way from the shop does to events: twice, contradicted, late, in any order.

use serde_json::{Value, json};

use super::scene::{Draft, Scene};

/// Adds duplicates and conflicts, and writes the lines in order of arrival.
pub(super) fn deliver(scene: &mut Scene) -> Vec<Value> {
    let drafts = scene.drafts.clone();
    let mut lines: Vec<(i64, Value)> = Vec::new();
    let mixed = scene.chance(30);
    for draft in &drafts {
        arrive(scene, draft, mixed, &mut lines);
        if scene.chance(6) {
            arrive(scene, draft, mixed, &mut lines);
        }
        if !draft.solid && scene.chance(5) {
            let twin = contradict(scene, draft);
            arrive(scene, &twin, mixed, &mut lines);
        }
    }
    lines.sort_by_key(|(arrival, _)| *arrival);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// An event arrives when it happened, days late, or at any time at all.
fn arrive(scene: &mut Scene, draft: &Draft, mixed: bool, lines: &mut Vec<(i64, Value)>) {
    let arrival = if mixed {
        scene.between(0, 500)
    } else if scene.chance(20) {
        scene.soon(draft.at, 60)
    } else {
        draft.at
    };
    let line = scene.line(draft);
    lines.push((arrival, line));
}

/// The same name with other data, or with another time.
fn contradict(scene: &mut Scene, draft: &Draft) -> Draft {
    let mut twin = draft.clone();
    if scene.chance(40) {
        twin.at += 3_600_000_000;
    } else if twin.data.get("amount").is_some() {
        twin.data["amount"] = json!("700");
    } else {
        twin.data["note"] = json!("not what was said before");
    }
    twin
}
