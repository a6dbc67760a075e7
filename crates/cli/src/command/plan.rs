//! `goodword plan`: the planning calculators of replay.md.

use clap::{Args, Subcommand};
use goodword_domain::plan::{Buzz, Growth, Share, Silent, TooMany};

use crate::{
    failure::{Failure, Outcome},
    print,
};

/// What to calculate.
#[derive(Debug, Subcommand)]
pub(crate) enum Plan {
    /// What satisfied and unsatisfied customers tell others.
    Buzz(BuzzArguments),
    /// How many satisfied customers say nothing yet.
    Silent(SilentArguments),
    /// What steady recommendation adds, period after period.
    Growth(GrowthArguments),
}

#[derive(Debug, Args)]
pub(crate) struct BuzzArguments {
    /// How many customers there are.
    #[arg(long)]
    customers: u64,
    /// The share of them who are satisfied, like 0.65.
    #[arg(long, value_parser = Share::parse_of_one)]
    satisfied: Share,
    /// How many others a satisfied customer tells; 5 to 8 in practice.
    #[arg(long, default_value_t = 5)]
    tell_good: u64,
    /// How many others an unsatisfied customer tells; 10 to 16 in practice.
    #[arg(long, default_value_t = 10)]
    tell_bad: u64,
}

#[derive(Debug, Args)]
pub(crate) struct SilentArguments {
    /// How many customers there are.
    #[arg(long)]
    customers: u64,
    /// The share of them who are satisfied, like 0.70.
    #[arg(long, value_parser = Share::parse_of_one)]
    satisfied: Share,
    /// The share of those who are silent, like 0.80.
    #[arg(long, value_parser = Share::parse_of_one)]
    silent: Share,
}

#[derive(Debug, Args)]
pub(crate) struct GrowthArguments {
    /// How many customers there are.
    #[arg(long)]
    customers: u64,
    /// The share of them who bring one more each, like 0.15.
    #[arg(long, value_parser = Share::parse)]
    rate: Share,
    /// How many periods to look ahead.
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=i64::from(Growth::MOST_PERIODS)))]
    periods: u32,
}

pub(crate) fn run(plan: &Plan) -> Outcome {
    let line = line(plan).map_err(|error| Failure::malformed(format!("goodword: {error}")))?;
    Ok(print::data(&line)?)
}

fn line(plan: &Plan) -> Result<String, TooMany> {
    Ok(match plan {
        Plan::Buzz(given) => Buzz::of(
            given.customers,
            given.satisfied,
            given.tell_good,
            given.tell_bad,
        )?
        .to_line(),
        Plan::Silent(given) => {
            Silent::of(given.customers, given.satisfied, given.silent)?.to_line()
        }
        Plan::Growth(given) => Growth::of(given.customers, given.rate, given.periods)?.to_line(),
    })
}
