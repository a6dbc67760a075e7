//! Seeds of the simulator on real databases: the served summary, the replayed
//! one and the audited one are the same, whatever order, repetition or crash.

use anyhow::{Context, Result};
use goodword_sim::{
    covered_presets,
    served::{Scenario, play, play_with_two_writers},
};
use goodword_store::{Location, Store};
use goodword_testkit::seeds;

fn scenario(seed: u64) -> Scenario {
    let presets = covered_presets();
    let preset = presets[usize::try_from(seed).unwrap_or_default() % presets.len()];
    Scenario {
        preset,
        seed,
        size: 40,
        crashes: seed.is_multiple_of(3),
    }
}

fn migrated(location: &Location) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let store = Store::open(location).await?;
        store.migrate().await?;
        store.close().await?;
        Ok(())
    })
}

#[test]
fn seeds_agree_on_sqlite() -> Result<()> {
    for seed in 0..seeds(50) {
        let directory = tempfile::tempdir()?;
        let location = Location::Directory(directory.path().join("data"));
        migrated(&location)?;
        play(scenario(seed), &location)?;
    }
    Ok(())
}

#[test]
fn seeds_agree_on_postgres() -> Result<()> {
    for seed in 1_000..1_000 + seeds(50) / 3 {
        let url = goodword_testkit::postgres::migrated_database().context("a database")?;
        play(scenario(seed), &Location::Url(url))?;
    }
    Ok(())
}

#[test]
fn two_writers_agree_on_one_postgres() -> Result<()> {
    for seed in 2_000..2_000 + seeds(50) / 5 {
        let url = goodword_testkit::postgres::migrated_database().context("a database")?;
        play_with_two_writers(scenario(seed), &Location::Url(url))?;
    }
    Ok(())
}

#[test]
fn two_writers_agree_on_one_file() -> Result<()> {
    for seed in 3_000..3_000 + seeds(50) / 10 {
        let directory = tempfile::tempdir()?;
        let location = Location::Directory(directory.path().join("data"));
        migrated(&location)?;
        play_with_two_writers(scenario(seed), &location)?;
    }
    Ok(())
}
