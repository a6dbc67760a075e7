//! One file a command; this one only says which is which.

mod config;
mod doctor;
mod key;
mod migrate;
mod openapi;
mod plan;
mod presets;
mod reference;
mod replay;
mod serve;
mod staff;

use clap::Subcommand;

use crate::failure::Outcome;

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a program over a file of events, without a server.
    Replay(replay::Replay),
    /// The programs that ship with the product.
    Presets(presets::Presets),
    /// Planning calculators.
    #[command(subcommand)]
    Plan(plan::Plan),
    /// Run the server.
    Serve(serve::Serve),
    /// Keys for the API.
    #[command(subcommand)]
    Key(key::Key),
    /// The people who work here.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Bring the database's tables up to date.
    Migrate(migrate::Migrate),
    /// Prove that the books are sound, or say where they are not.
    Doctor(doctor::Doctor),
    /// Look at the settings.
    #[command(subcommand)]
    Config(config::Settings),
    /// Print the document of the API (OpenAPI 3.1).
    Openapi,
    /// Documentation generated from the code.
    #[command(subcommand)]
    Reference(reference::Reference),
}

/// Runs a command to its end.
pub(crate) fn run(command: &Command) -> Outcome {
    match command {
        Command::Replay(replay) => replay::run(replay),
        Command::Presets(presets) => presets::run(presets),
        Command::Plan(plan) => plan::run(plan),
        Command::Serve(serve) => serve::run(serve),
        Command::Key(key) => key::run(key),
        Command::Staff(staff) => staff::run(staff),
        Command::Migrate(migrate) => migrate::run(migrate),
        Command::Doctor(doctor) => doctor::run(doctor),
        Command::Config(settings) => config::run(settings),
        Command::Openapi => openapi::run(),
        Command::Reference(reference) => reference::run(reference),
    }
}
