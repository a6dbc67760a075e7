//! Living through a story: every step goes through the use case that everybody's
//! takes, on a clock that shows the time of the story.
//!
//! So nothing has to be written around the use cases to lie in the past: programs are
//! launched and changed, links followed and facts recorded when it was their time, and
//! what comes late is late.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use anyhow::Context;
use goodword_app::{
    App, Caller, Error, advocate,
    click::{ClickOptions, ClickRecorder, ProgramLanding, Visit, look_up},
    clock::wake_due,
    event::record,
    port::Clock,
    program::{self, NewProgram, Policy, ProgramFile, ProgramView},
};
use goodword_domain::moment::Moment;
use goodword_store::Paging;
use serde_json::Value;
use uuid::Uuid;

use super::step::{Deed, Source, Step};
use crate::ports::SystemIds;

/// How many facts are recorded at once.
const AT_ONCE: usize = 250;

/// A clock that shows the time of a story.
#[derive(Debug)]
struct StoryClock(AtomicI64);

impl Clock for StoryClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Lives through a story.
pub(super) struct Player {
    app: App,
    clock: Arc<StoryClock>,
    caller: Caller,
    clicks: ClickRecorder,
    programs: BTreeMap<String, Uuid>,
    landings: BTreeMap<(&'static str, String), ProgramLanding>,
    facts: Vec<Value>,
    outcomes: Outcomes,
}

/// How many facts were taken how, by the API's word for it.
pub(super) type Outcomes = BTreeMap<&'static str, usize>;

impl Player {
    /// For an organization of the installation that `app` runs on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn at(app: &App, organization: Uuid) -> anyhow::Result<Self> {
        let caller = Caller::product(organization, "demo");
        let clock = Arc::new(StoryClock(AtomicI64::new(app.now().micros())));
        let story = App::new(
            app.store().clone(),
            clock.clone(),
            Arc::new(SystemIds),
            app.options(),
        );
        // What an earlier start, cut off, has launched already.
        let launched = program::list(&story, &caller, &Paging::first(200)).await?;
        let programs = launched.rows.into_iter().map(|row| (row.name, row.id));
        Ok(Self {
            clicks: ClickRecorder::start(&story, ClickOptions::default()),
            programs: programs.collect(),
            landings: BTreeMap::new(),
            facts: Vec::new(),
            outcomes: Outcomes::new(),
            app: story,
            clock,
            caller,
        })
    }

    /// Does one thing. Facts may wait for others to be recorded with; whether none
    /// does is told.
    ///
    /// # Errors
    /// When the story tells of something that cannot be.
    pub(super) async fn play(&mut self, step: &Step) -> anyhow::Result<bool> {
        match &step.deed {
            Deed::Fact(fact) => {
                self.facts.push(fact.clone());
                if self.facts.len() < AT_ONCE {
                    return Ok(false);
                }
                self.record(step.at).await?;
            }
            Deed::Enrol { program, customer } => {
                self.set(step.at);
                self.landing(program, customer).await?;
            }
            Deed::Click {
                program,
                customer,
                visitor,
            } => {
                self.set(step.at);
                self.landing(program, customer).await?;
                if let Some(landing) = self.landings.get(&(*program, customer.clone())) {
                    let visitor = Some(visitor.clone());
                    let visit = Visit {
                        visitor,
                        landing: true,
                    };
                    self.clicks.record(landing, visit)?;
                }
            }
            change => {
                self.record(step.at).await?;
                self.change(change).await?;
            }
        }
        Ok(self.facts.is_empty())
    }

    /// Records what waits, and ends; how all facts were taken.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn end(mut self, now: Moment) -> anyhow::Result<Outcomes> {
        self.record(now).await?;
        self.clicks.drain().await;
        self.app.drain().await;
        Ok(self.outcomes)
    }

    fn set(&self, at: Moment) {
        self.clock.0.store(at.micros(), Ordering::SeqCst);
    }

    /// Records the facts that wait, at a moment, and lets the clock do its part.
    async fn record(&mut self, at: Moment) -> anyhow::Result<()> {
        self.set(at);
        if !self.facts.is_empty() {
            for answer in record(&self.app, &self.caller, &self.facts).await? {
                *self.outcomes.entry(answer.outcome.code()).or_default() += 1;
            }
            self.facts.clear();
        }
        wake_due(&self.app).await?;
        Ok(())
    }

    async fn change(&mut self, deed: &Deed) -> anyhow::Result<()> {
        match deed {
            Deed::Launch { policy, live_from } => self.launch(*policy, *live_from).await,
            Deed::Revise { program, file } => {
                let id = self.program(program)?;
                let stands = program::read(&self.app, &self.caller, id).await?;
                if stands.version == 1 {
                    let new = definition(file)?;
                    program::revise(&self.app, &self.caller, id, new).await?;
                }
                Ok(())
            }
            Deed::Pause(program) => {
                let id = self.program(program)?;
                program::pause(&self.app, &self.caller, id).await?;
                Ok(())
            }
            Deed::End(program) => {
                let id = self.program(program)?;
                program::end(&self.app, &self.caller, id).await?;
                Ok(())
            }
            Deed::Enrol { .. } | Deed::Click { .. } | Deed::Fact(_) => Ok(()),
        }
    }

    async fn launch(&mut self, policy: Source, live_from: Moment) -> anyhow::Result<()> {
        let policy = match policy {
            Source::Preset(name) => Policy::Preset(name.to_owned()),
            Source::File(text) => Policy::Definition(definition(text)?),
        };
        let live_from = Some(live_from);
        let new = NewProgram { policy, live_from };
        match program::create(&self.app, &self.caller, new).await {
            Ok(ProgramView { id, name, .. }) => {
                self.programs.insert(name, id);
                Ok(())
            }
            // An earlier start, cut off, came this far.
            Err(Error::Conflict {
                code: "program_name_taken",
                ..
            }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn program(&self, name: &str) -> anyhow::Result<Uuid> {
        let id = self.programs.get(name).copied();
        id.with_context(|| format!("the story tells of '{name}', which is not launched"))
    }

    /// Enrols an advocate of a program that has not ended, and looks up what stands
    /// behind the link.
    async fn landing(&mut self, program: &'static str, customer: &str) -> anyhow::Result<()> {
        let key = (program, customer.to_owned());
        if self.landings.contains_key(&key) {
            return Ok(());
        }
        let id = self.program(program)?;
        let enrolled = match advocate::enrol(&self.app, &self.caller, id, customer).await {
            Ok(enrolled) => enrolled,
            // Who comes after the end gets no code; what they tell is refused.
            Err(Error::Conflict {
                code: "program_ended",
                ..
            }) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let landing = look_up(&self.app, &enrolled.advocate.code).await?;
        let landing = landing.context("a code that was just given leads nowhere")?;
        self.landings.insert(key, landing);
        Ok(())
    }
}

/// The definition in a program file.
fn definition(text: &str) -> anyhow::Result<Value> {
    let file = ProgramFile::read(text);
    let file = file.map_err(|fault| anyhow::anyhow!("line {}: {}", fault.line, fault.reason))?;
    Ok(file.value)
}
