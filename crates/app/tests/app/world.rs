//! A small world to tell stories in: one organization, one program, events by
//! short words.

use anyhow::{Context, Result};
use goodword_app::{
    event::{self, Answer, EventOutcome},
    program::{self, NewProgram, Policy, ProgramView},
};
use goodword_domain::{moment::Moment, unit::Unit};
use goodword_store::{Paging, Store};
use goodword_testkit::app::TestApp;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct World {
    pub(crate) test: TestApp,
    next: u32,
}

pub(crate) fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

impl World {
    pub(crate) async fn on(store: &Store, now: &str) -> Result<Self> {
        Ok(Self {
            test: TestApp::on(store, at(now), 1).await?,
            next: 0,
        })
    }

    pub(crate) async fn launch(&self, policy: Policy, live_from: &str) -> Result<ProgramView> {
        let new = NewProgram {
            policy,
            live_from: Some(at(live_from)),
        };
        Ok(program::create(&self.test.app, &self.test.admin, new).await?)
    }

    pub(crate) async fn preset(&self, name: &str) -> Result<ProgramView> {
        self.launch(Policy::Preset(name.to_owned()), "2024-01-01T00:00:00Z")
            .await
    }

    /// Records one event; the id counts up.
    pub(crate) async fn tell(&mut self, kind: &str, time: &str, data: Value) -> Result<Answer> {
        self.next += 1;
        let id = format!("e-{}", self.next);
        let event = json!({"specversion": "1.0", "source": "/story", "id": id, "type": kind,
            "time": time, "data": data});
        let answers = event::record(&self.test.app, &self.test.admin, &[event]).await?;
        answers.into_iter().next().context("no answer")
    }

    pub(crate) async fn introduce(&mut self, who: (&str, &str), time: &str) -> Result<Answer> {
        let data = json!({"advocate": who.0, "friend": who.1, "channel": "link"});
        self.tell("referral.introduced", time, data).await
    }

    pub(crate) async fn sign_up(&mut self, who: &str, time: &str) -> Result<EventOutcome> {
        Ok(self
            .tell("customer.added", time, json!({"customer": who}))
            .await?
            .outcome)
    }

    pub(crate) async fn summary(&self, id: Uuid, when: Option<&str>) -> Result<Value> {
        let when = when.map(at);
        let line = program::summary(&self.test.app, &self.test.admin, id, when).await?;
        Ok(serde_json::from_str(&line)?)
    }

    /// The balance of the books right now, of one person in one unit.
    pub(crate) async fn balance(&self, id: Uuid, member: &str, unit: &str) -> Result<i64> {
        let unit = Unit::parse(unit).map_err(anyhow::Error::msg)?;
        let reader = self.test.app.store().reader();
        let accounts = reader.accounts();
        let page = accounts
            .list(
                self.test.admin.organization,
                Some(id),
                &Paging::first(1_000),
            )
            .await?;
        let name = format!("member:{member}:available");
        let found = page
            .rows
            .iter()
            .find(|row| row.name == name && row.unit == unit.as_str());
        Ok(found.map_or(0, |row| row.balance))
    }

    pub(crate) async fn journal_length(&self) -> Result<i64> {
        let reader = self.test.app.store().reader();
        Ok(reader
            .transfers()
            .head(self.test.admin.organization)
            .await?
            .number)
    }
}
