//! What a person has to look at: messages that could not be delivered.

use goodword_domain::moment::Moment;
use goodword_store::{Page, Paging};
use uuid::Uuid;

use crate::{App, Caller, Error, Scope, mail};

/// A message that was given up on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub topic: String,
    /// When it was written.
    pub created_at: Moment,
    /// Since when nobody tries any more.
    pub parked_at: Moment,
    /// How often it was tried.
    pub tries: u32,
    /// What the last try ran into.
    pub last_error: String,
}

/// The messages that were given up on, by the time at which they were.
///
/// # Errors
/// [`Error::Malformed`] for a cursor that this list has not given.
pub async fn parked(app: &App, caller: &Caller, paging: &Paging) -> Result<Page<Parked>, Error> {
    caller.may(Scope::Read)?;
    let reader = app.store().reader();
    let page = reader.outbox().parked(caller.organization, paging).await?;
    let rows = page.rows.into_iter().map(|row| Parked {
        id: row.id,
        topic: row.topic,
        created_at: Moment::from_micros(row.created_at),
        parked_at: Moment::from_micros(row.parked_at.unwrap_or(row.created_at)),
        tries: u32::try_from(row.attempts).unwrap_or(0),
        last_error: row.last_error.unwrap_or_default(),
    });
    Ok(Page {
        rows: rows.collect(),
        next: page.next,
    })
}

/// Tries a parked message again, from the first try on.
///
/// # Errors
/// [`Error::NotFound`] when no such message is parked.
pub async fn requeue(app: &App, caller: &Caller, id: Uuid) -> Result<(), Error> {
    caller.may(Scope::Admin)?;
    let tx = app.store().begin_unscoped().await?;
    let at = app.now().micros();
    if !tx.outbox().requeue(caller.organization, id, at).await? {
        return Err(Error::not_found("parked message", id.to_string()));
    }
    mail::requeued(&tx, caller.organization, id).await?;
    Ok(tx.commit().await?)
}
