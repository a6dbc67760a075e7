//! What the benchmarks measure with, and against: one command a side of a row.
//! Each prints one line of JSON. The rows (bench/rows) put them together.

#![expect(clippy::print_stdout, reason = "figures are what this program is for")]

mod bare;
mod facts;
mod figures;
mod http;
mod lines;
mod raw;
mod record;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The product's allocator, so that a peer is not slow for want of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves 302 at /r/{code}, and does nothing else.
    Bare(bare::Arguments),
    /// Asks for pages in a closed loop.
    Get(http::Arguments),
    /// Introduces friends, many in a request.
    Introduce(record::Arguments),
    /// Lets introduced friends sign up, one in a request, in a closed loop.
    SignUp(record::Arguments),
    /// Writes into a SQLite file what the server wrote into another one.
    Raw(raw::Arguments),
    /// Reads and parses JSON lines.
    Lines(lines::Arguments),
}

#[tokio::main]
async fn main() -> Result<()> {
    let figures = match Arguments::parse().command {
        Command::Bare(arguments) => bare::run(arguments).await?,
        Command::Get(arguments) => http::run(arguments).await?,
        Command::Introduce(arguments) => record::introduce(arguments).await?,
        Command::SignUp(arguments) => record::sign_up(arguments).await?,
        Command::Raw(arguments) => raw::run(&arguments)?,
        Command::Lines(arguments) => lines::run(&arguments)?,
    };
    println!("{figures}");
    Ok(())
}
