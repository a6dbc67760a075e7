//! `--demo`: believable businesses, each in a language of its own, with what happened
//! to them in the past months, made of the product's own use cases. The same every
//! time but for the day they are told from.

mod business;
mod calendar;
mod names;
mod people;
mod play;
mod step;
mod telling;
#[cfg(test)]
mod tests;
mod till;

use anyhow::Context;
use goodword_app::{App, Caller, advocate, key, program};
use goodword_domain::moment::{Moment, Zone};
use goodword_store::Paging;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) use business::{BUSINESSES, Business};
use play::{Outcomes, Player};
use telling::Telling;

use crate::installation;

/// The setting that says how far an organization's story was told.
const TOLD: &str = "demonstration";

/// What whoever looks at the demonstration needs.
#[derive(Debug)]
pub(crate) struct Filled {
    /// The businesses.
    pub(crate) businesses: Vec<Shown>,
    /// The secret of an administrator's key of the first, when it was made just now.
    pub(crate) secret: Option<String>,
}

/// A business, to whoever starts the demonstration.
#[derive(Debug)]
pub(crate) struct Shown {
    /// What it is called.
    pub(crate) name: String,
    /// The code of an advocate's link.
    pub(crate) code: String,
}

/// How far a story was told: whoever is cut off goes on from there.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Told {
    /// The moment from which it is told.
    now: Moment,
    /// How many steps are done.
    done: usize,
    /// Of how many.
    steps: usize,
}

/// Fills an installation that has no programs and no events yet; any other is left as
/// it is, and then there is at most a link to tell.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn fill(app: &App, first: Uuid) -> anyhow::Result<Filled> {
    if told(app, first).await?.is_none() && has_data(app, first).await? {
        tracing::info!("there is data already: --demo leaves it as it is");
        return Ok(Filled {
            businesses: shown(app, first, None).await?.into_iter().collect(),
            secret: None,
        });
    }
    let mut businesses = Vec::new();
    let mut is_new = false;
    for business in BUSINESSES {
        let organization = installation::organization(app, business).await?;
        is_new |= relate(app, business, organization).await?.is_some();
        businesses.extend(shown(app, organization, Some(business.shown)).await?);
    }
    let secret = match is_new {
        true => Some(key::create_first(app, "demo").await?.secret),
        false => None,
    };
    Ok(Filled { businesses, secret })
}

/// Lives through a business's story, or the rest of it; how its facts were taken, or
/// nothing where all of it was told before.
async fn relate(
    app: &App,
    business: &'static Business,
    organization: Uuid,
) -> anyhow::Result<Option<Outcomes>> {
    let earlier = told(app, organization).await?;
    let now = earlier.map_or(app.now(), |told| told.now);
    if earlier.is_some_and(|told| told.done == told.steps) {
        return Ok(None);
    }
    let zone = Zone::named(business.zone).map_err(anyhow::Error::msg)?;
    let steps = Telling::of(business, &zone, now);
    let begun = earlier.map_or(0, |told| told.done);
    let mut told = Told {
        now,
        done: begun,
        steps: steps.len(),
    };
    let bar = bar(business, steps.len());
    let mut player = Player::at(app, organization).await?;
    for (index, step) in steps.iter().enumerate().skip(begun) {
        let settled = player.play(step).await;
        let settled = settled.with_context(|| format!("{}: {step:?}", business.name))?;
        if settled && index >= told.done + 200 {
            told.done = index + 1;
            remember(app, organization, told).await?;
        }
        bar.set_position(u64::try_from(index)?);
    }
    let outcomes = player.end(now).await?;
    told.done = steps.len();
    remember(app, organization, told).await?;
    bar.finish_and_clear();
    tracing::info!(business = business.name, ?outcomes, "is on file");
    Ok(Some(outcomes))
}

/// How far it has come, for whoever watches; hidden where standard error is no terminal.
fn bar(business: &Business, steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(0));
    if let Ok(style) = ProgressStyle::with_template("  {msg} {wide_bar} {percent:>3} %") {
        bar.set_style(style);
    }
    bar.with_message(business.name)
}

async fn told(app: &App, organization: Uuid) -> anyhow::Result<Option<Told>> {
    let settings = app.store().reader().settings();
    let kept = settings.get(organization, TOLD).await?;
    let told = kept.map(|kept| serde_json::from_str(&kept)).transpose();
    told.context("how far the demonstration's story was told")
}

async fn remember(app: &App, organization: Uuid, told: Told) -> anyhow::Result<()> {
    let tx = app.store().begin(organization).await?;
    let value = serde_json::to_string(&told)?;
    tx.settings().set(organization, TOLD, &value).await?;
    tx.commit().await?;
    Ok(())
}

async fn has_data(app: &App, organization: Uuid) -> anyhow::Result<bool> {
    let caller = Caller::product(organization, "demo");
    let programs = program::list(app, &caller, &Paging::first(1)).await?;
    let events = app.store().reader().events();
    let events = events
        .list(organization, i64::MAX, &Paging::first(1))
        .await?;
    Ok(!programs.rows.is_empty() || !events.rows.is_empty())
}

/// An organization's name with the link of an advocate of a program, or of any.
async fn shown(
    app: &App,
    organization: Uuid,
    program: Option<&str>,
) -> anyhow::Result<Option<Shown>> {
    let caller = Caller::product(organization, "demo");
    let reader = app.store().reader();
    let program = match program {
        Some(name) => reader.programs().by_name(organization, name).await?,
        None => None,
    };
    let program = program.map(|program| program.id);
    let advocates = advocate::list(app, &caller, program, &Paging::first(1)).await?;
    let name = reader.organizations().get(organization).await?;
    let name = name.map(|row| row.name).unwrap_or_default();
    let first = advocates.rows.into_iter().next();
    Ok(first.map(|advocate| Shown {
        name,
        code: advocate.code,
    }))
}
