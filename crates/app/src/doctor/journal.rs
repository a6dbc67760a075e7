//! The journal itself: numbered without a gap, chained by hash, and what its
//! lines come to.

use std::collections::BTreeMap;

use goodword_store::{NO_LINE, Paging, Reader, TransferFilter, line_hash};
use uuid::Uuid;

use super::Check;
use crate::Error;

/// An account: program, name, unit.
pub(super) type Account = (Uuid, String, String);

/// What lines come to, by account. Wider than any balance, so that a sum which
/// is out of bounds shows as a difference and not as an error.
pub(super) type Sums = BTreeMap<Account, i128>;

/// Lines that are read at once.
const LINES: u64 = 10_000;

/// Walks over the whole journal.
pub(super) async fn check(
    reader: Reader<'_>,
    organization: Uuid,
    chain: &mut Check,
) -> Result<Sums, Error> {
    let mut sums = Sums::new();
    let (mut number, mut hash) = (0_i64, NO_LINE.to_vec());
    let (every, mut paging) = (TransferFilter::default(), Paging::first(LINES));
    loop {
        let page = reader
            .transfers()
            .list(organization, &every, &paging)
            .await?;
        for line in page.rows {
            chain.look();
            if line.number != number.saturating_add(1) {
                chain.fault(format!(
                    "organization {organization}: line {} follows line {number}: lines are missing",
                    line.number
                ));
            } else if line_hash(&hash, &line).as_slice() != line.hash {
                chain.fault(format!(
                    "organization {organization}: line {} is not as it was written, or the line \
                     before it is not",
                    line.number
                ));
            }
            (number, hash) = (line.number, line.hash);
            let amount = i128::from(line.amount);
            let mut add = |account: String, amount: i128| {
                let sum = sums
                    .entry((line.program_id, account, line.unit.clone()))
                    .or_default();
                *sum = sum.saturating_add(amount);
            };
            add(line.credit, amount);
            add(line.debit, -amount);
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    let head = reader.transfers().head(organization).await?;
    if (head.number, &head.hash) != (number, &hash) {
        chain.fault(format!(
            "organization {organization}: the journal ends with line {number}, but its head says \
             {}: lines at the end are missing",
            head.number
        ));
    }
    Ok(sums)
}
