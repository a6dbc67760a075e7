//! From flags to settings: the flag wins over environment and file.

use std::path::PathBuf;

use clap::Args;
use goodword_config::{Config, Format, Level, Options, Place, Sources};
use goodword_store::Location;
use tracing_subscriber::EnvFilter;

use crate::failure::Failure;

/// The flags of every command that works on an installation.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Flags {
    /// The settings file; by default goodword.toml here, if there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The directory of the embedded database, made when missing.
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    data: Option<String>,
    /// A PostgreSQL database, postgres://user:password@host/name.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// How log lines look: text or json.
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<String>,
    /// The least important log line that is written: error to trace.
    #[arg(long, value_name = "LEVEL")]
    log_level: Option<String>,
}

impl Flags {
    /// What they say, as the settings take it.
    pub(crate) fn options(&self) -> Options {
        let Self {
            config,
            data,
            database,
            log_format,
            log_level,
        } = self.clone();
        Options {
            config,
            data,
            database,
            log_format,
            log_level,
            ..Options::default()
        }
    }

    /// The settings, from all sources.
    ///
    /// # Errors
    /// Every fault of every source.
    pub(crate) fn settings(&self) -> Result<Config, Failure> {
        load(self.options())
    }
}

/// The settings, from all sources.
///
/// # Errors
/// Every fault of every source.
pub(crate) fn load(options: Options) -> Result<Config, Failure> {
    Config::load(Sources::of_process(options)).map_err(|error| {
        Failure::Malformed(error.faults().iter().map(ToString::to_string).collect())
    })
}

/// Where the database is.
pub(crate) fn location(config: &Config) -> Location {
    match config.database.place() {
        Place::Directory(directory) => Location::Directory(directory.to_owned()),
        Place::Postgres(url) => Location::Url(url.expose().to_owned()),
    }
}

/// Begins to write the log to standard error. Only our own lines reach the chosen
/// level; of others what is at least a warning.
pub(crate) fn log(config: &Config) {
    let level = match config.log.level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
        Level::Trace => "trace",
    };
    let others = if level == "error" { "error" } else { "warn" };
    let filter = EnvFilter::new(format!("{others},goodword={level}"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let begun = match config.log.format {
        Format::Text => log.with_ansi(false).try_init(),
        Format::Json => log.json().flatten_event(true).try_init(),
    };
    if begun.is_err() {
        tracing::debug!("somebody else writes the log already");
    }
}
