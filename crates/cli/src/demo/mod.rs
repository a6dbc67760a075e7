//! `--demo`: a believable business, made of the product's own use cases: three
//! programs, people in four languages, and what happened to them in the past
//! months. The same every time but for the day it is told from.

mod history;
mod people;

use anyhow::Context;
use goodword_app::{
    App, Caller, advocate,
    event::record,
    key,
    program::{self, NewProgram, Policy},
};
use goodword_domain::moment::Moment;
use goodword_store::Paging;
use uuid::Uuid;

use history::History;

/// What the demonstration's business is called.
pub(crate) const ORGANIZATION: &str = "Yulan Trading 玉兰商行";
/// Its programs.
const PRESETS: [&str; 3] = ["storage-both-sides", "travel-credit", "dealer-milestones"];
/// How many events are recorded at once.
const AT_ONCE: usize = 200;
/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// What whoever looks at the demonstration needs.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The code of an advocate's link.
    pub(crate) code: String,
    /// The secret of an administrator's key, when it was made just now.
    pub(crate) secret: Option<String>,
}

/// Fills an installation that has no programs and no events yet; any other is
/// left as it is, and then there is at most a link to tell.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn fill(app: &App, organization: Uuid) -> anyhow::Result<Option<Filled>> {
    let caller = Caller::product(organization, "demo");
    let programs = program::list(app, &caller, &Paging::first(1)).await?;
    let events = app.store().reader().events();
    let events = events
        .list(organization, i64::MAX, &Paging::first(1))
        .await?;
    if !programs.rows.is_empty() || !events.rows.is_empty() {
        tracing::info!("there is data already: --demo leaves it as it is");
        let advocates = advocate::list(app, &caller, None, &Paging::first(1)).await?;
        let first = advocates.rows.into_iter().next();
        return Ok(first.map(|advocate| Filled {
            code: advocate.code,
            secret: None,
        }));
    }
    let now = app.now();
    let today = Moment::from_micros(now.micros().div_euclid(DAY) * DAY);
    let mut code = None;
    for preset in PRESETS {
        let live_from = Moment::from_micros(today.micros() - (history::DAYS + 1) * DAY);
        let policy = Policy::Preset(preset.to_owned());
        let new = NewProgram {
            policy,
            live_from: Some(live_from),
        };
        let launched = program::create(app, &caller, new).await?;
        for customer in people::founders().map(|person| person.id) {
            let enrolled = advocate::enrol(app, &caller, launched.id, &customer).await?;
            code.get_or_insert(enrolled.advocate.code);
        }
    }
    let events = History::told(today, now);
    for some in events.chunks(AT_ONCE) {
        record(app, &caller, some).await?;
    }
    tracing::info!(
        events = events.len(),
        "the demonstration's history is on file"
    );
    let secret = Some(key::create_first(app, "demo").await?.secret);
    Ok(Some(Filled {
        code: code.context("a demonstration without advocates")?,
        secret,
    }))
}
