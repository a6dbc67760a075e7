//! The organization's rewards.

use goodword_store::{Page, Paging, RewardFilter as StoreFilter};
use uuid::Uuid;

use super::RewardView;
use crate::{
    App, Caller, Error, RewardState, Scope,
    ledger::{Currencies, known_program},
};

/// Which rewards are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RewardFilter {
    /// Of this program.
    pub program: Option<Uuid>,
    /// Of this beneficiary.
    pub beneficiary: Option<String>,
    /// Of this side.
    pub side: Option<String>,
    /// In this state.
    pub state: Option<RewardState>,
}

/// Rewards by the time at which they were earned, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: RewardFilter,
    paging: &Paging,
) -> Result<Page<RewardView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, filter.program).await?;
    let wanted = StoreFilter {
        program_id: filter.program,
        beneficiary: filter.beneficiary,
        side: filter.side,
        state: filter.state.map(RewardState::number),
    };
    let page = reader
        .rewards()
        .list(caller.organization, &wanted, paging)
        .await?;
    let programs = page.rows.iter().map(|row| row.program_id);
    let currencies = Currencies::load(reader, caller.organization, programs).await?;
    let now = app.now();
    let view = |row| RewardView::of(row, &currencies, now).map(|(view, _)| view);
    let rows = page.rows.into_iter().map(view);
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}
