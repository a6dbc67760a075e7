//! The organization's referrals.

use goodword_store::{Page, Paging, ReferralFilter as StoreFilter};
use uuid::Uuid;

use super::ReferralView;
use crate::{App, Caller, Error, ReferralState, Scope, ledger::known_program};

/// Which referrals are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferralFilter {
    /// Of this program.
    pub program: Option<Uuid>,
    /// Of this advocate.
    pub advocate: Option<String>,
    /// Of this friend.
    pub friend: Option<String>,
    /// In this state.
    pub state: Option<ReferralState>,
}

/// Referrals by the time of their introduction, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: ReferralFilter,
    paging: &Paging,
) -> Result<Page<ReferralView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, filter.program).await?;
    let wanted = StoreFilter {
        program_id: filter.program,
        advocate: filter.advocate,
        friend: filter.friend,
        state: filter.state.map(ReferralState::number),
    };
    let page = reader
        .referrals()
        .list(caller.organization, &wanted, paging)
        .await?;
    let rows = page.rows.into_iter().map(ReferralView::of);
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}
