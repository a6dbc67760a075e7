//! Orders and everything that can become of them.

use serde_json::json;

use super::scene::{DAY, Scene, yuan};
use crate::preset::Preset;

/// Amounts that lie on edges: of P02's least amount, of rounding, of nothing much.
const AMOUNTS: [u32; 12] = [
    500_00, 499_99, 500_01, 800_00, 1_200_00, 333_25, 25, 12_75, 5, 1_999_99, 100_00, 620_35,
];

/// An order on its way: who, how much of what, when.
#[derive(Clone, Debug)]
pub(super) struct Purchase {
    pub(super) id: String,
    pub(super) customer: String,
    pub(super) minor: u32,
    pub(super) currency: &'static str,
    pub(super) card: Option<String>,
    pub(super) at: i64,
}

impl Purchase {
    pub(super) fn new(scene: &mut Scene, customer: &str, at: i64) -> Self {
        let minor = if scene.chance(60) {
            *scene.pick(&AMOUNTS)
        } else {
            scene.below(300_000) + 1
        };
        let id = scene.fresh("O");
        Self {
            id,
            customer: customer.to_owned(),
            minor,
            currency: "CNY",
            card: None,
            at,
        }
    }

    /// So much of the currency, as its decimals want it.
    pub(super) fn money(&self, minor: u32) -> String {
        if self.currency == "JPY" {
            minor.to_string()
        } else {
            yuan(minor)
        }
    }
}

/// The event that places the order.
pub(super) fn place(scene: &mut Scene, order: &Purchase) {
    let mut data = json!({ "order": order.id, "customer": order.customer,
        "amount": order.money(order.minor), "currency": order.currency });
    if let Some(card) = &order.card {
        data["instrument"] = json!(card);
    }
    if scene.chance(15) {
        data["category"] = json!("sale");
    }
    scene.add(order.at, "order.placed", data);
}

/// Pays so much of the order.
pub(super) fn pay(scene: &mut Scene, order: &Purchase, at: i64, minor: u32, last: bool) {
    let mut data = json!({ "order": order.id, "amount": order.money(minor) });
    if last || scene.chance(5) {
        data["final"] = json!(last);
    }
    scene.add(at, "payment.received", data);
}

/// Says that something happened to the order, whatever it was.
pub(super) fn note(scene: &mut Scene, order: &Purchase, at: i64, kind: &str) {
    scene.add(at, kind, json!({ "order": order.id }));
}

pub(super) fn refund(scene: &mut Scene, order: &Purchase, at: i64, minor: u32) {
    let data = json!({ "order": order.id, "amount": order.money(minor) });
    scene.add(at, "order.refunded", data);
}

/// Pays the order: at once, in parts, for good with less, a part only, or ahead of it.
pub(super) fn settle(scene: &mut Scene, order: &Purchase) {
    let at = scene.soon(order.at, 4);
    let part = order.minor / 3;
    match scene.below(8) {
        0 => {}
        1 => {
            let later = scene.soon(at, 20);
            pay(scene, order, at, part, false);
            pay(scene, order, later, order.minor - part, false);
        }
        2 => pay(scene, order, at, part, true),
        3 => pay(scene, order, at, part, false),
        4 => {
            let ahead = order.at - DAY;
            pay(scene, order, ahead, order.minor, false);
        }
        _ => pay(scene, order, at, order.minor, false),
    }
}

/// Delivers, invoices and files, sometimes twice, sometimes ahead of the order.
pub(super) fn deliver(scene: &mut Scene, order: &Purchase) {
    let at = scene.soon(order.at, 9);
    if scene.chance(75) {
        let at = if scene.chance(6) { order.at - DAY } else { at };
        note(scene, order, at, "order.delivered");
    }
    if scene.chance(12) {
        let again = scene.soon(at, 5);
        note(scene, order, again, "order.delivered");
    }
    for kind in ["order.invoiced", "order.filed"] {
        for _ in 0..2 {
            if scene.chance(12) {
                note(scene, order, at, kind);
            }
        }
    }
}

/// Takes the order back: cancels it, or refunds it whole, in parts, or in part.
pub(super) fn regret(scene: &mut Scene, order: &Purchase) {
    let at = scene.apart(order.at, 120);
    let later = scene.apart(at, 20);
    let part = order.minor / 4;
    match scene.below(7) {
        0 => note(scene, order, at, "order.cancelled"),
        1 => {
            note(scene, order, at, "order.cancelled");
            note(scene, order, later, "order.cancelled");
        }
        2 => refund(scene, order, at, order.minor),
        3 => {
            refund(scene, order, at, part);
            refund(scene, order, later, order.minor - part);
        }
        4 => refund(scene, order, at, order.minor.saturating_sub(500_00)),
        5 => refund(scene, order, at, order.minor.saturating_sub(499_99)),
        _ => refund(scene, order, at, part),
    }
}

/// Places, pays, delivers, and now and then takes back.
pub(super) fn live(scene: &mut Scene, order: &Purchase) {
    place(scene, order);
    settle(scene, order);
    deliver(scene, order);
    if scene.chance(30) {
        regret(scene, order);
    }
}

/// Somebody orders something, whether or not anybody brought them.
pub(super) fn bought(scene: &mut Scene) {
    let customer = scene.anybody();
    let at = scene.between(0, 400);
    let mut order = Purchase::new(scene, &customer, at);
    let free = [
        Preset::AgentCommission,
        Preset::StorageBothSides,
        Preset::BrokerageGifts,
    ];
    if free.contains(&scene.preset) && scene.chance(15) {
        order.currency = *scene.pick(&["USD", "JPY"]);
    }
    live(scene, &order);
}

/// A friend who was introduced orders after it.
pub(super) fn friend_bought(scene: &mut Scene) {
    if scene.pairs.is_empty() {
        return bought(scene);
    }
    let pairs = scene.pairs.clone();
    let (_, friend, at) = scene.pick(&pairs).clone();
    let at = scene.soon(at, 60);
    let mut order = Purchase::new(scene, &friend, at);
    if scene.preset == Preset::AgentCommission && scene.chance(10) {
        order.currency = *scene.pick(&["USD", "JPY"]);
    }
    live(scene, &order);
}

/// An order is placed a second time: the same again, or with another price.
pub(super) fn placed_again(scene: &mut Scene) {
    let customer = scene.anybody();
    let at = scene.between(0, 400);
    let mut order = Purchase::new(scene, &customer, at);
    live(scene, &order);
    let placed = scene
        .drafts
        .iter()
        .rfind(|draft| draft.kind == "order.placed" && draft.data["order"] == order.id.as_str());
    let same = placed.map(|draft| draft.data.clone());
    order.at = scene.soon(at, 5);
    match same {
        Some(data) if scene.chance(50) => scene.add(order.at, "order.placed", data),
        _ => {
            order.minor += 100;
            place(scene, &order);
        }
    }
}

/// Facts of orders that come later or never, and one cancelled before it came.
pub(super) fn stray(scene: &mut Scene) {
    let customer = scene.friend();
    let at = scene.between(10, 400);
    let order = Purchase::new(scene, &customer, at);
    let kinds = [
        "order.delivered",
        "order.filed",
        "order.invoiced",
        "order.cancelled",
    ];
    match scene.below(3) {
        0 => pay(scene, &order, at, order.minor, false),
        1 => {
            let kind = *scene.pick(&kinds);
            note(scene, &order, at, kind);
            note(scene, &order, at + DAY, kind);
        }
        _ => {
            note(scene, &order, at - 2 * DAY, "order.cancelled");
            place(scene, &order);
            pay(scene, &order, at + DAY, order.minor, false);
        }
    }
}
