//! The friend who signed up becomes an advocate: the loop closes.
//!
//! Anybody can type anybody's contact. So the address of the page that comes of it
//! is told to one form only: the one that put the person on file. A person who was
//! on file before is enrolled as well, but learns the address from the business or
//! from a message to the contact on file (decision 0007).

use goodword_domain::event::{PERSON_KINDS, PersonKind};
use goodword_store::Customer;

use super::Outcome;
use crate::{App, Caller, Error, advocate::enrol_by, click::ProgramLanding, share_page::of_form};

/// Somebody at the door.
pub(super) struct Guest<'a> {
    pub(super) app: &'a App,
    pub(super) caller: &'a Caller,
    pub(super) landing: &'a ProgramLanding,
    /// Who it is.
    pub(super) friend: &'a str,
    /// The form they came with.
    pub(super) form: &'a str,
}

impl Guest<'_> {
    /// Before anything is recorded: makes the page of somebody of whom nothing is
    /// known yet, and ties it to their form. Of several forms at once, through any
    /// number of processes, one is first.
    pub(super) async fn announce(&self) -> Result<(), Error> {
        if self.on_file().await?.is_none() && self.landing.pays(PersonKind::Prospect) {
            self.enrol(Some(self.form)).await?;
        }
        Ok(())
    }

    /// After it is recorded: whoever is welcome is enrolled, and the form that
    /// brought them in is told the secret of their page.
    pub(super) async fn invite(&self, outcome: Outcome) -> Result<Option<String>, Error> {
        let kind = self.on_file().await?.map(|row| kind_of(&row));
        if outcome != Outcome::Welcome || !kind.is_none_or(|kind| self.landing.pays(kind)) {
            return Ok(None);
        }
        self.enrol(None).await?;
        let advocate = (self.landing.program_id, self.friend);
        of_form(self.app, self.landing.organization, advocate, self.form).await
    }

    async fn on_file(&self) -> Result<Option<Customer>, Error> {
        let customers = self.app.store().reader().customers();
        Ok(customers
            .get(self.landing.organization, self.friend)
            .await?)
    }

    /// A program that ended in this moment takes nobody any more; the sign-up
    /// stands all the same.
    async fn enrol(&self, form: Option<&str>) -> Result<(), Error> {
        let advocate = (self.landing.program_id, self.friend);
        match enrol_by(self.app, self.caller, advocate, form).await {
            Ok(_) | Err(Error::Conflict { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn kind_of(row: &Customer) -> PersonKind {
    let known = PERSON_KINDS.iter().find(|(name, _)| *name == row.kind);
    known.map_or(PersonKind::Prospect, |(_, kind)| *kind)
}
