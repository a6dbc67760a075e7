//! Credit that is used: in time, too late, too much, of a unit never had.

use serde_json::json;

use super::{
    introduction, order,
    order::Purchase,
    people,
    scene::{DAY, Scene},
};
use crate::preset::Preset;

fn unit_and_amounts(preset: Preset) -> (&'static [&'static str], &'static [&'static str]) {
    match preset {
        Preset::StorageBothSides => (&["storage_mb"], &["100", "500", "750", "501"]),
        Preset::TravelCredit => (&["CNY"], &["30.00", "100.00", "100.01", "150.00", "200.00"]),
        Preset::CouponsAndPoints => (&["points"], &["50", "100", "200", "201"]),
        Preset::AgentCommission => (&["CNY"], &["0.01", "5.00", "40.00", "64.00", "900.00"]),
        Preset::RefundAfterFour => (&["CNY"], &["1.00", "60.00", "250.00", "900.00"]),
        Preset::DealerMilestones => (
            &["points", "voucher:accessories", "service:maintenance-b"],
            &["1", "100", "500"],
        ),
        Preset::BrokerageGifts => (
            &["voucher:shopping", "gift:small", "voucher:festival"],
            &["1", "50", "100", "200"],
        ),
    }
}

/// Uses of one person's credit, some of it in a row.
pub(super) fn used(scene: &mut Scene) {
    let person = if scene.chance(70) {
        scene.advocate()
    } else {
        scene.friend()
    };
    let (units, amounts) = unit_and_amounts(scene.preset);
    let mut at = scene.between(30, 460);
    for _ in 0..=scene.below(3) {
        at = scene.apart(at, 30);
        let (unit, amount) = (*scene.pick(units), *scene.pick(amounts));
        let mut data = json!({ "customer": person, "unit": unit, "amount": amount });
        if scene.chance(30) {
            data["order"] = json!("O-1");
        }
        scene.add(at, "credit.used", data);
    }
}

/// Somebody uses what the program never gives.
pub(super) fn never_had(scene: &mut Scene) {
    let data = json!({ "customer": scene.advocate(), "unit": "miles", "amount": "10" });
    let at = scene.between(30, 460) + 1;
    scene.add(at, "credit.used", data);
}

/// What one friend earns the advocate here, as unit and amount.
fn earning(preset: Preset) -> (&'static str, &'static str) {
    match preset {
        Preset::StorageBothSides => ("storage_mb", "500"),
        Preset::TravelCredit => ("CNY", "100.00"),
        Preset::CouponsAndPoints => ("points", "200"),
        Preset::AgentCommission => ("CNY", "72.50"),
        Preset::RefundAfterFour => ("CNY", "50.00"),
        Preset::DealerMilestones => ("voucher:accessories", "500"),
        Preset::BrokerageGifts => ("voucher:shopping", "100"),
    }
}

/// An advocate earns something, uses it, and then loses what it was earned with;
/// what comes later fills the gap.
pub(super) fn spent_and_lost(scene: &mut Scene) {
    let advocate = if scene.chance(50) {
        scene.advocate()
    } else {
        scene.fresh("A")
    };
    let mut at = scene.between(0, 200);
    people::join(scene, &advocate, at);
    for _ in 0..=scene.below(2) {
        let friend = scene.fresh("N");
        introduction::introduce(scene, &advocate, &friend, at);
        people::join(scene, &friend, at + DAY);
        let mut purchase = Purchase::new(scene, &friend, at + 2 * DAY);
        purchase.minor += 600_00;
        order::place(scene, &purchase);
        order::pay(scene, &purchase, at + 3 * DAY, purchase.minor, false);
        order::note(scene, &purchase, at + 4 * DAY, "order.delivered");
        let data = json!({ "customer": friend, "market_value": "50000.00" });
        scene.add(at + 4 * DAY, "holdings.valued", data);
        let (unit, amount) = earning(scene.preset);
        let used = scene.apart(at + 5 * DAY, 20);
        let data = json!({ "customer": advocate, "unit": unit, "amount": amount });
        scene.add(used, "credit.used", data);
        let lost = scene.apart(at + 30 * DAY, 50);
        match scene.below(4) {
            0 => {
                let data = json!({ "advocate": advocate, "friend": friend });
                scene.add(lost, "fraud.confirmed", data);
            }
            1 => {}
            _ => order::note(scene, &purchase, lost, "order.cancelled"),
        }
        at = scene.soon(at + 20 * DAY, 60);
    }
}
