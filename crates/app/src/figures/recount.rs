//! Counting everything again, from the rows.

use goodword_domain::{fold::Reward, moment::Zone};
use goodword_store::{Organization, Paging, Reader, ReferralFilter, RewardFilter, Tx};
use uuid::Uuid;

use super::Tally;
use crate::{Error, RewardState, zone::zone_of};

/// Rows that are read at once.
const ROWS: u64 = 5_000;

/// What all referrals and rewards of an organization come to.
pub(crate) async fn count(
    reader: Reader<'_>,
    organization: Uuid,
    zone: Zone,
) -> Result<Tally, Error> {
    let mut tally = Tally::in_zone(zone);
    let (every, mut paging) = (ReferralFilter::default(), Paging::first(ROWS));
    loop {
        let page = reader
            .referrals()
            .list(organization, &every, &paging)
            .await?;
        for row in page.rows {
            tally.referral(&row, 1)?;
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.after(page.next);
    }
    let (every, mut paging) = (RewardFilter::default(), Paging::first(ROWS));
    loop {
        let page = reader.rewards().list(organization, &every, &paging).await?;
        for row in page.rows {
            if row.state != RewardState::OverBudget.number() {
                let reward: Reward = serde_json::from_str(&row.lines)?;
                tally.reward(row.program_id, &reward, 1);
            }
        }
        if page.next.is_none() {
            return Ok(tally);
        }
        paging = paging.after(page.next);
    }
}

/// Counts an organization's days anew, as they are by its time zone: to be called in the
/// transaction that changes the zone. Reads every referral and reward of the
/// organization. Visits stay counted on the days on which they were when they came.
///
/// # Errors
/// When the database does not answer, or what is stored does not read.
pub async fn recount(tx: &Tx, organization: &Organization) -> Result<(), Error> {
    let tally = count(tx.reader(), organization.id, zone_of(organization)).await?;
    tx.figures().forget(organization.id).await?;
    tally.add_to(tx, organization.id).await
}
