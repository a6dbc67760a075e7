//! What accounts have now.

use goodword_store::{Page, Paging};
use uuid::Uuid;

use super::{Currencies, known_program};
use crate::{App, Caller, Error, Scope};

/// An account in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    /// The program.
    pub program: Uuid,
    /// Such as `member:C-1:available`, `house`, `budget`.
    pub account: String,
    /// What is counted.
    pub unit: String,
    /// Credits less debits, as people write it.
    pub balance: String,
}

/// Accounts by program, name and unit, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn accounts(
    app: &App,
    caller: &Caller,
    program: Option<Uuid>,
    paging: &Paging,
) -> Result<Page<AccountView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, program).await?;
    let page = reader
        .accounts()
        .list(caller.organization, program, paging)
        .await?;
    let programs = page.rows.iter().map(|row| row.program_id);
    let currencies = Currencies::load(reader, caller.organization, programs).await?;
    let rows = page.rows.into_iter().map(|row| {
        Ok(AccountView {
            balance: currencies.write_text(row.program_id, &row.unit, row.balance)?,
            program: row.program_id,
            account: row.name,
            unit: row.unit,
        })
    });
    Ok(Page {
        rows: rows.collect::<Result<_, Error>>()?,
        next: page.next,
    })
}
