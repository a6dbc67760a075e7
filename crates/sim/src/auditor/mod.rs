//! A second, naive implementation of the rules of seven presets, to check the engine.
//!
//! It reads practices.md and replay.md and nothing of the product. Facts are walked
//! in the one order of reading; after each, everything owed is worked out again from
//! nothing, and the accounts are brought to it. Only verdicts that the specification
//! ties to a moment (introductions, cards and their uses, uses of credit, "paid once
//! is paid", "like a cancellation from then on") are kept from step to step.

mod books;
mod calendar;
mod card;
mod fact;
mod fate;
mod figures;
mod introduction;
mod order;
mod owed;
mod people;
mod referral;
mod summary;
mod unit;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde_json::Value;

pub use self::figures::Figures;
use self::{
    books::Books,
    fact::{Fact, Reading},
    figures::Turns,
    owed::Owed,
    world::{Fate, Journal, PairName, World},
};
use crate::preset::Preset;

/// The walk through the facts.
struct Walk<'a> {
    preset: Preset,
    facts: &'a [Fact],
    journal: Journal,
    books: Books,
    owed: Owed,
    /// Every unit that was ever posted.
    units: BTreeSet<String>,
    /// When each pair first converted, and since when it is void, if it is.
    turns: BTreeMap<PairName, Turns>,
}

/// The summary that `goodword replay --summary` must print for these lines, as an object.
///
/// `preset` is a number (`P07`) or a short name; `until_micros` is `--until` in
/// microseconds since the epoch, by default the time of the last event.
///
/// # Errors
///
/// A preset that is not covered, a malformed line, and instrument facts in presets
/// whose instruments the auditor does not know.
pub fn audit(preset: &str, lines: &[Value], until_micros: Option<i64>) -> Result<Value> {
    let reading = fact::read(lines, until_micros)?;
    let mut walk = Walk::through(Preset::named(preset)?, &reading)?;
    if let Some(end) = reading.until {
        walk.books.lapse(end);
    }
    summary::of(&reading, &walk)
}

/// The counts of every day (of universal time) that the product must show for these lines.
///
/// # Errors
///
/// As [`audit`].
pub fn audit_figures(preset: &str, lines: &[Value]) -> Result<Figures> {
    let reading = fact::read(lines, None)?;
    figures::of(&Walk::through(Preset::named(preset)?, &reading)?)
}

fn check_coverage(preset: Preset, facts: &[Fact]) -> Result<()> {
    for fact in facts {
        let instrument = fact.kind.starts_with("instrument.") && preset != Preset::RefundAfterFour;
        let booking = fact.is("booking.made") && fact.optional("instrument").is_some();
        if instrument || booking {
            bail!(
                "event {} of {}: the auditor does not know its instrument",
                fact.id,
                fact.source
            );
        }
    }
    Ok(())
}

impl<'a> Walk<'a> {
    fn through(preset: Preset, reading: &'a Reading) -> Result<Self> {
        let facts = reading.facts.as_slice();
        check_coverage(preset, facts)?;
        let mut walk = Self {
            preset,
            facts,
            journal: Journal::default(),
            books: Books::default(),
            owed: Owed::default(),
            units: BTreeSet::new(),
            turns: BTreeMap::new(),
        };
        for now in 0..facts.len() {
            walk.step(now)?;
        }
        Ok(walk)
    }
}

impl Walk<'_> {
    fn world(&self, known: usize) -> World<'_> {
        World {
            preset: self.preset,
            facts: &self.facts[..known],
            journal: &self.journal,
        }
    }

    fn step(&mut self, now: usize) -> Result<()> {
        let known = &self.facts[..=now];
        let fact = &self.facts[now];
        if fact.is("referral.introduced") {
            introduction::judge(self.preset, known, &mut self.journal)?;
        }
        if self.preset == Preset::RefundAfterFour {
            card::issue(self.preset, known, &mut self.journal)?;
            card::judge(self.preset, known, &mut self.journal)?;
        }
        order::settle(self.preset, known, &mut self.journal)?;
        let owed = owed::compute(self.world(now + 1))?;
        self.books.lapse(fact.at);
        self.books.post(&self.owed, &owed, fact.at);
        self.units
            .extend(owed.grants.keys().map(|(_, unit)| unit.clone()));
        for (pair, deeds) in &owed.deeds {
            let ever = self.journal.converted_by.entry(pair.clone()).or_default();
            ever.extend(deeds.iter().cloned());
        }
        self.owed = owed;
        self.note_turns(now);
        if fact.is("credit.used") {
            self.use_credit(now)?;
        }
        Ok(())
    }

    fn use_credit(&mut self, now: usize) -> Result<()> {
        let fact = &self.facts[now];
        let (customer, unit) = (fact.text("customer"), fact.text("unit"));
        let used = self
            .books
            .spend(customer, unit, fact.amount("amount", unit)?);
        let fate = if used {
            Fate::Applied
        } else {
            Fate::Refused("used_up")
        };
        self.journal.fates.insert(now, fate);
        Ok(())
    }
}
