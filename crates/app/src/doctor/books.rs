//! The current balances, against the journal and against zero.

use std::collections::BTreeMap;

use goodword_store::{Paging, Reader};
use uuid::Uuid;

use super::{Checks, journal::Sums};
use crate::Error;

/// Accounts that are read at once.
const ACCOUNTS: u64 = 10_000;

/// Compares every account with what its lines come to.
pub(super) async fn check(
    reader: Reader<'_>,
    organization: Uuid,
    sums: &Sums,
    checks: &mut Checks,
) -> Result<(), Error> {
    let mut missing = sums.clone();
    let mut by_program: BTreeMap<(Uuid, String), i128> = BTreeMap::new();
    let mut paging = Paging::first(ACCOUNTS);
    loop {
        let page = reader.accounts().list(organization, None, &paging).await?;
        for row in page.rows {
            checks.balances.look();
            let unit = by_program
                .entry((row.program_id, row.unit.clone()))
                .or_default();
            *unit = unit.saturating_add(i128::from(row.balance));
            if row.floor_zero {
                checks.floors.look();
                if row.balance < 0 {
                    checks.floors.fault(format!(
                        "program {}: account {} holds {} {}, and must not be below zero",
                        row.program_id, row.name, row.balance, row.unit
                    ));
                }
            }
            let key = (row.program_id, row.name, row.unit);
            let posted = missing.remove(&key).unwrap_or(0);
            if posted != i128::from(row.balance) {
                let (program, name, unit) = key;
                checks.balances.fault(format!(
                    "program {program}: account {name} holds {} {unit}, its lines come to {posted}",
                    row.balance
                ));
            }
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    for ((program, name, unit), posted) in missing.into_iter().filter(|(_, posted)| *posted != 0) {
        checks.balances.fault(format!(
            "program {program}: there is no account {name}, its lines come to {posted} {unit}"
        ));
    }
    sums_to_zero(organization, &by_program, checks);
    Ok(())
}

fn sums_to_zero(
    organization: Uuid,
    by_program: &BTreeMap<(Uuid, String), i128>,
    checks: &mut Checks,
) {
    let mut overall: BTreeMap<&str, i128> = BTreeMap::new();
    for ((program, unit), sum) in by_program {
        checks.zero.look();
        let all = overall.entry(unit).or_default();
        *all = all.saturating_add(*sum);
        if *sum != 0 {
            checks.zero.fault(format!(
                "program {program}: {unit} sums to {sum}, not to zero"
            ));
        }
    }
    for (unit, sum) in overall.into_iter().filter(|(_, sum)| *sum != 0) {
        checks.zero.fault(format!(
            "organization {organization}: {unit} sums to {sum} in all"
        ));
    }
}
