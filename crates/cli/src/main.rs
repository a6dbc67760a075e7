//! The binary: parses, resolves, runs. Data goes to standard output, talk to
//! standard error. Exit 0: done; 1: could not be done, or a check found
//! something; 2: what the caller gave is wrong.

mod command;
mod demo;
mod failure;
mod installation;
mod ports;
mod print;
mod settings;

use std::process::ExitCode;

use clap::Parser;

/// Small, and fast with the many short-lived values of a replay.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Customer referral programs: run them, try them, serve them.
#[derive(Debug, Parser)]
#[command(name = "goodword", version, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: command::Command,
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match command::run(&line.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
