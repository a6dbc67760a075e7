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
mod introduction;
mod order;
mod owed;
mod people;
mod referral;
mod summary;
mod unit;
mod world;

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use serde_json::Value;

use self::{
    books::Books,
    fact::{Fact, Reading},
    owed::Owed,
    world::{Fate, Journal, World},
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
    let preset = Preset::named(preset)?;
    let reading = fact::read(lines, until_micros)?;
    let facts = reading.facts.as_slice();
    check_coverage(preset, facts)?;
    let (journal, books, owed) = (Journal::default(), Books::default(), Owed::default());
    let mut walk = Walk {
        preset,
        facts,
        journal,
        books,
        owed,
        units: BTreeSet::new(),
    };
    for now in 0..facts.len() {
        walk.step(now)?;
    }
    if let Some(end) = reading.until {
        walk.books.lapse(end);
    }
    summary::of(&reading, &walk)
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
