//! What a decision has to tell, and whether there is anybody to tell it to.
//!
//! A message that no endpoint wants and no letter follows from would be written,
//! read again, marked and forgotten, in the same database that decides. So it is
//! asked first, with two reads for each program that a decision touches.

use std::collections::BTreeSet;

use goodword_store::OutboxMessage;
use serde_json::Value;

use super::{endpoint, row};
use crate::{Error, decision::Desk, mail};

/// One thing that changed.
pub(crate) struct Tiding {
    /// What it is about.
    pub(crate) topic: &'static str,
    /// To whom a letter may be written because of it.
    pub(crate) people: Vec<String>,
    /// What it says.
    pub(crate) payload: Value,
}

/// Everything that a decision has to tell of one program.
#[derive(Default)]
pub(crate) struct Tidings(Vec<Tiding>);

impl Tidings {
    pub(crate) fn add(&mut self, tiding: Tiding) {
        self.0.push(tiding);
    }

    /// Writes what somebody may want to the outbox.
    pub(crate) async fn write(self, desk: &Desk<'_>) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        let reader = desk.tx.reader();
        let endpoints = endpoint::open(reader, desk.organization).await?;
        let names = self.0.iter().flat_map(|tiding| &tiding.people);
        let names: BTreeSet<&str> = names.map(String::as_str).collect();
        let reachable = mail::reachable(reader, desk.organization, names).await?;
        let is_wanted = |tiding: &Tiding| {
            let mut people = tiding.people.iter();
            people.any(|name| reachable.contains(name))
                || endpoints
                    .iter()
                    .any(|endpoint| endpoint.wants(tiding.topic))
        };
        let wanted = self.0.iter().filter(|tiding| is_wanted(tiding));
        let rows = wanted.map(|tiding| {
            let (topic, payload) = (tiding.topic, &tiding.payload);
            row(desk.ids, desk.organization, topic, payload, desk.now)
        });
        let rows: Vec<OutboxMessage> = rows.collect();
        Ok(desk.tx.outbox().enqueue_many(&rows).await?)
    }
}
