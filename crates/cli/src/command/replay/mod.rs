//! `goodword replay`: a program over a file of events, without a server
//! (replay.md).

mod parts;
mod read;
mod report;

use std::{num::NonZeroUsize, thread};

use clap::{Args, ValueEnum};
use goodword_app::program::{LineFault, definition_of};
use goodword_domain::{
    moment::Moment,
    program::{Definition, Program},
    replay::{self, explain, latest, replay_by, stand},
    summary::Summary,
};

use super::presets;
use crate::{
    failure::{Failure, Outcome},
    print,
};

/// What to replay, and what to print of it.
#[derive(Debug, Args)]
pub(crate) struct Replay {
    #[command(flatten)]
    policy: Policy,
    /// The events, one CloudEvent in JSON a line; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    events: String,
    /// Run the clock on to this moment, within; by default to the last event's.
    #[arg(long, value_name = "TIME", value_parser = Moment::parse)]
    until: Option<Moment>,
    /// Who signs the steps that ask for a signature.
    #[arg(long, value_enum, default_value_t = Approve::All)]
    approve: Approve,
    /// Print one JSON line for each decision, and why.
    #[arg(long, conflicts_with = "summary")]
    explain: bool,
    /// Print the summary as one line of JSON.
    #[arg(long)]
    summary: bool,
}

/// Exactly one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Policy {
    /// A program that ships with the product.
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// A program file, TOML or JSON; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    program: Option<String>,
}

/// Who signs the steps that ask for a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Approve {
    /// Every step is signed at the moment at which it falls due.
    All,
    /// Nobody signs but the file's own `approval.decided`.
    None,
}

pub(crate) fn run(given: &Replay) -> Outcome {
    let program = Program::always(definition(given)?);
    let events = read::events(&given.events)?;
    let until = given.until.unwrap_or_else(|| latest(&events));
    let (standing, repeats) = stand(events, until);
    // No rule that this version can read asks for a signature (a file that names
    // one is refused), so signing all and signing nothing come to the same.
    let (Approve::All | Approve::None) = given.approve;
    let workers = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let replay = replay_by(workers, &program, &standing, repeats, until);
    let text = told(given, &program, &replay)?;
    // The program ends here: to give back by the piece what millions of events took
    // would only take time.
    std::mem::forget((standing, replay));
    Ok(print::data(&text)?)
}

/// What is printed of a replay.
fn told(given: &Replay, program: &Program, replay: &replay::Replay) -> Result<String, Failure> {
    if given.explain {
        let mut text = explain(program, replay)?.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        return Ok(text);
    }
    let summary = Summary::of(program, replay);
    if given.summary {
        return Ok(summary.to_line()?);
    }
    Ok(report::table(&summary, replay.until))
}

/// The definition to replay, from a preset or a file.
fn definition(given: &Replay) -> Result<Definition, Failure> {
    let (name, text) = match (&given.policy.preset, &given.policy.program) {
        (Some(preset), _) => (preset.as_str(), presets::named(preset)?.text.to_owned()),
        (None, Some(file)) if file == "-" && given.events == "-" => {
            let advice = "standard input can be the program or the events, not both";
            return Err(Failure::malformed(format!("goodword: {advice}")));
        }
        (None, Some(file)) => (file.as_str(), read::text(file)?),
        (None, None) => return Err(Failure::malformed("goodword: name --preset or --program")),
    };
    definition_of(&text).map_err(|faults| {
        let line = |fault: &LineFault| read::line(name, fault.line, &fault.field, &fault.reason);
        Failure::Malformed(faults.iter().map(line).collect())
    })
}
