//! A seeded random business: stories of a few people whose facts collide.
//!
//! A story writes facts that belong together (a friend is brought and signs up, an
//! order is placed, paid and refunded); the pools of people are small, so that stories
//! run into each other. Afterwards the way to the shop's computer repeats,
//! contradicts and delays them. Where the specification leaves open what facts would
//! mean together, the stories keep them apart: a difference found is then a fault.

mod card;
mod credit;
mod disturbance;
mod edge;
mod introduction;
mod noise;
mod order;
mod people;
mod scene;

use serde_json::Value;

use self::scene::Scene;
use crate::preset::Preset;

type Story = fn(&mut Scene);

/// Stories, and how often each is told beside the others.
const STORIES: [(u32, Story); 16] = [
    (16, introduction::brought),
    (8, introduction::again),
    (2, introduction::oneself),
    (2, introduction::elsewhere),
    (6, introduction::fraud),
    (5, people::on_file),
    (4, people::again),
    (7, order::bought),
    (14, order::friend_bought),
    (3, order::placed_again),
    (3, order::stray),
    (5, credit::used),
    (4, credit::spent_and_lost),
    (1, credit::never_had),
    (5, noise::came),
    (3, noise::aside),
];

/// Events of a preset (number or short name) in order of arrival, the same for the
/// same seed, at least `size` of them: the last story is told to its end.
///
/// A preset that the simulator does not cover has no stories, and so no events.
#[must_use]
pub fn workload(preset: &str, seed: u64, size: usize) -> Vec<Value> {
    let Ok(preset) = Preset::named(preset) else {
        return Vec::new();
    };
    let mut scene = Scene::new(preset, seed, size);
    // Cards are all there is to P09.
    let own = if preset == Preset::RefundAfterFour {
        30
    } else {
        14
    };
    while scene.drafts.len() < size {
        if scene.chance(own) {
            edge::walk(&mut scene);
            continue;
        }
        let mut turn = scene.below(STORIES.iter().map(|(often, _)| often).sum());
        for (often, story) in STORIES {
            if turn < often {
                story(&mut scene);
                break;
            }
            turn -= often;
        }
    }
    disturbance::deliver(&mut scene)
}
