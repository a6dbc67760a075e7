//! From facts to books: what every way in comes to.
//!
//! A decision is one transaction under the organization's lock: names are
//! claimed, the touched scopes loaded with a few set-based queries, folded by
//! the domain, and the differences written. See docs/ARCHITECTURE.md.

mod accounts;
mod answer;
mod books;
mod facts;
mod fold;
mod intake;
mod join;
mod news;
mod programs;
mod save;
mod settle;
mod things;

use std::{collections::BTreeSet, sync::Arc};

use goodword_domain::moment::Moment;
use goodword_store::{Store, Tx};
use uuid::Uuid;

pub(crate) use books::{available, fund_budget, member_of};
pub(crate) use facts::event_of;
pub(crate) use fold::Stored;
pub(crate) use programs::{
    LoadedProgram, State, StateChange, history, load_programs, read_program,
};

use crate::{
    Error,
    event::{Answer, Incoming},
    port::{Clock, Ids},
};
use answer::Rulings;
use facts::Facts;
use fold::Run;
use intake::Intake;
use things::Things;

/// What becomes of one request.
pub(crate) type Decided = Result<Vec<Answer>, Error>;

/// Kinds of scopes, as they are stored.
pub(crate) mod scope_kind {
    /// One customer's facts.
    pub(crate) const CUSTOMER: i16 = 0;
    /// One advocate's friends together.
    pub(crate) const ADVOCATE: i16 = 1;
    /// One person's credit.
    pub(crate) const ACCOUNT: i16 = 2;
    /// One order, instrument or group.
    pub(crate) const THING: i16 = 3;
}

/// Decides, one transaction at a time.
pub(crate) struct Decider {
    store: Store,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
}

/// What every step of one decision needs.
pub(crate) struct Desk<'a> {
    pub(crate) tx: &'a Tx,
    pub(crate) organization: Uuid,
    pub(crate) now: Moment,
    pub(crate) ids: &'a dyn Ids,
}

impl Decider {
    pub(crate) fn new(store: Store, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Self {
        Self { store, clock, ids }
    }

    /// Decides several requests of one organization in one transaction.
    pub(crate) async fn decide(
        &self,
        organization: Uuid,
        requests: &[&[Incoming]],
    ) -> Result<Vec<Decided>, Error> {
        let tx = self.store.begin(organization).await?;
        let now = self.clock.now();
        let desk = Desk {
            tx: &tx,
            organization,
            now,
            ids: self.ids.as_ref(),
        };
        let mut facts = Facts::new();
        let intake = Intake::take(&desk, &mut facts, requests).await?;
        let programs = load_programs(tx.reader(), organization).await?;
        let touched = facts.touched(&desk, &intake.fresh).await?;
        save::customers(&desk, &facts, &touched).await?;
        save::words(&desk, &facts, &intake.described()).await?;
        let things = Things::judge(&desk, &mut facts, &intake.fresh).await?;
        let mut rulings = Vec::new();
        for program in &programs {
            let mut run = Run::new(program);
            run.fold(&desk, &mut facts, touched.clone()).await?;
            things.write(&desk, program.id).await?;
            let accounts = run
                .settle(&desk, &mut facts, &intake.credit_users())
                .await?;
            rulings.push(Rulings::of(&run, &things, &accounts));
        }
        let answers = intake.answers(requests, &rulings);
        tx.commit().await?;
        Ok(answers)
    }
}

/// Folds a program over every fact on file: a program that begins in the past
/// reads them from then on.
pub(crate) async fn catch_up(desk: &Desk<'_>, program: &LoadedProgram) -> Result<(), Error> {
    let mut facts = Facts::new();
    let customers = facts.load_all(desk).await?;
    let mut run = Run::new(program);
    run.fold(desk, &mut facts, customers.clone()).await?;
    run.settle(desk, &mut facts, &customers).await?;
    Ok(())
}

/// Lets the clock run for accounts of one program.
pub(crate) async fn run_clock(
    desk: &Desk<'_>,
    program: &LoadedProgram,
    accounts: &BTreeSet<String>,
) -> Result<(), Error> {
    let mut facts = Facts::new();
    Run::new(program).settle(desk, &mut facts, accounts).await?;
    Ok(())
}
