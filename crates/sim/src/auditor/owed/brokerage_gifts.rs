//! Practice P15: one gift per friend, by the holdings when the friend was first valued.

use anyhow::Result;

use super::{Owed, World};

/// Lower bound of each band in minor units of CNY, highest first, and its gift.
const BANDS: [(i128, &str, i128); 6] = [
    (5_000_000_00, "voucher:shopping", 600_00),
    (2_000_000_00, "voucher:shopping", 400_00),
    (500_000_00, "voucher:festival", 200_00),
    (50_000_00, "voucher:shopping", 100_00),
    (20_000_00, "gift:research-3-months", 1),
    (0, "gift:small", 1),
];

pub(super) fn owed(world: World<'_>) -> Result<Owed> {
    let mut owed = Owed::default();
    for pair in world.standing_pairs() {
        let start = world.time_of(pair.at);
        let mut valuations = world.of_kind("holdings.valued");
        let first =
            valuations.find(|(_, fact)| fact.at >= start && fact.text("customer") == pair.friend);
        let Some((valued, fact)) = first else {
            continue;
        };
        let holdings = fact.amount("market_value", "CNY")?;
        owed.convert(pair, "valuation");
        if let Some((_, unit, gift)) = BANDS.iter().find(|(from, ..)| holdings >= *from) {
            owed.grant(
                world,
                ["advocate", &pair.advocate, &pair.friend],
                unit,
                (*gift, valued),
            );
        }
    }
    Ok(owed)
}
