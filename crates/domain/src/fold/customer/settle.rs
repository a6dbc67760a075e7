//! After every fact: what it touched is judged again, and only the difference to
//! what stood before is noted.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Folder, Purchase};
use crate::{
    event::Stamp,
    fold::{Joint, Owed, Refusal, note_changes},
    moment::Moment,
};

/// What earns one reward of an advocate's fold: a rule's number, and the key of
/// the deed.
pub(super) type JointKey = (u32, String);

/// What an object (the friend, or an order) comes to under all rules.
#[derive(Default)]
pub(super) struct Judgement {
    pub(super) owed: BTreeMap<String, Owed>,
    pub(super) joint: Vec<(JointKey, Joint)>,
    /// With the deed that was refused, where an advocate's fold might have counted it.
    pub(super) refusals: Vec<(Option<(JointKey, Stamp)>, Refusal)>,
    pub(super) converts: bool,
}

/// Everything judged so far.
#[derive(Default)]
pub(super) struct Settlement<'a> {
    /// By what earns: an order's id, or the friend's.
    judged: HashMap<&'a str, Judgement>,
    /// Deeds that could stand for a joint key, in the order in which they counted:
    /// the first stands, the others move up.
    candidates: BTreeMap<JointKey, BTreeMap<(Stamp, Stamp), Joint>>,
    open: BTreeMap<JointKey, Joint>,
    /// How many objects convert the pair now.
    converting: usize,
    /// What converted the pair at any time and has not fallen away since.
    unfallen: HashSet<&'a str>,
    touched: Touched,
}

/// What a fact may have changed, beside orders.
#[derive(Default)]
struct Touched {
    friend: bool,
    everything: bool,
}

impl<'a> Folder<'a> {
    /// The friend's own deeds, which are not orders, must be judged again.
    pub(super) fn touch_friend(&mut self) {
        self.settlement.touched.friend = true;
    }

    /// Everything must be judged again: a pair began to stand, or fell.
    pub(super) fn touch_everything(&mut self) {
        self.settlement.touched.everything = true;
    }

    pub(super) fn settle(&mut self, at: &Stamp) {
        let orders = self.changed_orders(at);
        if !orders.is_empty() {
            self.note_purchase(at.time);
        }
        let touched = std::mem::take(&mut self.settlement.touched);
        let mut objects: BTreeSet<&'a str> = BTreeSet::new();
        if touched.friend || touched.everything {
            objects.insert(self.input.customer);
        }
        if touched.everything {
            objects.extend(self.orders.ids());
        }
        let orders = orders.into_iter();
        objects.extend(orders.map(|index| self.orders.get(index).placed.order.as_str()));
        if self.standing.is_none() || objects.is_empty() {
            return;
        }
        for object in objects {
            self.settle_object(object, at);
        }
        self.note_conversion(at.time);
    }

    /// The orders that changed or moved. One that falls hands its discount on to
    /// another, which so changes as well.
    fn changed_orders(&mut self, at: &Stamp) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        loop {
            let orders = self.orders.take_renumbered();
            if orders.is_empty() {
                return all;
            }
            self.move_discounts(&orders, at);
            all.extend(orders);
        }
    }

    fn settle_object(&mut self, object: &'a str, at: &Stamp) {
        let now = self.judge(object);
        let before = self.settlement.judged.remove(object).unwrap_or_default();
        note_changes(&mut self.rewards, &before.owed, &now.owed, at);
        self.note_joint(&before, &now, at.time);
        let settlement = &mut self.settlement;
        let converting = settlement
            .converting
            .saturating_sub(usize::from(before.converts));
        settlement.converting = converting.saturating_add(usize::from(now.converts));
        let order = self.orders.by_id(object);
        if now.converts {
            settlement.unfallen.insert(object);
        } else if order.is_some_and(|index| self.orders.get(index).gone.is_some()) {
            settlement.unfallen.remove(object);
        }
        settlement.judged.insert(object, now);
    }

    /// A pair converts while a deed stands that the program pays for. It falls
    /// through when everything that ever converted it was cancelled or refunded.
    fn note_conversion(&mut self, at: Moment) {
        let converted = self.settlement.converting > 0;
        let fell = self.settlement.unfallen.is_empty();
        let Some(pair) = self.standing_pair_mut() else {
            return;
        };
        pair.converted = converted;
        if converted {
            pair.converted_at.get_or_insert(at);
        }
        if pair.fraud_at.is_none() {
            let voided = pair.converted_at.is_some() && fell;
            pair.voided_at = voided.then(|| pair.voided_at.unwrap_or(at));
        }
    }

    fn note_joint(&mut self, before: &Judgement, now: &Judgement, at: Moment) {
        let candidates = &mut self.settlement.candidates;
        let mut keys = BTreeSet::new();
        for (key, joint) in &before.joint {
            if let Some(line) = candidates.get_mut(key) {
                line.remove(&(joint.counted.clone(), joint.named.clone()));
            }
            keys.insert(key.clone());
        }
        for (key, joint) in &now.joint {
            let place = (joint.counted.clone(), joint.named.clone());
            candidates
                .entry(key.clone())
                .or_default()
                .insert(place, joint.clone());
            keys.insert(key.clone());
        }
        for key in keys {
            self.reopen_joint(key, at);
        }
    }

    /// The first deed of a key stands; when that is another than before, the one
    /// before stood until now.
    fn reopen_joint(&mut self, key: JointKey, at: Moment) {
        let settlement = &mut self.settlement;
        let line = settlement.candidates.get(&key);
        let now = line
            .and_then(|line| line.first_key_value())
            .map(|(_, joint)| joint);
        if let Some(open) = settlement.open.get(&key) {
            if now.is_some_and(|now| {
                Joint {
                    from: open.from,
                    ..now.clone()
                } == *open
            }) {
                return;
            }
            if open.from != at {
                self.out.joint.push(Joint {
                    to: Some(at),
                    ..open.clone()
                });
            }
        }
        match now {
            Some(now) => settlement.open.insert(
                key,
                Joint {
                    from: at,
                    ..now.clone()
                },
            ),
            None => settlement.open.remove(&key),
        };
    }

    pub(super) fn close_joints(&mut self) {
        self.out
            .joint
            .extend(std::mem::take(&mut self.settlement.open).into_values());
        self.out
            .joint
            .sort_by(|a, b| (a.from, &a.key).cmp(&(b.from, &b.key)));
    }

    /// What stands refused in the end. Of a deed that an advocate's fold would
    /// have counted once, nothing more could be expected after it was counted.
    pub(super) fn refusals(&self) -> BTreeSet<Refusal> {
        let stands = |order: usize| self.orders.get(order).gone.is_none();
        let uses = self.refused_uses.iter();
        let uses = uses.filter(|refused| refused.has_row && refused.order.is_none_or(stands));
        let uses = uses.map(|refused| &refused.refusal);
        let counted_before = |key: &JointKey, stamp: &Stamp| {
            let line = self.settlement.candidates.get(key);
            let first = line.and_then(|line| line.first_key_value());
            first.is_some_and(|((first, _), _)| first < stamp)
        };
        let judged = self
            .settlement
            .judged
            .values()
            .flat_map(|judgement| &judgement.refusals);
        let judged = judged.filter(|(deed, _)| {
            deed.as_ref()
                .is_none_or(|(key, stamp)| !counted_before(key, stamp))
        });
        uses.chain(judged.map(|(_, refusal)| refusal))
            .cloned()
            .collect()
    }

    /// The first paid order that stands, in the program's currency, over time.
    fn note_purchase(&mut self, at: Moment) {
        if !self
            .input
            .program
            .newest()
            .definition
            .introduces_by_instrument()
        {
            return;
        }
        let order = self.purchase();
        let purchases = &mut self.out.purchases;
        if purchases.last().is_some_and(|last| last.at == at) {
            purchases.pop();
        }
        let stood = purchases
            .last()
            .and_then(|purchase| purchase.order.as_ref());
        if stood != order.as_ref() {
            purchases.push(Purchase { at, order });
        }
    }
}
