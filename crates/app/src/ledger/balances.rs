//! What accounts had at a moment.

use goodword_domain::moment::Moment;
use uuid::Uuid;

use super::{AccountView, Currencies, known_program};
use crate::{App, Caller, Error, Scope};

/// What an account had at a moment: as [`AccountView`], but of that moment.
pub type BalanceView = AccountView;

/// What every account of a program had at a moment (default now), by the time at
/// which transfers took effect, by name and unit. Adds up the program's journal:
/// a report for closing a month, not for a screen.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's;
/// [`Error::Malformed`] when `at` lies in the future.
pub async fn balances(
    app: &App,
    caller: &Caller,
    program: Uuid,
    at: Option<Moment>,
) -> Result<(Moment, Vec<BalanceView>), Error> {
    caller.may(Scope::Read)?;
    let now = app.now();
    let at = at.unwrap_or(now);
    if at > now {
        return Err(Error::field("at", "lies in the future: nobody knows yet"));
    }
    let reader = app.store().reader();
    let organization = caller.organization;
    known_program(reader, organization, Some(program)).await?;
    let currencies = Currencies::load(reader, organization, [program]).await?;
    let rows = reader
        .transfers()
        .balances_at(organization, Some(program), at.micros())
        .await?;
    let views = rows.into_iter().map(|row| {
        Ok(BalanceView {
            balance: currencies.write_text(row.program_id, &row.unit, row.amount)?,
            program: row.program_id,
            account: row.account,
            unit: row.unit,
        })
    });
    Ok((at, views.collect::<Result<_, Error>>()?))
}
