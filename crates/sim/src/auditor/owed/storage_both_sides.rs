//! Practice P01: both get 500 `storage_mb` at the sign-up, the advocate at most 16 000.

use std::collections::BTreeMap;

use super::{Owed, World};

const GRANT: i128 = 500;
const CAP: i128 = 16_000;

pub(super) fn owed(world: World<'_>) -> Owed {
    let mut owed = Owed::default();
    let mut sign_ups: Vec<_> = world
        .standing_pairs()
        .into_iter()
        .filter_map(|pair| Some((world.sign_up(pair)?, pair)))
        .collect();
    sign_ups.sort_by_key(|(signed_up, _)| *signed_up);
    let mut given: BTreeMap<&str, i128> = BTreeMap::new();
    for (signed_up, pair) in sign_ups {
        let friend = pair.friend.as_str();
        owed.convert(pair, "sign-up");
        owed.grant(
            world,
            ["friend", friend, friend],
            "storage_mb",
            (GRANT, signed_up),
        );
        let so_far = given.entry(&pair.advocate).or_default();
        let grant = GRANT.min(CAP - *so_far);
        *so_far += grant;
        owed.grant(
            world,
            ["advocate", &pair.advocate, friend],
            "storage_mb",
            (grant, signed_up),
        );
        if grant == 0 {
            owed.refuse(signed_up, friend, "over_cap");
        }
    }
    owed
}
