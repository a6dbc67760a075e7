//! The journal.

use goodword_domain::moment::Moment;
use goodword_store::{Page, Paging, Transfer, TransferFilter as StoreFilter};
use uuid::Uuid;

use super::{Currencies, known_program};
use crate::{App, Caller, Error, Scope};

/// Which lines are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferFilter {
    /// Of this program.
    pub program: Option<Uuid>,
    /// That leave or reach this account.
    pub account: Option<String>,
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferView {
    /// 1, 2, 3, ... within the organization.
    pub number: i64,
    /// The program.
    pub program: Uuid,
    /// The account it leaves.
    pub debit: String,
    /// The account it reaches.
    pub credit: String,
    /// What is counted.
    pub unit: String,
    /// How much, as people write it; never with a sign.
    pub amount: String,
    /// When it took effect.
    pub effective_at: Moment,
    /// When it was written.
    pub recorded_at: Moment,
    /// The reward or event behind it.
    pub reason: String,
    /// Whether it takes back an earlier line.
    pub undoes: bool,
    /// SHA-256 of the line before and this line.
    pub hash: Vec<u8>,
}

/// Lines of the journal by number, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn transfers(
    app: &App,
    caller: &Caller,
    filter: TransferFilter,
    paging: &Paging,
) -> Result<Page<TransferView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, filter.program).await?;
    let wanted = StoreFilter {
        program_id: filter.program,
        account: filter.account,
    };
    let page = reader
        .transfers()
        .list(caller.organization, &wanted, paging)
        .await?;
    let programs = page.rows.iter().map(|row| row.program_id);
    let currencies = Currencies::load(reader, caller.organization, programs).await?;
    let rows = page.rows.into_iter().map(|row| view(row, &currencies));
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}

fn view(row: Transfer, currencies: &Currencies) -> Result<TransferView, Error> {
    Ok(TransferView {
        amount: currencies.write_text(row.program_id, &row.unit, row.amount)?,
        number: row.number,
        program: row.program_id,
        debit: row.debit,
        credit: row.credit,
        unit: row.unit,
        effective_at: Moment::from_micros(row.effective_at),
        recorded_at: Moment::from_micros(row.recorded_at),
        reason: row.reason,
        undoes: row.undoes,
        hash: row.hash,
    })
}
