//! Introductions: valid ones, and all the ways in which they are not.

use serde_json::{Value, json};

use super::{
    people,
    scene::{DAY, Scene},
};
use crate::preset::Preset;

const CHANNELS: [&str; 6] = ["link", "code", "qr", "form", "phone", "in_person"];

/// Says that one brought the other.
pub(super) fn introduce(scene: &mut Scene, advocate: &str, friend: &str, at: i64) {
    let channel = *scene.pick(&CHANNELS);
    let mut data = json!({ "advocate": advocate, "friend": friend, "channel": channel });
    if scene.chance(15) {
        data["program"] = json!(scene.preset.short_name());
    }
    if scene.chance(15) {
        data["registered_by"] = json!("S-1");
    }
    scene.add(at, "referral.introduced", data);
    scene
        .pairs
        .push((advocate.to_owned(), friend.to_owned(), at));
}

/// Two of the small pools meet, and often the friend signs up then or later.
pub(super) fn brought(scene: &mut Scene) {
    let (advocate, friend) = (scene.advocate(), scene.friend());
    let at = scene.between(0, 300);
    introduce(scene, &advocate, &friend, at);
    if scene.chance(60) {
        let joined = scene.soon(at, 5);
        people::join(scene, &friend, joined);
    }
}

/// A pair is introduced again, or somebody else claims the friend, perhaps at once.
pub(super) fn again(scene: &mut Scene) {
    if scene.pairs.is_empty() {
        return brought(scene);
    }
    let pairs = scene.pairs.clone();
    let (advocate, friend, at) = scene.pick(&pairs).clone();
    let later = scene.soon(at, 3);
    match scene.below(3) {
        0 => introduce(scene, &advocate, &friend, later),
        1 => {
            let data = json!({ "advocate": advocate, "friend": friend, "channel": "phone",
                "signed_off_by": "S-2", "advocate_phone": "021-5550" });
            scene.add(later, "referral.introduced", data);
        }
        _ => {
            let rival = scene.advocate();
            introduce(scene, &rival, &friend, later);
        }
    }
}

/// Somebody recommends nobody but themselves.
pub(super) fn oneself(scene: &mut Scene) {
    let person = scene.advocate();
    let at = scene.between(0, 300);
    let data = json!({ "advocate": person, "friend": person, "channel": "link" });
    scene.add(at, "referral.introduced", data);
}

/// An introduction to a program that is not this one.
pub(super) fn elsewhere(scene: &mut Scene) {
    let data: Value = json!({ "advocate": scene.advocate(), "friend": scene.friend(),
        "channel": "link", "program": "some-other-program" });
    let at = scene.between(0, 300);
    scene.add(at, "referral.introduced", data);
}

/// Fraud is proven: of a pair that stands, of people nobody introduced, or of two
/// who are introduced only afterwards. In P09 not before the last card was used.
pub(super) fn fraud(scene: &mut Scene) {
    let mut pairs = scene.pairs.clone();
    pairs.extend(scene.card_pairs.iter().cloned());
    let late = scene.preset == Preset::RefundAfterFour;
    let (advocate, friend, at) = if !pairs.is_empty() && scene.chance(70) {
        let (advocate, friend, at) = scene.pick(&pairs).clone();
        let confirmed = scene.apart(at, 200);
        (advocate, friend, confirmed)
    } else {
        let advocate = scene.advocate();
        let known = late || scene.chance(50);
        let friend = if known {
            scene.fresh("X")
        } else {
            scene.friend()
        };
        let at = scene.between(0, 300);
        let introduced = scene.soon(at, 5) + DAY;
        introduce(scene, &advocate, &friend, introduced);
        scene.add_solid(
            at + 1,
            "fraud.confirmed",
            json!({ "advocate": advocate, "friend": friend }),
        );
        return;
    };
    let at = if late {
        scene.between(430, 460) + 1 + (at % DAY) / 25
    } else {
        at
    };
    let mut data = json!({ "advocate": advocate, "friend": friend });
    if scene.chance(30) {
        data["staff"] = json!("S-1");
    }
    scene.add(at, "fraud.confirmed", data);
}
