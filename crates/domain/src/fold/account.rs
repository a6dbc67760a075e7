//! One person's credit in one unit: earned, used, lapsed, taken back.
//!
//! The part that expires first is used first; what was used does not expire; a
//! use of more than is available is refused whole; a claw-back may take what is
//! available below zero, and later earnings fill it (replay.md, "Money and
//! moments").

use std::collections::BTreeMap;

use super::Reward;
use crate::{event::Stamp, moment::Moment, unit::Unit};

/// What is read to fold one account.
#[derive(Debug)]
pub struct AccountInput<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Every reward of the person.
    pub rewards: &'a [&'a Reward],
    /// The uses of the unit by the person: event and minor units. Without an
    /// amount the unit cannot hold what was said.
    pub uses: &'a [(Stamp, Option<i64>)],
    /// Up to when the clock runs, within.
    pub until: Moment,
}

/// What the fold of one account says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Uses that stand.
    pub used: Vec<Use>,
    /// Uses of more than there was.
    pub refused: Vec<Stamp>,
    /// What lapsed.
    pub lapses: Vec<Lapse>,
    /// What is available in the end, in minor units.
    pub available: i64,
    /// When the next part lapses, if nothing else happens.
    pub next_lapse: Option<Moment>,
}

/// A use of credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The event.
    pub event: Stamp,
    /// How much, in minor units.
    pub amount: i64,
}

/// A part of a reward that lapsed; below zero where a claw-back took what had
/// lapsed, so that it is not taken twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The reward.
    pub reward: String,
    /// From when on.
    pub at: Moment,
    /// How much, in minor units.
    pub amount: i64,
}

#[derive(Debug, Default)]
struct Lot {
    left: i64,
    used: i64,
    lapsed: i64,
}

/// Lots in the order in which they are used up.
type Key<'a> = (Moment, &'a Stamp, &'a str);

enum Item<'a> {
    Change(Key<'a>, i64),
    Use(&'a Stamp, Option<i64>),
}

/// Folds one account.
#[must_use]
pub fn fold_account(input: &AccountInput<'_>) -> Account {
    let mut items: BTreeMap<Moment, Vec<Item<'_>>> = BTreeMap::new();
    for reward in input.rewards {
        let key = (reward.expires_at.unwrap_or(Moment::MAX), &reward.earned_by, reward.id.as_str());
        for change in &reward.changes {
            if let Some(delta) = change.amounts.get(input.unit) {
                items.entry(change.at).or_default().push(Item::Change(key, *delta));
            }
        }
    }
    for (event, amount) in input.uses {
        items.entry(event.time).or_default().push(Item::Use(event, *amount));
    }
    let mut book = Book::default();
    for (at, mut happened) in items.into_iter().take_while(|(at, _)| *at <= input.until) {
        book.lapse_before(at);
        happened.sort_by_key(|item| match item {
            // What is taken back first, then what is earned, then what is used.
            Item::Change(_, delta) => (u8::from(*delta > 0), None),
            Item::Use(event, _) => (2, Some(*event)),
        });
        for item in &happened {
            book.take(at, item);
        }
    }
    book.lapse_before(input.until);
    book.close()
}

#[derive(Default)]
struct Book<'a> {
    lots: BTreeMap<Key<'a>, Lot>,
    debt: i64,
    account: Account,
}

impl<'a> Book<'a> {
    /// Lapses what ended before `at`: the exact end is still within.
    fn lapse_before(&mut self, at: Moment) {
        for ((expires, _, reward), lot) in &mut self.lots {
            if expires.just_after() > at {
                break;
            }
            if lot.left > 0 {
                let lapse = Lapse {
                    reward: (*reward).to_owned(),
                    at: expires.just_after(),
                    amount: lot.left,
                };
                self.account.lapses.push(lapse);
                lot.lapsed = lot.lapsed.saturating_add(lot.left);
                lot.left = 0;
            }
        }
    }

    fn take(&mut self, at: Moment, item: &Item<'a>) {
        match item {
            Item::Change(key, delta) if *delta > 0 => {
                let lot = self.lots.entry(*key).or_default();
                lot.left = lot.left.saturating_add(*delta);
                self.fill_debt();
                // Earned after its own end: it lapses at once.
                if key.0.just_after() <= at {
                    self.lapse_late(*key, at);
                }
            }
            Item::Change(key, delta) => self.claw_back(*key, at, delta.saturating_neg()),
            Item::Use(event, amount) => self.spend(event, *amount),
        }
    }

    fn lapse_late(&mut self, key: Key<'a>, at: Moment) {
        if let Some(lot) = self.lots.get_mut(&key)
            && lot.left > 0
        {
            let lapse = Lapse { reward: key.2.to_owned(), at, amount: lot.left };
            self.account.lapses.push(lapse);
            lot.lapsed = lot.lapsed.saturating_add(lot.left);
            lot.left = 0;
        }
    }

    /// Takes back from what is left of a lot, then from what was used of it,
    /// which becomes a debt; what had lapsed of it is not taken again.
    fn claw_back(&mut self, key: Key<'a>, at: Moment, amount: i64) {
        let lot = self.lots.entry(key).or_default();
        let from_left = amount.min(lot.left);
        lot.left = lot.left.saturating_sub(from_left);
        let rest = amount.saturating_sub(from_left);
        let from_used = rest.min(lot.used);
        lot.used = lot.used.saturating_sub(from_used);
        self.debt = self.debt.saturating_add(from_used);
        let from_lapsed = rest.saturating_sub(from_used).min(lot.lapsed);
        lot.lapsed = lot.lapsed.saturating_sub(from_lapsed);
        if from_lapsed > 0 {
            let lapse = Lapse { reward: key.2.to_owned(), at, amount: from_lapsed.saturating_neg() };
            self.account.lapses.push(lapse);
        }
        self.fill_debt();
    }

    fn fill_debt(&mut self) {
        let debt = std::mem::take(&mut self.debt);
        self.debt = self.draw(debt);
    }

    /// Draws from the lots, first-expiring first; what could not be drawn.
    fn draw(&mut self, amount: i64) -> i64 {
        let mut missing = amount;
        if missing == 0 {
            return 0;
        }
        for lot in self.lots.values_mut() {
            let part = missing.min(lot.left);
            lot.left = lot.left.saturating_sub(part);
            lot.used = lot.used.saturating_add(part);
            missing = missing.saturating_sub(part);
        }
        missing
    }

    fn spend(&mut self, event: &Stamp, amount: Option<i64>) {
        match amount {
            Some(amount) if amount <= self.available().max(0) => {
                self.draw(amount);
                self.account.used.push(Use { event: event.clone(), amount });
            }
            _ => self.account.refused.push(event.clone()),
        }
    }

    fn available(&self) -> i64 {
        let left = self.lots.values().fold(0_i64, |sum, lot| sum.saturating_add(lot.left));
        left.saturating_sub(self.debt)
    }

    fn close(mut self) -> Account {
        self.account.available = self.available();
        let open = self.lots.iter().find(|((end, ..), lot)| lot.left > 0 && *end < Moment::MAX);
        self.account.next_lapse = open.map(|((end, ..), _)| end.just_after());
        self.account
    }
}
