//! The engine and the auditor, which know nothing of each other, say the same of
//! seeded workloads: at the end, and at a random moment on the way.

use anyhow::{Context, Result, bail, ensure};
use goodword_domain::{
    event::{Event, read_event},
    moment::Moment,
    program::{Preset, Program, read_definition},
    replay::replay,
    summary::Summary,
};
use goodword_sim::{audit, workload};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

const SEEDS: u64 = 200;

#[test]
fn storage_both_sides() -> Result<()> {
    agree("storage-both-sides")
}

#[test]
fn travel_credit() -> Result<()> {
    agree("travel-credit")
}

#[test]
fn coupons_and_points() -> Result<()> {
    agree("coupons-and-points")
}

#[test]
fn agent_commission() -> Result<()> {
    agree("agent-commission")
}

#[test]
fn refund_after_four() -> Result<()> {
    agree("refund-after-four")
}

#[test]
fn dealer_milestones() -> Result<()> {
    agree("dealer-milestones")
}

#[test]
fn brokerage_gifts() -> Result<()> {
    agree("brokerage-gifts")
}

fn agree(preset: &str) -> Result<()> {
    let program = program(preset)?;
    for seed in 0..SEEDS {
        agree_once(&program, seed).with_context(|| {
            format!(
                "to see it again: workload({preset:?}, {seed}, {})",
                size(seed)
            )
        })?;
    }
    Ok(())
}

/// From 20 to 200 events. The auditor takes n³ steps, so that most are small: every
/// tenth is of the whole length.
fn size(seed: u64) -> usize {
    let most = if seed % 10 == 9 { 181 } else { 61 };
    usize::try_from(20 + seed.wrapping_mul(7) % most).unwrap_or(20)
}

fn agree_once(program: &Program, seed: u64) -> Result<()> {
    let lines = workload(program.name(), seed, size(seed));
    let events = lines.iter().map(event).collect::<Result<Vec<Event>>>()?;
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let on_the_way = events[chance.random_range(0..events.len())].time;
    for until in [None, Some(on_the_way)] {
        let told = audit(program.name(), &lines, until.map(Moment::micros))?;
        let replay = replay(program, events.clone(), until);
        let ours = serde_json::to_value(Summary::of(program, &replay))?;
        ensure!(
            ours == told,
            "of\n{}until {until:?}{}",
            lines
                .iter()
                .map(|line| format!("{line}\n"))
                .collect::<String>(),
            differences(&ours, &told)
        );
    }
    Ok(())
}

/// The parts of the summary that differ.
fn differences(ours: &Value, told: &Value) -> String {
    let parts = ours.as_object().into_iter().flatten();
    let differing = parts.filter(|(name, part)| told[name.as_str()] != **part);
    differing
        .map(|(name, part)| {
            let told = &told[name.as_str()];
            format!("\n{name}\n    the engine:  {part}\n    the auditor: {told}")
        })
        .collect()
}

fn program(preset: &str) -> Result<Program> {
    let preset = Preset::named(preset).context("no such preset")?;
    match read_definition(&toml::from_str::<Value>(preset.text)?) {
        Ok(definition) => Ok(Program::always(definition)),
        Err(faults) => bail!("{faults:?}"),
    }
}

fn event(line: &Value) -> Result<Event> {
    read_event(line).map_err(|faults| anyhow::anyhow!("{line}: {faults:?}"))
}
