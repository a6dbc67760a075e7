//! The orders of one customer, found by id and by the moments at which they count.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    event::Stamp,
    fold::order::{Marks, Order},
    program::{Mark, Program, Trigger},
    short_map::ShortMap,
};

/// An order's place among those that count: the event with which it counted, and
/// its own number, by which orders that counted together are told apart.
type Place = (Stamp, usize);

/// The orders that stand and have met certain marks, in the order in which they
/// count. "First" and the like go by this order (replay.md, "Money and moments").
#[derive(Debug)]
struct Line {
    marks: Marks,
    /// The highest number that a rule asks for.
    most: u32,
    orders: BTreeMap<Place, usize>,
}

/// The orders of one customer.
#[derive(Debug)]
pub(super) struct Orders<'a> {
    all: Vec<Order<'a>>,
    by_id: HashMap<&'a str, usize>,
    lines: Vec<Line>,
    /// Orders whose number may have changed since it was last asked for.
    renumbered: BTreeSet<usize>,
}

impl<'a> Orders<'a> {
    /// No orders yet; lines for everything that a version of the program counts.
    pub(super) fn new(program: &Program) -> Self {
        let mut most: ShortMap<Marks, u32> = ShortMap::new();
        most.or_default(&only(Mark::Placed));
        most.or_default(&only(Mark::Paid));
        for rule in program
            .versions()
            .iter()
            .flat_map(|version| &version.definition.rules)
        {
            if let Trigger::Order(marks) = &rule.trigger {
                let most = most.or_default(&marks.iter().copied().collect());
                *most = (*most).max(rule.conditions.nth.map_or(0, |(_, to)| to));
            }
        }
        let line = |(marks, most)| Line {
            marks,
            most,
            orders: BTreeMap::new(),
        };
        Self {
            all: Vec::new(),
            by_id: HashMap::new(),
            lines: most.into_iter().map(line).collect(),
            renumbered: BTreeSet::new(),
        }
    }

    /// Adds an order that was placed; its number.
    pub(super) fn add(&mut self, order: Order<'a>) -> usize {
        let index = self.all.len();
        self.by_id.insert(&order.placed.order, index);
        self.all.push(order);
        self.enter(index);
        index
    }

    /// Changes an order, and its places with it.
    pub(super) fn change(&mut self, index: usize, change: impl FnOnce(&mut Order<'a>)) {
        self.leave(index);
        change(&mut self.all[index]);
        self.enter(index);
    }

    fn leave(&mut self, index: usize) {
        for line in &mut self.lines {
            if let Some(stamp) = self.all[index].counted(line.marks) {
                let place = (stamp.clone(), index);
                self.renumbered.extend(line.numbered_from(&place));
                line.orders.remove(&place);
            }
        }
    }

    fn enter(&mut self, index: usize) {
        for line in &mut self.lines {
            if let Some(stamp) = self.all[index].counted(line.marks) {
                let place = (stamp.clone(), index);
                line.orders.insert(place.clone(), index);
                self.renumbered.extend(line.numbered_from(&place));
            }
        }
        self.renumbered.insert(index);
    }

    /// The orders that changed, or moved up or down, since this was last asked.
    pub(super) fn take_renumbered(&mut self) -> BTreeSet<usize> {
        std::mem::take(&mut self.renumbered)
    }

    /// Which of the orders that met `marks` this one is, from 1; none where it is
    /// past every number that a rule asks for.
    pub(super) fn nth(&self, marks: Marks, index: usize) -> Option<u32> {
        let line = self.lines.iter().find(|line| line.marks == marks)?;
        let mut numbered = (1..=line.most).zip(line.orders.values());
        numbered
            .find(|(_, order)| **order == index)
            .map(|(nth, _)| nth)
    }

    /// The orders that stand and were paid, in the order in which that happened.
    pub(super) fn paid(&self) -> impl Iterator<Item = (&Stamp, &Order<'a>)> {
        self.line(Mark::Paid)
            .map(|((stamp, _), index)| (stamp, &self.all[*index]))
    }

    /// The orders that stand, in the order in which they were placed.
    pub(super) fn standing(&self) -> impl Iterator<Item = (usize, &Order<'a>)> {
        self.line(Mark::Placed)
            .map(|(_, index)| (*index, &self.all[*index]))
    }

    fn line(&self, mark: Mark) -> impl Iterator<Item = (&Place, &usize)> {
        let mut lines = self.lines.iter();
        let found = lines.find(move |line| line.marks == only(mark));
        found.into_iter().flat_map(|line| &line.orders)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(super) fn get(&self, index: usize) -> &Order<'a> {
        &self.all[index]
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.all.iter().map(|order| order.placed.order.as_str())
    }
}

fn only(mark: Mark) -> Marks {
    [mark].into_iter().collect()
}

impl Line {
    /// The orders from a place on whose number a rule may ask for, and the one
    /// that was pushed out of them.
    fn numbered_from(&self, place: &Place) -> Vec<usize> {
        if self.most == 0 {
            return Vec::new();
        }
        let most = usize::try_from(self.most)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        let places = self.orders.iter().take(most);
        places
            .filter(|(other, _)| *other > place)
            .map(|(_, index)| *index)
            .collect()
    }
}
