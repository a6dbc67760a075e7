//! Stories that walk along the edges of one preset: caps, bands, steps, deadlines.

use serde_json::json;

use super::{
    card, introduction, order,
    order::Purchase,
    people,
    scene::{DAY, Scene},
};
use crate::preset::Preset;

/// Tells a story of this preset's own edges.
pub(super) fn walk(scene: &mut Scene) {
    let (preset, abroad) = (scene.preset, scene.chance(40));
    match preset {
        Preset::StorageBothSides => crowd(scene),
        Preset::TravelCredit => match scene.below(3) {
            0 => foreigner(scene),
            1 => least_amount(scene),
            _ => last_moment_of_credit(scene),
        },
        Preset::CouponsAndPoints if abroad => foreigner(scene),
        Preset::CouponsAndPoints => regular(scene),
        Preset::AgentCommission => last_moment_of_commission(scene),
        Preset::RefundAfterFour => card::tell(scene),
        Preset::DealerMilestones if abroad => foreigner(scene),
        Preset::DealerMilestones => milestones(scene),
        Preset::BrokerageGifts => bands(scene),
    }
}

/// A friend of whom nothing else is known is introduced.
fn newcomer(scene: &mut Scene, advocate: &str, at: i64) -> String {
    let friend = scene.fresh("N");
    introduction::introduce(scene, advocate, &friend, at);
    friend
}

/// P01: so many friends that one advocate comes to the cap, once in a workload.
fn crowd(scene: &mut Scene) {
    let told = scene
        .drafts
        .iter()
        .any(|draft| draft.data["advocate"] == "A-crowd");
    if told || scene.chance(70) {
        let (advocate, at) = (scene.advocate(), scene.between(0, 300));
        let friend = newcomer(scene, &advocate, at);
        return people::join(scene, &friend, at);
    }
    for _ in 0..31 + scene.below(5) {
        let at = scene.between(0, 300);
        let friend = newcomer(scene, "A-crowd", at);
        let joined = scene.soon(at, 2);
        people::join(scene, &friend, joined);
    }
}

/// P02: an order at the least amount, or refunded down to it or just below it.
fn least_amount(scene: &mut Scene) {
    let (advocate, at) = (scene.advocate(), scene.between(0, 300));
    let friend = newcomer(scene, &advocate, at);
    for minor in [499_99, 500_00] {
        let placed = scene.soon(at, 10);
        let mut first = Purchase::new(scene, &friend, placed);
        first.minor = if scene.chance(60) {
            500_00 + scene.below(900_00)
        } else {
            minor
        };
        order::place(scene, &first);
        let delivered = scene.soon(placed, 10);
        order::note(scene, &first, delivered, "order.delivered");
        if scene.chance(60) {
            order::regret(scene, &first);
        }
    }
}

/// P02: credit is used at the last moment of its life, or right after it.
fn last_moment_of_credit(scene: &mut Scene) {
    let (advocate, at) = (scene.advocate(), scene.between(0, 90));
    let friend = newcomer(scene, &advocate, at);
    people::join(scene, &friend, at);
    let late = i64::from(scene.below(2));
    if scene.chance(40) {
        let early = scene.apart(at, 100);
        let data = json!({ "customer": friend, "unit": "CNY", "amount": "30.00" });
        scene.add(early, "credit.used", data);
    }
    let data = json!({ "customer": friend, "unit": "CNY", "amount": "70.00" });
    scene.add(at + 365 * DAY + late, "credit.used", data);
    if scene.chance(40) {
        let data = json!({ "advocate": advocate, "friend": friend });
        let confirmed = scene.apart(at, 450);
        scene.add(confirmed, "fraud.confirmed", data);
    }
}

/// P03: more paid orders than are rewarded, one of them perhaps taken back.
fn regular(scene: &mut Scene) {
    let (advocate, at) = (scene.advocate(), scene.between(0, 200));
    let friend = newcomer(scene, &advocate, at);
    for _ in 0..7 {
        let placed = scene.soon(at, 100);
        let mut order = Purchase::new(scene, &friend, placed);
        if scene.chance(10) {
            order.minor = 0;
            order::place(scene, &order);
            continue;
        }
        order::place(scene, &order);
        let paid = scene.soon(placed, 3);
        order::pay(scene, &order, paid, order.minor, false);
        if scene.chance(25) {
            order::regret(scene, &order);
        }
    }
}

/// P07: an order is paid at the last moment of the year, or right after it.
fn last_moment_of_commission(scene: &mut Scene) {
    let (advocate, at) = (scene.advocate(), scene.between(0, 90));
    people::join(scene, &advocate, at);
    let friend = newcomer(scene, &advocate, at);
    let late = i64::from(scene.below(2));
    let placed = at + 300 * DAY;
    let mut purchase = Purchase::new(scene, &friend, placed);
    if scene.chance(15) {
        purchase.currency = "USD";
    }
    order::place(scene, &purchase);
    order::pay(
        scene,
        &purchase,
        at + 365 * DAY + late,
        purchase.minor,
        false,
    );
    if scene.chance(20) {
        order::regret(scene, &purchase);
    }
}

/// P02, P03, P12: the friend's first order is in another currency, the next is not.
fn foreigner(scene: &mut Scene) {
    let (advocate, at) = (scene.fresh("A"), scene.between(0, 200));
    let friend = newcomer(scene, &advocate, at);
    let start = scene.drafts.len();
    let mut moment = at + DAY;
    for currency in [*scene.pick(&["USD", "JPY"]), "CNY"] {
        let mut purchase = Purchase::new(scene, &friend, moment);
        purchase.currency = currency;
        order::place(scene, &purchase);
        order::pay(scene, &purchase, moment + DAY, purchase.minor, true);
        order::note(scene, &purchase, moment + 2 * DAY, "order.delivered");
        if scene.chance(25) {
            let cancelled = scene.apart(moment + 10 * DAY, 30);
            order::note(scene, &purchase, cancelled, "order.cancelled");
        }
        moment += 5 * DAY;
    }
    scene.drafts[start..]
        .iter_mut()
        .for_each(|draft| draft.solid = true);
}

/// P12: one advocate's friends take delivery one after the other, some at once.
fn milestones(scene: &mut Scene) {
    let advocate = if scene.chance(50) {
        scene.advocate()
    } else {
        scene.fresh("A")
    };
    let at = scene.between(0, 200);
    people::join(scene, &advocate, at);
    for _ in 0..3 + scene.below(4) {
        let friend = newcomer(scene, &advocate, at);
        let placed = scene.soon(at, 30);
        let car = Purchase::new(scene, &friend, placed);
        order::place(scene, &car);
        let delivered = scene.soon(placed, 40);
        order::note(scene, &car, delivered, "order.delivered");
        if scene.chance(15) {
            order::regret(scene, &car);
        }
        if scene.chance(20) {
            people::join(scene, &advocate, delivered);
        }
    }
}

/// P15: holdings at the bounds of the bands, valued again later or at the same time.
fn bands(scene: &mut Scene) {
    const HOLDINGS: [&str; 11] = [
        "0.00",
        "19999.99",
        "20000.00",
        "49999.99",
        "50000",
        "499999.99",
        "500000.00",
        "1999999.99",
        "2000000.00",
        "4999999.99",
        "5000000.00",
    ];
    let (advocate, at) = (scene.advocate(), scene.between(0, 300));
    let friend = newcomer(scene, &advocate, at);
    let mut moment = scene.soon(at, 20);
    for _ in 0..=scene.below(2) {
        let value = *scene.pick(&HOLDINGS);
        let mut data = json!({ "customer": friend, "market_value": value });
        if scene.chance(20) {
            data["fund_purchases"] = json!("1000.00");
        }
        scene.add(moment, "holdings.valued", data);
        moment = scene.soon(moment, 3);
    }
}
