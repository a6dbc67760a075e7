//! The doctor: proves, or finds where it is not so, that the books are sound.
//!
//! Every check reads one snapshot of one organization, so that it may run beside
//! a busy server. What the clock has to do by now is done first: it is part of
//! what the books should show.

mod books;
mod figures;
mod journal;
mod owed;

use goodword_store::Paging;
use serde::Serialize;

use crate::{App, Error, clock::wake_organization};

/// Most faults that a check lists; the rest is counted.
const MOST_LISTED: usize = 100;

/// What the doctor found in all organizations.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnosis {
    /// Whether no check found anything.
    pub sound: bool,
    /// How many organizations were looked at.
    pub organizations: u64,
    /// Every check, in the order in which it was made.
    pub checks: Vec<Check>,
    /// Messages that were given up on, and wait for a person.
    pub parked_messages: u64,
    /// For how many seconds the oldest message that is due has been waiting.
    pub oldest_due_message_seconds: Option<i64>,
}

/// One thing that must be true.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// What is true where nothing was found.
    pub proves: &'static str,
    /// How many lines, accounts or programs were looked at.
    pub looked_at: u64,
    /// How many faults were found.
    pub found: u64,
    /// The first of them.
    pub faults: Vec<String>,
}

impl Check {
    fn new(name: &'static str, proves: &'static str) -> Self {
        Self {
            name,
            proves,
            looked_at: 0,
            found: 0,
            faults: Vec::new(),
        }
    }

    fn look(&mut self) {
        self.looked_at = self.looked_at.saturating_add(1);
    }

    fn fault(&mut self, fault: impl Into<String>) {
        self.found = self.found.saturating_add(1);
        if self.faults.len() < MOST_LISTED {
            self.faults.push(fault.into());
        }
    }
}

/// The checks.
struct Checks {
    chain: Check,
    zero: Check,
    balances: Check,
    floors: Check,
    owed: Check,
    figures: Check,
}

/// Examines every organization.
///
/// # Errors
/// When the database does not answer. What it answers, however odd, is a fault
/// in the diagnosis, not an error.
pub async fn examine(app: &App) -> Result<Diagnosis, Error> {
    let mut checks = Checks {
        chain: Check::new(
            "journal_chain",
            "every line of the journal is as it was written",
        ),
        zero: Check::new(
            "units_sum_to_zero",
            "every unit sums to zero, by program and in all",
        ),
        balances: Check::new("balances", "every account holds what its lines come to"),
        floors: Check::new("floors", "no stock and no budget is below zero"),
        owed: Check::new(
            "owed",
            "what the books give is what the facts earn, nothing twice",
        ),
        figures: Check::new(
            "figures",
            "the counts of every day are what referrals and rewards come to",
        ),
    };
    let organizations = app.store().reader().organizations().all().await?;
    let mut parked_messages = 0_u64;
    for organization in &organizations {
        wake_organization(app, organization.id).await?;
        let at = app.now();
        let snapshot = app.store().snapshot().await?;
        let reader = snapshot.reader();
        let sums = journal::check(reader, organization.id, &mut checks.chain).await?;
        books::check(reader, organization.id, &sums, &mut checks).await?;
        owed::check(reader, organization.id, at, &mut checks.owed).await?;
        figures::check(reader, organization.id, &mut checks.figures).await?;
        parked_messages = parked_messages.saturating_add(parked(reader, organization.id).await?);
    }
    let due = app.store().reader().outbox().next_due().await?;
    let late = due.map(|due| app.now().micros().saturating_sub(due) / 1_000_000);
    let checks = vec![
        checks.chain,
        checks.zero,
        checks.balances,
        checks.floors,
        checks.owed,
        checks.figures,
    ];
    Ok(Diagnosis {
        sound: checks.iter().all(|check| check.found == 0),
        organizations: u64::try_from(organizations.len()).unwrap_or(u64::MAX),
        checks,
        parked_messages,
        oldest_due_message_seconds: late.filter(|seconds| *seconds >= 0),
    })
}

async fn parked(
    reader: goodword_store::Reader<'_>,
    organization: uuid::Uuid,
) -> Result<u64, Error> {
    let mut paging = Paging::first(1_000);
    let mut count = 0_u64;
    loop {
        let page = reader.outbox().parked(organization, &paging).await?;
        count = count.saturating_add(u64::try_from(page.rows.len()).unwrap_or(0));
        if page.next.is_none() {
            return Ok(count);
        }
        paging = paging.after(page.next);
    }
}
