use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use xtask::{generate, tidy};

const USAGE: &str = "\
xtask tidy                      every rule of the repository
xtask generate [NAME...]        write what is generated
xtask generate --check [NAME..] compare instead of writing
";

fn main() -> Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = root()?;
    let complaints = match words.as_slice() {
        ["tidy"] => tidy::run(&root)?.iter().map(ToString::to_string).collect(),
        ["generate", "--check", names @ ..] => generate::run(&root, names, generate::Mode::Check),
        ["generate", names @ ..] => generate::run(&root, names, generate::Mode::Write),
        _ => {
            stderr().write_all(USAGE.as_bytes())?;
            return Ok(ExitCode::FAILURE);
        }
    };
    for complaint in &complaints {
        writeln!(stdout(), "{complaint}")?;
    }
    Ok(if complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The checkout in which this was called. Checkouts share what cargo builds, so the one
/// in which this was compiled may be another.
fn root() -> Result<PathBuf> {
    let here = std::env::current_dir()?;
    let mut above = here.ancestors();
    let root = above.find(|folder| folder.join("xtask/Cargo.toml").exists());
    Ok(root.context("call xtask within a checkout")?.to_owned())
}
