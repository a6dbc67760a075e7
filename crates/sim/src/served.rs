//! The whole product under a workload: events through the application into a
//! real database, in batches, with crashes, held against a replay and against
//! the auditor.

use std::{collections::BTreeMap, time::Duration};

use anyhow::{Context, Result, ensure};
use goodword_app::{
    event,
    program::{self, NewProgram, Policy},
};
use goodword_domain::{
    event::read_event,
    moment::Moment,
    program::{Preset, Program, read_definition},
    replay::replay,
    summary::Summary,
};
use goodword_store::{Location, Paging, Store};
use goodword_testkit::app::TestApp;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use crate::{Figures, audit, audit_figures, workload};

/// One run: a preset, a seed, how many events, and whether the process dies.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// The preset's short name.
    pub preset: &'static str,
    /// Everything random follows from it.
    pub seed: u64,
    /// About how many events.
    pub size: usize,
    /// Whether the process dies in the middle, again and again.
    pub crashes: bool,
}

/// Plays a scenario into the store at `location` (migrated and empty).
///
/// # Errors
/// Whatever does not agree, with the seed to see it again.
pub fn play(scenario: Scenario, location: &Location) -> Result<()> {
    inner(scenario, location).with_context(|| {
        format!(
            "to see it again: preset {}, seed {}",
            scenario.preset, scenario.seed
        )
    })
}

fn inner(scenario: Scenario, location: &Location) -> Result<()> {
    let Scenario {
        preset,
        seed,
        size,
        crashes,
    } = scenario;
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5e_ed);
    let lines = workload(preset, seed, size);
    let times = lines.iter().filter_map(|line| line["time"].as_str());
    let times: Vec<Moment> = times.filter_map(|time| Moment::parse(time).ok()).collect();
    let end = times.iter().max().copied().context("no events")?;
    let now = Moment::from_micros(end.micros() + rng.random_range(0..900 * 86_400_000_000));
    let mut world = World {
        location,
        now,
        lives: seed * 1_000,
    };
    world.live(|app| async move {
        launch(&app, preset).await?;
        Ok(true)
    })?;
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let (batch, others) = rest.split_at(rng.random_range(1..=12).min(rest.len()));
        let dies_after = (crashes && rng.random_bool(0.4))
            .then(|| Duration::from_micros(rng.random_range(0..20_000)));
        world.record(batch, dies_after)?;
        rest = others;
    }
    for at in [now, times[rng.random_range(0..times.len())]] {
        world.agrees(scenario, &lines, at)?;
    }
    world.counts_agree(preset, &lines)
}

/// Plays a scenario with two processes that record at the same time. Which of two
/// events of one name comes first is then open, so such names are left out.
///
/// # Errors
/// Whatever does not agree, with the seed to see it again.
pub fn play_with_two_writers(scenario: Scenario, location: &Location) -> Result<()> {
    let lines = without_conflicts(workload(scenario.preset, scenario.seed, scenario.size));
    let times = lines.iter().filter_map(|line| line["time"].as_str());
    let now = times
        .filter_map(|time| Moment::parse(time).ok())
        .max()
        .context("no events")?;
    let mut world = World {
        location,
        now,
        lives: scenario.seed * 1_000,
    };
    let told = || format!("to see it again: two writers, {scenario:?}");
    world
        .live(|app| async move { launch(&app, scenario.preset).await })
        .with_context(told)?;
    world.record_twice(&lines).with_context(told)?;
    world
        .agrees(
            Scenario {
                crashes: true,
                ..scenario
            },
            &lines,
            now,
        )
        .with_context(told)?;
    world
        .counts_agree(scenario.preset, &lines)
        .with_context(told)
}

/// Drops every line whose name another line has with something else to say.
fn without_conflicts(lines: Vec<Value>) -> Vec<Value> {
    let mut said: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for line in &lines {
        said.entry(name(line)).or_default().push(line.clone());
    }
    let alone = |line: &Value| said[&name(line)].iter().all(|other| other == line);
    lines.into_iter().filter(alone).collect()
}

async fn launch(app: &TestApp, preset: &str) -> Result<()> {
    let live_from = Some(Moment::parse("2000-01-01T00:00:00Z").map_err(anyhow::Error::msg)?);
    let new = NewProgram {
        policy: Policy::Preset(preset.to_owned()),
        live_from,
    };
    program::create(&app.app, &app.admin, new).await?;
    Ok(())
}

/// A database that outlives the processes on it.
struct World<'l> {
    location: &'l Location,
    now: Moment,
    lives: u64,
}

impl World<'_> {
    /// One process, from its start to its clean end.
    fn live<F, T>(&mut self, act: impl FnOnce(TestApp) -> F) -> Result<T>
    where
        F: Future<Output = Result<T>>,
    {
        self.lives += 1;
        let runtime = runtime()?;
        runtime.block_on(async {
            let store = Store::open(self.location).await?;
            let app = TestApp::on(&store, self.now, self.lives).await?;
            let (application, store) = (app.app.clone(), store);
            let done = act(app).await?;
            application.drain().await;
            store.close().await?;
            Ok(done)
        })
    }

    /// Records a batch; the process may die on the way, at whatever it awaits.
    /// A caller who got no answer sends the same again.
    fn record(&mut self, batch: &[Value], dies_after: Option<Duration>) -> Result<()> {
        if let Some(dies_after) = dies_after {
            self.lives += 1;
            let runtime = runtime()?;
            let answered = runtime.block_on(async {
                let store = Store::open(self.location).await?;
                let app = TestApp::on(&store, self.now, self.lives).await?;
                let recorded = event::record(&app.app, &app.admin, batch);
                anyhow::Ok(matches!(
                    tokio::time::timeout(dies_after, recorded).await,
                    Ok(Ok(_))
                ))
            })?;
            runtime.shutdown_background();
            if answered {
                return Ok(());
            }
        }
        self.live(|app| async move { Ok(event::record(&app.app, &app.admin, batch).await?) })?;
        Ok(())
    }

    /// Two processes on one database, each with every other batch, and both with
    /// the last one: the same events from two sides at once.
    fn record_twice(&mut self, lines: &[Value]) -> Result<()> {
        self.lives += 2;
        runtime()?.block_on(async {
            let stores = [
                Store::open(self.location).await?,
                Store::open(self.location).await?,
            ];
            let left = TestApp::on(&stores[0], self.now, self.lives).await?;
            let right = TestApp::on(&stores[1], self.now, self.lives + 1).await?;
            let batches: Vec<&[Value]> = lines.chunks(5).collect();
            let send = async |to: &TestApp, parity: usize| {
                for (index, batch) in batches.iter().enumerate() {
                    if index % 2 == parity || index % 5 == 0 {
                        event::record(&to.app, &to.admin, batch).await?;
                    }
                }
                to.app.drain().await;
                anyhow::Ok(())
            };
            tokio::try_join!(send(&left, 0), send(&right, 1))?;
            for store in stores {
                store.close().await?;
            }
            Ok(())
        })
    }

    /// The counts of every day are the audited ones.
    fn counts_agree(&mut self, preset: &str, lines: &[Value]) -> Result<()> {
        let counted =
            self.live(|app| async move { counted(app.app.store(), app.admin.organization).await })?;
        let audited = audit_figures(preset, lines)?;
        ensure!(!audited.referrals.is_empty(), "nobody was introduced");
        ensure!(
            counted == audited,
            "counts of days\ncounted {counted:#?}\naudited {audited:#?}"
        );
        Ok(())
    }

    /// The served summary as of `at` is the replayed one, and the audited one.
    fn agrees(&mut self, scenario: Scenario, lines: &[Value], at: Moment) -> Result<()> {
        let served = self.live(|app| async move {
            let page =
                program::list(&app.app, &app.admin, &goodword_store::Paging::first(1)).await?;
            let id = page.rows.first().context("no program")?.id;
            Ok(program::summary(&app.app, &app.admin, id, Some(at)).await?)
        })?;
        let replayed = replayed(scenario.preset, lines, at)?;
        let audited = audit(scenario.preset, lines, Some(at.micros()))?;
        let told = format!(
            "at {}\nserved   {served}replayed {replayed}",
            at.to_rfc3339()
        );
        let parsed: Value = serde_json::from_str(&served)?;
        if scenario.crashes {
            // Who got no answer sent again: how often, only the deaths decided.
            let replayed: Value = serde_json::from_str(&replayed)?;
            ensure!(uncounted(&parsed) == uncounted(&replayed), told);
            ensure!(
                uncounted(&parsed) == uncounted(&audited),
                "{told}audited  {audited}"
            );
        } else {
            ensure!(served == replayed, told);
            ensure!(parsed == audited, "{told}audited  {audited}");
        }
        Ok(())
    }
}

/// The counts of every day as they are stored, those that come to nothing left out.
async fn counted(store: &Store, organization: uuid::Uuid) -> Result<Figures> {
    let (reader, paging) = (store.reader(), Paging::first(100_000));
    let figures = reader.figures();
    let mut counted = Figures::default();
    for row in figures.referral_days(organization, &paging).await?.rows {
        let of = [
            row.introduced,
            row.refused,
            row.qualified_of,
            row.converted_of,
        ];
        let on = [
            row.voided_of,
            row.qualified_on,
            row.converted_on,
            row.voided_on,
        ];
        let [[a, b, c, d], [e, f, g, h]] = [of, on];
        let place = (i64::from(row.day), row.channel);
        counted.referrals.insert(place, [a, b, c, d, e, f, g, h]);
    }
    for row in figures.reward_days(organization, &paging).await?.rows {
        counted
            .rewards
            .insert((i64::from(row.day), row.unit), row.amount);
    }
    for row in figures.advocate_days(organization, &paging).await?.rows {
        let place = (i64::from(row.day), row.advocate);
        counted
            .advocates
            .insert(place, [row.introduced, row.converted]);
    }
    counted.referrals.retain(|_, counts| *counts != [0; 8]);
    counted.rewards.retain(|_, amount| *amount != 0);
    counted.advocates.retain(|_, counts| *counts != [0; 2]);
    Ok(counted)
}

/// A summary without the counts of what came again.
fn uncounted(summary: &Value) -> Value {
    let mut summary = summary.clone();
    for count in ["read", "duplicate", "conflict"] {
        summary["events"][count] = Value::Null;
    }
    summary
}

fn name(line: &Value) -> (String, String) {
    let text = |field: &str| line[field].as_str().unwrap_or_default().to_owned();
    (text("source"), text("id"))
}

fn replayed(preset: &str, lines: &[Value], at: Moment) -> Result<String> {
    let preset = Preset::named(preset).context("no such preset")?;
    let value = program::preset_value(preset).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let definition = read_definition(&value).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let program = Program::always(definition);
    let events = lines
        .iter()
        .map(|line| read_event(line).map_err(|f| anyhow::anyhow!("{f:?}")));
    let events = events.collect::<Result<Vec<_>>>()?;
    Ok(Summary::of(&program, &replay(&program, events, Some(at))).to_line()?)
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?)
}
