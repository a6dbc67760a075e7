//! Referral cards (practice P09): bought for, issued, handed on, used, misused.

use serde_json::json;

use super::{
    order,
    order::Purchase,
    scene::{CardOnStage, DAY, Scene},
};

/// Tells one story of cards.
pub(super) fn tell(scene: &mut Scene) {
    match scene.below(10) {
        0 | 1 => purchase_and_cards(scene),
        2 => redeemed_ahead(scene),
        3 => redeemed_with_order(scene),
        4 => beyond(scene),
        _ => used_with_order(scene),
    }
}

fn issue(scene: &mut Scene, card: &str, holder: &str, at: i64) {
    let data = json!({ "instrument": card, "kind": "card", "holder": holder });
    scene.add_solid(at, "instrument.issued", data);
}

/// An advocate buys, pays and gets up to four cards, now and then asks for a fifth,
/// buys one, or gives the purchase back in the end.
fn purchase_and_cards(scene: &mut Scene) {
    let holder = scene.advocate();
    if scene.holders.contains(&holder) {
        return used_with_order(scene);
    }
    scene.holders.push(holder.clone());
    let at = scene.between(0, 15);
    let glasses = Purchase::new(scene, &holder, at);
    let start = scene.drafts.len();
    order::place(scene, &glasses);
    let bought = scene.soon(at, 3);
    order::pay(scene, &glasses, bought, glasses.minor, true);
    scene.drafts[start..]
        .iter_mut()
        .for_each(|draft| draft.solid = true);
    let mut issued = bought;
    for _ in 0..3 + scene.below(2) {
        issued = scene.soon(issued, 10);
        let id = scene.fresh("K");
        issue(scene, &id, &holder, issued);
        if scene.chance(20) {
            let data = json!({ "instrument": id, "to": scene.friend() });
            scene.add(issued + DAY, "instrument.transferred", data);
        }
        let card = CardOnStage {
            id,
            holder: holder.clone(),
            issued,
            bought,
        };
        if scene.chance(10) {
            said_twice(scene, &card);
        } else {
            scene.cards.push(card);
        }
    }
    again_and_extra(scene, issued);
    if scene.chance(25) {
        let part = glasses.minor / 5;
        let returned = scene.apart(issued, 300);
        order::refund(scene, &glasses, returned, part);
    }
    if scene.chance(15) {
        let late = scene.between(430, 460) + 7;
        order::note(scene, &glasses, late, "order.cancelled");
    }
}

/// The last card is issued once more, beyond the four, or for money.
fn again_and_extra(scene: &mut Scene, issued: i64) {
    let Some(card) = scene.cards.last().cloned() else {
        return;
    };
    let later = scene.soon(issued, 5) + DAY;
    match scene.below(4) {
        0 => issue(scene, &card.id, &card.holder, later),
        1 => issue(scene, &card.id, "C-9", later),
        2 => {
            for _ in 0..2 {
                let id = scene.fresh("K-beyond");
                issue(scene, &id, &card.holder, later);
            }
        }
        _ => {
            let id = scene.fresh("K-bought");
            let data = json!({ "instrument": id, "kind": "card", "holder": card.holder,
                "price": "10.00" });
            scene.add_solid(later, "instrument.issued", data);
            scene.cards.push(CardOnStage {
                id,
                issued: later,
                ..card
            });
        }
    }
}

/// Somebody who never gets cards is given one, or what is no card.
fn beyond(scene: &mut Scene) {
    let (holder, card) = (scene.visitor(), scene.fresh("K-none"));
    let holder = if holder.starts_with("C-") {
        "C-8".to_owned()
    } else {
        holder
    };
    let kind = *scene.pick(&["card", "pass"]);
    let at = scene.between(20, 300);
    let data = json!({ "instrument": card, "kind": kind, "holder": holder });
    scene.add(at, "instrument.issued", data);
}

fn any_card(scene: &mut Scene) -> Option<CardOnStage> {
    if scene.cards.is_empty() {
        purchase_and_cards(scene);
    }
    let cards = scene.cards.clone();
    if cards.is_empty() {
        None
    } else {
        Some(scene.pick(&cards).clone())
    }
}

/// An order names a card: by a newcomer, an acquaintance, the holder; before the card
/// is issued, at the end of its year, in another currency, or a card nobody knows.
fn used_with_order(scene: &mut Scene) {
    let Some(card) = any_card(scene) else { return };
    let user = match scene.below(10) {
        0 => card.holder.clone(),
        1 | 2 => scene.friend(),
        3..=5 => scene.visitor(),
        _ => scene.fresh("N"),
    };
    let mut at = scene.soon(card.issued, 300).min(card.bought + 385 * DAY);
    if scene.chance(12) {
        at = card.issued - DAY;
    }
    let mut purchase = Purchase::new(scene, &user, at);
    let unknown = scene.chance(6);
    purchase.card = Some(if unknown {
        scene.fresh("K-unknown")
    } else {
        card.id.clone()
    });
    if scene.chance(10) {
        purchase.currency = "USD";
    }
    if !unknown && user != card.holder {
        scene.card_pairs.push((card.holder.clone(), user, at));
    }
    if scene.chance(30) {
        let amount = *scene.pick(&["1.00", "8.00", "30.00"]);
        let data = json!({ "customer": card.holder, "unit": "CNY", "amount": amount });
        let spent = scene.apart(at + 5 * DAY, 30);
        scene.add(spent, "credit.used", data);
    }
    if scene.chance(15) {
        let late = i64::from(scene.below(2));
        purchase.at = card.bought + 350 * DAY;
        order::place(scene, &purchase);
        return order::pay(
            scene,
            &purchase,
            card.bought + 365 * DAY + late,
            purchase.minor,
            true,
        );
    }
    order::live(scene, &purchase);
}

/// A newcomer, or the holder, redeems a card ahead of any order.
fn redeemed_ahead(scene: &mut Scene) {
    let Some(card) = any_card(scene) else { return };
    let user = if scene.chance(15) {
        card.holder.clone()
    } else {
        scene.fresh("N")
    };
    let at = scene.soon(card.issued, 200);
    let mut data = json!({ "instrument": card.id, "by": user });
    if scene.chance(10) {
        data["uses"] = json!(2);
    }
    scene.add_solid(at, "instrument.redeemed", data);
    if user == card.holder {
        return;
    }
    scene.card_pairs.push((card.holder, user.clone(), at));
    let placed = scene.soon(at, 20) + DAY;
    let mut purchase = Purchase::new(scene, &user, placed);
    order::live(scene, &purchase);
    if scene.chance(30) {
        purchase = Purchase::new(scene, &user, placed + 150 * DAY);
        order::live(scene, &purchase);
    }
}

/// A newcomer's order is redeemed with a card after it, or before it.
fn redeemed_with_order(scene: &mut Scene) {
    let Some(card) = any_card(scene) else { return };
    let user = scene.fresh("N");
    let at = scene.soon(card.issued, 200) + DAY;
    let purchase = Purchase::new(scene, &user, at);
    let redeemed = *scene.pick(&[at + DAY, at - DAY]);
    redeem(scene, &card.id, &purchase, redeemed);
    order::place(scene, &purchase);
    order::pay(scene, &purchase, at + 2 * DAY, purchase.minor, true);
    scene.card_pairs.push((card.holder, user, at));
}

fn redeem(scene: &mut Scene, card: &str, order: &Purchase, at: i64) {
    let data = json!({ "instrument": card, "by": order.customer, "order": order.id });
    scene.add_solid(at, "instrument.redeemed", data);
}

/// An order names a card that nobody else has, and the till redeems it as well.
fn said_twice(scene: &mut Scene, card: &CardOnStage) {
    let user = scene.fresh("N");
    let at = scene.soon(card.issued, 100) + DAY;
    let mut purchase = Purchase::new(scene, &user, at);
    purchase.card = Some(card.id.clone());
    let start = scene.drafts.len();
    order::place(scene, &purchase);
    let redeemed = *scene.pick(&[at, at + DAY]);
    redeem(scene, &card.id, &purchase, redeemed);
    order::pay(scene, &purchase, at + DAY, purchase.minor, true);
    scene.drafts[start..]
        .iter_mut()
        .for_each(|draft| draft.solid = true);
}
