//! `goodword config`: looks at the settings without starting anything.

use clap::Subcommand;
use goodword_config::Config;

use crate::{failure::Outcome, print, settings::Flags};

/// What to do with the settings.
#[derive(Debug, Subcommand)]
pub(crate) enum Settings {
    /// Read all sources and say what is wrong with them.
    Check(Flags),
    /// Print the settings in force, as a file; secrets are hidden.
    Dump(Flags),
    /// Print the documentation of every setting, as Markdown.
    Reference,
}

pub(crate) fn run(settings: &Settings) -> Outcome {
    let text = match settings {
        Settings::Check(flags) => {
            flags.settings()?;
            print::talk("the settings are good");
            return Ok(());
        }
        Settings::Dump(flags) => flags.settings()?.dump(),
        Settings::Reference => Config::reference(),
    };
    Ok(print::data(&text)?)
}
