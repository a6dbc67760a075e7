//! One order through its life: placed, paid, delivered, refunded, cancelled.

use crate::{
    event::{Event, Fact, Kind, OrderPlaced, Stamp},
    program::Mark,
    short_map::ShortMap,
    unit::currency_decimals,
};

/// Several marks, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Marks(u8);

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        Self(marks.into_iter().map(bit).fold(0, |all, mark| all | mark))
    }
}

impl Marks {
    fn iter(self) -> impl Iterator<Item = Mark> {
        let all = Mark::NAMES.iter().map(|(_, mark)| *mark);
        all.filter(move |mark| self.0 & bit(*mark) != 0)
    }
}

fn bit(mark: Mark) -> u8 {
    1 << mark as u8
}

/// An order of the customer whose facts are folded.
#[derive(Clone, Debug)]
pub(super) struct Order<'a> {
    pub(super) placed: &'a OrderPlaced,
    pub(super) stamp: Stamp,
    /// The instrument that took something off, with its kind.
    pub(super) instrument: Option<(String, String)>,
    /// What a program took off, in minor units.
    pub(super) discount: i64,
    paid: i64,
    is_final: bool,
    refunded: i64,
    refunds: u32,
    marks: ShortMap<Mark, Stamp>,
    /// From when on it counts as never placed.
    pub(super) gone: Option<Stamp>,
}

impl<'a> Order<'a> {
    pub(super) fn new(placed: &'a OrderPlaced, stamp: Stamp) -> Self {
        let marks = ShortMap::from([(Mark::Placed, stamp.clone())]);
        let mut order = Self {
            placed,
            stamp: stamp.clone(),
            instrument: None,
            discount: 0,
            paid: 0,
            is_final: false,
            refunded: 0,
            refunds: 0,
            marks,
            gone: None,
        };
        // What costs nothing is paid at once.
        order.mark_paid(&stamp);
        order
    }

    /// Takes in a fact that names this order, at the moment of `stamp`.
    pub(super) fn take(&mut self, event: &Event, stamp: &Stamp) {
        let decimals = currency_decimals(&self.placed.currency);
        match &event.fact {
            Fact::Paid {
                amount, is_final, ..
            } => {
                // An amount that the currency cannot hold was refused at the door.
                let amount = amount.minor(decimals).unwrap_or(0);
                self.paid = self.paid.saturating_add(amount);
                self.is_final |= is_final;
            }
            Fact::Refunded { amount, .. } => {
                let amount = amount.minor(decimals).unwrap_or(0);
                self.refunded = self.refunded.saturating_add(amount);
                self.refunds = self.refunds.saturating_add(1);
                self.note_full_refund(stamp);
            }
            Fact::Marked { .. } if event.kind == Kind::OrderCancelled => {
                self.gone.get_or_insert_with(|| stamp.clone());
            }
            Fact::Marked { .. } => {
                let mark = match event.kind {
                    Kind::OrderInvoiced => Mark::Invoiced,
                    Kind::OrderDelivered => Mark::Delivered,
                    _ => Mark::Filed,
                };
                self.mark(mark, stamp);
            }
            _ => {}
        }
        self.mark_paid(stamp);
    }

    /// An order is paid when a payment says so, or when payments reach the
    /// amount less its discounts (replay.md, "Money and moments").
    fn mark_paid(&mut self, stamp: &Stamp) {
        let due = self.amount_left().saturating_sub(self.discount);
        if self.is_final || self.paid >= due {
            self.mark(Mark::Paid, stamp);
        }
    }

    /// Notes a mark when it is reached first.
    fn mark(&mut self, mark: Mark, stamp: &Stamp) {
        if !self.marks.contains_key(&mark) {
            self.marks.insert(mark, stamp.clone());
        }
    }

    /// The amount less what was refunded.
    pub(super) fn amount_left(&self) -> i64 {
        self.placed.amount.saturating_sub(self.refunded).max(0)
    }

    fn due_at_first(&self) -> i64 {
        self.placed.amount.saturating_sub(self.discount)
    }

    /// What the customer paid for it in the end: less discounts and refunds.
    pub(super) fn paid_for(&self) -> i64 {
        self.amount_left().saturating_sub(self.discount).max(0)
    }

    /// Whether refunds have reached what was due: from then on it counts as
    /// never placed.
    fn note_full_refund(&mut self, stamp: &Stamp) {
        if self.refunds > 0 && self.refunded >= self.due_at_first() {
            self.gone.get_or_insert_with(|| stamp.clone());
        }
    }

    /// Changes what a program takes off, at the moment of `stamp`: it lowers what
    /// is due, so that what was paid or refunded may now reach it.
    pub(super) fn take_off(&mut self, discount: i64, stamp: &Stamp) {
        self.discount = discount;
        self.note_full_refund(stamp);
        self.mark_paid(stamp);
    }

    /// The event with which the order met the last of `marks`, if it has met
    /// them all and stands.
    pub(super) fn counted(&self, marks: Marks) -> Option<&Stamp> {
        if self.gone.is_some() {
            return None;
        }
        let mut last = None;
        for mark in marks.iter() {
            let stamp = self.marks.get(&mark)?;
            last = last.max(Some(stamp));
        }
        last
    }
}
