//! Watching an organization's changes.

use std::collections::VecDeque;

use goodword_domain::moment::Moment;
use goodword_store::Change as Row;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use super::{
    Change, LiveChange, Place,
    feed::{Live, Seat},
};
use crate::{App, Caller, Error, Scope};

/// Decisions that are read at once by who is behind.
const ROWS: u64 = 64;

/// A watch over an organization's changes.
pub struct Watch {
    live: Live,
    organization: Uuid,
    seat: Seat,
    /// What was told last.
    place: Place,
    /// Whether there may be decisions after it that are not among what is told.
    is_behind: bool,
    waiting: VecDeque<LiveChange>,
}

/// Begins to watch the caller's organization: from now on, or after a place that an
/// earlier watch came to.
///
/// # Errors
/// [`Error::Overloaded`] while the server stops; when the database does not answer.
pub async fn watch(app: &App, caller: &Caller, after: Option<Place>) -> Result<Watch, Error> {
    caller.may(Scope::Read)?;
    let live = app.live().clone();
    if live.is_ended() {
        return Err(Error::Overloaded);
    }
    let (seat, last) = live.seat(caller.organization).await?;
    let now = Place {
        number: last,
        index: usize::MAX,
    };
    // A place beyond the last is of another database: it says nothing here.
    let place = after.filter(|place| place.number <= last).unwrap_or(now);
    Ok(Watch {
        live,
        organization: caller.organization,
        seat,
        place,
        is_behind: place < now,
        waiting: VecDeque::new(),
    })
}

impl Watch {
    /// Waits for the next change; none when the server stops. May be dropped while it
    /// waits, and asked again, without losing anything.
    ///
    /// # Errors
    /// When the database does not answer: go on later, after the last place.
    pub async fn next(&mut self) -> Result<Option<LiveChange>, Error> {
        loop {
            if *self.seat.ended.borrow() {
                return Ok(None);
            }
            if let Some(change) = self.waiting.pop_front() {
                self.place = change.place;
                return Ok(Some(change));
            }
            if self.is_behind {
                self.catch_up().await?;
                continue;
            }
            let told = tokio::select! {
                _ = self.seat.ended.wait_for(|ended| *ended) => return Ok(None),
                told = self.seat.told.recv() => told,
            };
            match told {
                Ok(row) if row.organization_id == self.organization => self.take(&row)?,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => self.is_behind = true,
                Err(RecvError::Closed) => return Ok(None),
            }
        }
    }

    /// Reads what was told before, or too fast.
    async fn catch_up(&mut self) -> Result<(), Error> {
        let reader = self.live.store().reader();
        let from = self.place.number.saturating_sub(1);
        let changes = reader.changes();
        let rows = changes.after(self.organization, from, ROWS).await?;
        let next = self.place.number.saturating_add(1);
        if let Some(first) = rows.first().filter(|first| first.number > next) {
            // What lies between is forgotten: only that there was something can be told.
            self.waiting.push_back(LiveChange {
                place: Place {
                    number: first.number.saturating_sub(1),
                    index: usize::MAX,
                },
                at: Moment::from_micros(first.at),
                change: Change::figures(None),
            });
        }
        self.is_behind = u64::try_from(rows.len()).unwrap_or(ROWS) >= ROWS;
        for row in &rows {
            self.take(row)?;
        }
        if let Some(last) = rows.last().filter(|_| self.waiting.is_empty()) {
            self.place = Place {
                number: last.number.max(self.place.number),
                index: usize::MAX,
            };
        }
        Ok(())
    }

    fn take(&mut self, row: &Row) -> Result<(), Error> {
        let changes: Vec<Change> = serde_json::from_str(&row.body)?;
        let last = self.waiting.back().map_or(self.place, |last| last.place);
        for (index, change) in changes.into_iter().enumerate() {
            let place = Place {
                number: row.number,
                index,
            };
            if place > last {
                let at = Moment::from_micros(row.at);
                self.waiting.push_back(LiveChange { place, at, change });
            }
        }
        Ok(())
    }
}
