//! The counts by day, against the rows that they count.

use std::collections::BTreeMap;

use goodword_store::{
    AdvocateDay, Page, Paging, Reader, ReferralCount, ReferralDay, RefusalCount, RefusalFilter,
    RewardDay,
};
use uuid::Uuid;

use super::Check;
use crate::{Error, figures::count, zone::zone_of};

/// Rows that are read at once.
const ROWS: u64 = 5_000;

/// Counts everything again and compares.
pub(super) async fn check(
    reader: Reader<'_>,
    organization: Uuid,
    check: &mut Check,
) -> Result<(), Error> {
    let row = reader.organizations().get(organization).await?;
    let row = row.ok_or_else(|| Error::not_found("organization", organization.to_string()))?;
    let counted = match count(reader, organization, zone_of(&row)).await {
        Ok(counted) => counted,
        Err(Error::Inconsistent { detail }) => {
            check.fault(format!("organization {organization}: {detail}"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let figures = reader.figures();
    let stored = all(async |paging| figures.referral_days(organization, &paging).await).await?;
    compare(
        check,
        &stored,
        &counted.referral_days(organization),
        referral_counts,
    );
    let stored = all(async |paging| figures.reward_days(organization, &paging).await).await?;
    compare(check, &stored, &counted.reward_days(organization), |row| {
        let RewardDay {
            program_id,
            day,
            unit,
            ..
        } = row;
        let place = format!("program {program_id}: day {day}, unit {unit}");
        (place, vec![row.amount])
    });
    let stored = all(async |paging| figures.advocate_days(organization, &paging).await).await?;
    compare(
        check,
        &stored,
        &counted.advocate_days(organization),
        |row| {
            let AdvocateDay {
                program_id,
                day,
                advocate,
                ..
            } = row;
            let place = format!("program {program_id}: day {day}, advocate {advocate}");
            (place, vec![row.introduced, row.converted])
        },
    );
    let counted = counted.referral_counts(organization);
    check_totals(reader, organization, &counted, check).await
}

/// The counts of whole programs, against the rows that they count.
async fn check_totals(
    reader: Reader<'_>,
    organization: Uuid,
    referrals: &[ReferralCount],
    check: &mut Check,
) -> Result<(), Error> {
    let (mut stored, mut refused) = (Vec::new(), Vec::new());
    let programs = all(async |paging| reader.programs().list(organization, &paging).await);
    for program in programs.await? {
        stored.extend(reader.referrals().counts(organization, program.id).await?);
        refused.extend(reader.refusals().counts(organization, program.id).await?);
    }
    compare(check, &stored, referrals, |row| {
        let ReferralCount {
            program_id, state, ..
        } = row;
        (
            format!("program {program_id}: referrals in state {state}"),
            vec![row.n],
        )
    });
    let every = RefusalFilter::default();
    let rows = all(async |paging| reader.refusals().list(organization, &every, &paging).await);
    let mut counted: BTreeMap<(Uuid, String), i64> = BTreeMap::new();
    for row in rows.await? {
        let count = counted.entry((row.program_id, row.reason)).or_default();
        *count = count.saturating_add(1);
    }
    let count = |((program_id, reason), n)| RefusalCount {
        organization_id: organization,
        program_id,
        reason,
        n,
    };
    let counted: Vec<RefusalCount> = counted.into_iter().map(count).collect();
    compare(check, &refused, &counted, |row| {
        let RefusalCount {
            program_id, reason, ..
        } = row;
        (
            format!("program {program_id}: refusals for {reason}"),
            vec![row.n],
        )
    });
    Ok(())
}

fn referral_counts(row: &ReferralDay) -> (String, Vec<i64>) {
    let place = format!(
        "program {}: day {}, channel {}",
        row.program_id, row.day, row.channel
    );
    let counts = vec![
        row.introduced,
        row.refused,
        row.qualified_of,
        row.converted_of,
        row.voided_of,
        row.qualified_on,
        row.converted_on,
        row.voided_on,
    ];
    (place, counts)
}

async fn all<Row>(
    read: impl AsyncFn(Paging) -> Result<Page<Row>, goodword_store::Error>,
) -> Result<Vec<Row>, Error> {
    let (mut rows, mut paging) = (Vec::new(), Paging::first(ROWS));
    loop {
        let page = read(paging.clone()).await?;
        rows.extend(page.rows);
        if page.next.is_none() {
            return Ok(rows);
        }
        paging = paging.after(page.next);
    }
}

/// Notes every place whose counts differ; what comes to nothing may have no row.
fn compare<Row>(
    check: &mut Check,
    stored: &[Row],
    counted: &[Row],
    read: impl Fn(&Row) -> (String, Vec<i64>),
) {
    let places = |rows: &[Row]| -> BTreeMap<String, Vec<i64>> {
        let rows = rows.iter().map(&read);
        rows.filter(|(_, counts)| counts.iter().any(|n| *n != 0))
            .collect()
    };
    let (stored, mut counted) = (places(stored), places(counted));
    for (place, counts) in stored {
        check.look();
        let expected = counted.remove(&place).unwrap_or_default();
        if expected != counts {
            check.fault(format!(
                "{place}: counted as {counts:?}, the rows come to {expected:?}"
            ));
        }
    }
    for (place, expected) in counted {
        check.fault(format!(
            "{place}: not counted, the rows come to {expected:?}"
        ));
    }
}
