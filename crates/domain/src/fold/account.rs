//! One person's credit in one unit: earned, used, lapsed, taken back.
//!
//! The part that expires first is used first; what was used does not expire; a
//! use of more than is available is refused whole; a claw-back may take what is
//! available below zero, and later earnings fill it (replay.md, "Money and
//! moments").

use std::collections::{BTreeMap, BTreeSet};

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
    Change { key: Key<'a>, rank: u8, delta: i64 },
    Use(&'a Stamp, Option<i64>),
}

impl<'a> Item<'a> {
    /// The order within a moment: as the facts are read; of what one fact did,
    /// first what it took back.
    fn order(&self) -> (u8, bool, Option<&'a Stamp>) {
        match self {
            Self::Change { rank, delta, .. } => (*rank, *delta > 0, None),
            Self::Use(event, _) => (event.rank, true, Some(*event)),
        }
    }
}

/// Folds one account.
#[must_use]
pub fn fold_account(input: &AccountInput<'_>) -> Account {
    let mut items: BTreeMap<Moment, Vec<Item<'_>>> = BTreeMap::new();
    for reward in input.rewards {
        let key = (
            reward.expires_at.unwrap_or(Moment::MAX),
            &reward.earned_by,
            reward.id.as_str(),
        );
        for change in &reward.changes {
            if let Some(delta) = change.amounts.get(input.unit).copied() {
                let change_item = Item::Change {
                    key,
                    rank: change.rank,
                    delta,
                };
                items.entry(change.at).or_default().push(change_item);
            }
        }
    }
    for (event, amount) in input.uses {
        items
            .entry(event.time)
            .or_default()
            .push(Item::Use(event, *amount));
    }
    let mut book = Book::default();
    for (at, mut happened) in items.into_iter().take_while(|(at, _)| *at <= input.until) {
        book.lapse_before(at);
        happened.sort_by_key(Item::order);
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
    /// Those of them that have anything left.
    open: BTreeSet<Key<'a>>,
    /// What is left of all of them.
    left: i64,
    debt: i64,
    account: Account,
}

impl<'a> Book<'a> {
    /// Puts into a lot, or takes out of it with less than 0.
    fn move_left(&mut self, key: Key<'a>, delta: i64) {
        let lot = self.lots.entry(key).or_default();
        lot.left = lot.left.saturating_add(delta);
        self.left = self.left.saturating_add(delta);
        if lot.left > 0 {
            self.open.insert(key);
        } else {
            self.open.remove(&key);
        }
    }

    /// Lapses what ended before `at`: the exact end is still within.
    fn lapse_before(&mut self, at: Moment) {
        while let Some(key) = self
            .open
            .first()
            .copied()
            .filter(|key| key.0.just_after() <= at)
        {
            self.lapse(key, key.0.just_after());
        }
    }

    fn lapse(&mut self, key: Key<'a>, at: Moment) {
        let Some(lot) = self.lots.get_mut(&key).filter(|lot| lot.left > 0) else {
            return;
        };
        let amount = lot.left;
        lot.lapsed = lot.lapsed.saturating_add(amount);
        self.account.lapses.push(Lapse {
            reward: key.2.to_owned(),
            at,
            amount,
        });
        self.move_left(key, amount.saturating_neg());
    }

    fn take(&mut self, at: Moment, item: &Item<'a>) {
        match item {
            Item::Change { key, delta, .. } if *delta > 0 => {
                self.move_left(*key, *delta);
                self.fill_debt();
                // Earned after its own end: it lapses at once.
                if key.0.just_after() <= at {
                    self.lapse(*key, at);
                }
            }
            Item::Change { key, delta, .. } => self.claw_back(*key, at, delta.saturating_neg()),
            Item::Use(event, amount) => self.spend(event, *amount),
        }
    }

    /// Takes back from what is left of a lot, then from what was used of it,
    /// which becomes a debt; what had lapsed of it is not taken again.
    fn claw_back(&mut self, key: Key<'a>, at: Moment, amount: i64) {
        let from_left = amount.min(self.lots.entry(key).or_default().left);
        self.move_left(key, from_left.saturating_neg());
        let lot = self.lots.entry(key).or_default();
        let rest = amount.saturating_sub(from_left);
        let from_used = rest.min(lot.used);
        lot.used = lot.used.saturating_sub(from_used);
        self.debt = self.debt.saturating_add(from_used);
        let from_lapsed = rest.saturating_sub(from_used).min(lot.lapsed);
        lot.lapsed = lot.lapsed.saturating_sub(from_lapsed);
        if from_lapsed > 0 {
            let amount = from_lapsed.saturating_neg();
            self.account.lapses.push(Lapse {
                reward: key.2.to_owned(),
                at,
                amount,
            });
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
        while missing > 0
            && let Some(key) = self.open.first().copied()
        {
            let lot = self.lots.entry(key).or_default();
            let part = missing.min(lot.left);
            lot.used = lot.used.saturating_add(part);
            missing = missing.saturating_sub(part);
            self.move_left(key, part.saturating_neg());
        }
        missing
    }

    fn spend(&mut self, event: &Stamp, amount: Option<i64>) {
        match amount {
            Some(amount) if amount <= self.available().max(0) => {
                self.draw(amount);
                self.account.used.push(Use {
                    event: event.clone(),
                    amount,
                });
            }
            _ => self.account.refused.push(event.clone()),
        }
    }

    fn available(&self) -> i64 {
        self.left.saturating_sub(self.debt)
    }

    fn close(mut self) -> Account {
        self.account.available = self.available();
        let next = self.open.first().filter(|(end, ..)| *end < Moment::MAX);
        self.account.next_lapse = next.map(|(end, ..)| end.just_after());
        self.account
    }
}
