//! What a program came to in all its days.

use std::collections::BTreeMap;

use goodword_domain::reason::Reason;
use goodword_store::{Reader, Span};
use uuid::Uuid;

use super::{ProgramFigures, read::amounts};
use crate::{App, Caller, Error, ReferralState, Scope, ledger::known_program};

/// What a program came to since it was launched, as it stands now. Counts are read, not
/// made: how much there is makes it no slower, only for how many days there has been any.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn of_program(
    app: &App,
    caller: &Caller,
    program: Uuid,
) -> Result<ProgramFigures, Error> {
    caller.may(Scope::Read)?;
    let snapshot = app.store().snapshot().await?;
    let (reader, organization) = (snapshot.reader(), caller.organization);
    known_program(reader, organization, Some(program)).await?;
    let figures = reader.figures();
    let given = figures.given(organization, every_day(program)).await?;
    Ok(ProgramFigures {
        referrals: referrals(reader, organization, program).await?,
        given: amounts(reader, organization, given, Vec::new()).await?,
        refusals: refusals(reader, organization, program).await?,
    })
}

fn every_day(program: Uuid) -> Span {
    Span {
        from: i32::MIN,
        to: i32::MAX,
        program_id: Some(program),
    }
}

/// How many referrals are in each state.
async fn referrals(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
) -> Result<BTreeMap<ReferralState, i64>, Error> {
    let counts = reader.referrals().counts(organization, program).await?;
    let counts = counts.into_iter().map(|count| {
        let unknown = || Error::inconsistent(format!("referrals in state {}", count.state));
        let state = ReferralState::of_number(count.state).ok_or_else(unknown)?;
        Ok((state, count.n))
    });
    counts.collect()
}

/// How many refusals have which reason, most first.
async fn refusals(
    reader: Reader<'_>,
    organization: Uuid,
    program: Uuid,
) -> Result<Vec<(Reason, i64)>, Error> {
    let counts = reader.refusals().counts(organization, program).await?;
    let counts = counts.into_iter().map(|count| {
        let unknown = || Error::inconsistent(format!("refusals for '{}'", count.reason));
        let reason = Reason::of_code(&count.reason).ok_or_else(unknown)?;
        Ok((reason, count.n))
    });
    let mut counts = counts.collect::<Result<Vec<_>, Error>>()?;
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok(counts)
}
