//! `goodword presets`: the programs that ship with the product.

use clap::{Args, Subcommand};
use goodword_domain::program::{PRESETS, Preset};

use crate::{
    failure::{Failure, Outcome},
    print,
};

/// Without a subcommand: the names, one a line.
#[derive(Debug, Args)]
pub(crate) struct Presets {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print the file of a preset, to start a program of one's own from.
    Show {
        /// One of the names that `goodword presets` prints.
        name: String,
    },
}

pub(crate) fn run(presets: &Presets) -> Outcome {
    let text = match &presets.action {
        None => PRESETS
            .iter()
            .map(|preset| format!("{}\n", preset.name))
            .collect(),
        Some(Action::Show { name }) => named(name)?.text.to_owned(),
    };
    Ok(print::data(&text)?)
}

/// The preset of a name that somebody typed.
pub(crate) fn named(name: &str) -> Result<&'static Preset, Failure> {
    Preset::named(name).ok_or_else(|| {
        let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
        let names = names.join(", ");
        Failure::malformed(format!(
            "goodword: there is no preset '{name}'; there are: {names}"
        ))
    })
}
