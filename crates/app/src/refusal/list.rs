//! The organization's refusals.

use goodword_domain::{moment::Moment, reason::Reason};
use goodword_store::{Page, Paging, Refusal, RefusalFilter as StoreFilter};
use uuid::Uuid;

use crate::{App, Caller, Error, Scope, ledger::known_program};

/// Which refusals are wanted: those that meet everything that is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusalFilter {
    /// Of this program.
    pub program: Option<Uuid>,
    /// Of this friend.
    pub friend: Option<String>,
    /// For this reason.
    pub reason: Option<Reason>,
}

/// What does not stand or was not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusalView {
    /// The program.
    pub program: Uuid,
    /// The first condition that failed.
    pub reason: Reason,
    /// The friend, or whom else the event names.
    pub friend: String,
    /// The event: source and id.
    pub event: (String, String),
    /// When.
    pub at: Moment,
}

/// Refusals by time, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] for a program that is not the organization's.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: RefusalFilter,
    paging: &Paging,
) -> Result<Page<RefusalView>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    known_program(reader, caller.organization, filter.program).await?;
    let wanted = StoreFilter {
        program_id: filter.program,
        friend: filter.friend,
        reason: filter.reason.map(|reason| reason.code().to_owned()),
    };
    let page = reader
        .refusals()
        .list(caller.organization, &wanted, paging)
        .await?;
    let rows = page.rows.into_iter().map(view);
    Ok(Page {
        rows: rows.collect::<Result<_, _>>()?,
        next: page.next,
    })
}

fn view(row: Refusal) -> Result<RefusalView, Error> {
    let reason = Reason::of_code(&row.reason);
    let unknown = || Error::inconsistent(format!("a refusal for the reason '{}'", row.reason));
    Ok(RefusalView {
        reason: reason.ok_or_else(unknown)?,
        program: row.program_id,
        friend: row.friend,
        event: (row.event_source, row.event_id),
        at: Moment::from_micros(row.at),
    })
}
