//! Waking what is due: credit lapses at its moment, whether or not anything
//! else happens.

use std::collections::{BTreeMap, BTreeSet};

use goodword_store::WakeUp;
use uuid::Uuid;

use crate::{
    App, Error,
    decision::{Desk, load_programs, run_clock, scope_kind},
};

/// Most scopes that are woken in one go.
const MOST: u64 = 512;

/// Wakes every scope that is due; how many there were. Several processes may do
/// so at the same time: who comes second finds nothing left to do.
///
/// # Errors
/// [`Error::Unavailable`]: try again.
pub async fn wake_due(app: &App) -> Result<usize, Error> {
    let now = app.now().micros();
    let due = app.store().reader().wake_ups().due(now, MOST).await?;
    let count = due.len();
    let mut organizations: BTreeMap<Uuid, Vec<WakeUp>> = BTreeMap::new();
    for row in due {
        organizations
            .entry(row.organization_id)
            .or_default()
            .push(row);
    }
    for (organization, due) in organizations {
        wake(app, organization, due).await?;
    }
    Ok(count)
}

/// Wakes what is due in one organization, so that what is read next is true of
/// the present moment.
pub(crate) async fn wake_organization(app: &App, organization: Uuid) -> Result<(), Error> {
    loop {
        let now = app.now().micros();
        let due = app.store().reader().wake_ups().due(now, MOST).await?;
        let full = u64::try_from(due.len()).unwrap_or(u64::MAX) >= MOST;
        let own: Vec<WakeUp> = due
            .into_iter()
            .filter(|row| row.organization_id == organization)
            .collect();
        let found = !own.is_empty();
        wake(app, organization, own).await?;
        if !(full && found) {
            return Ok(());
        }
    }
}

async fn wake(app: &App, organization: Uuid, due: Vec<WakeUp>) -> Result<(), Error> {
    if due.is_empty() {
        return Ok(());
    }
    let mut programs: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for row in due
        .into_iter()
        .filter(|row| row.scope_kind == scope_kind::ACCOUNT)
    {
        programs
            .entry(row.program_id)
            .or_default()
            .insert(row.scope_name);
    }
    let tx = app.store().begin(organization).await?;
    let desk = Desk {
        tx: &tx,
        organization,
        now: app.now(),
        ids: app.ids(),
    };
    for program in load_programs(tx.reader(), organization).await? {
        if let Some(accounts) = programs.get(&program.id) {
            run_clock(&desk, &program, accounts).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
