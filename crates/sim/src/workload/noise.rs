//! Facts that lie beside the program: visits, valuations, surveys, types of tomorrow.

use serde_json::json;

use super::scene::Scene;

/// A fact of a customer that may make them known, or qualify them.
pub(super) fn came(scene: &mut Scene) {
    let customer = scene.visitor();
    let at = scene.between(0, 420);
    match scene.below(3) {
        0 => scene.add(
            at,
            "visit.recorded",
            json!({ "customer": customer, "store": "north" }),
        ),
        1 => scene.add(at, "booking.made", json!({ "customer": customer })),
        _ => {
            let data = json!({ "customer": customer, "market_value": "60000.00" });
            scene.add(at, "holdings.valued", data);
        }
    }
}

/// A fact that no program here asks for.
pub(super) fn aside(scene: &mut Scene) {
    let (customer, other) = (scene.anybody(), scene.advocate());
    let at = scene.between(0, 440);
    match scene.below(7) {
        0 => scene.add(at, "weather.changed", json!({ "sky": "grey" })),
        1 => {
            let data = json!({ "customer": customer, "stage": "in_use", "score": 9 });
            scene.add(at, "survey.answered", data);
        }
        2 => {
            let data = json!({ "customer": customer, "moment": "thanked" });
            scene.add(at, "moment.noted", data);
        }
        3 => {
            let data = json!({ "customer": customer, "minutes": 75 });
            scene.add(at, "attendance.recorded", data);
        }
        4 => {
            for _ in 0..=scene.below(2) {
                let data = json!({ "advocate": other, "by": customer });
                scene.add(at, "like.received", data);
            }
        }
        5 => {
            let group = scene.fresh("G");
            scene.add(
                at,
                "group.opened",
                json!({ "group": group, "initiator": customer }),
            );
            let later = scene.soon(at, 3);
            let initiator = if scene.chance(50) { customer } else { other };
            scene.add(
                later,
                "group.opened",
                json!({ "group": group, "initiator": initiator }),
            );
        }
        _ => scene.add(at, "shop.closed", json!({})),
    }
}
