//! Reading the files of a replay, and saying where they are wrong.

use std::{
    fs::File,
    io::{BufRead, BufReader, IsTerminal, Read, stderr, stdin},
};

use goodword_domain::event::Event;
use indicatif::{ProgressBar, ProgressStyle};

use super::parts;
use crate::failure::Failure;

/// Files below this many bytes are read before anybody would look at a bar.
const WORTH_A_BAR: u64 = 32 * 1024 * 1024;
/// Bytes that are read from the file at once.
const BUFFER: usize = 256 * 1024;

/// The one shape of a fault: file, line, field, reason. A fault without a field
/// is about the whole line.
pub(super) fn line(file: &str, number: usize, field: &str, reason: &str) -> String {
    let field = if field.is_empty() { "(whole)" } else { field };
    format!("{file}:{number}: {field}: {reason}")
}

/// A whole file, or standard input for `-`.
pub(super) fn text(file: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    open(file)?
        .0
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(file, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error
            .as_bytes()
            .get(..error.utf8_error().valid_up_to())
            .unwrap_or_default();
        let number = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::malformed(line(file, number, "", "is not UTF-8 text"))
    })
}

/// The events of a file, or of standard input for `-`.
pub(super) fn events(file: &str) -> Result<Vec<Event>, Failure> {
    let (input, size) = open(file)?;
    let bar = bar(size);
    let reader = parts::read(input, |position| bar.set_position(position));
    bar.finish_and_clear();
    let reader = reader.map_err(|error| unreadable(file, &error))?;
    reader.finish().map_err(|found| {
        let fault = |fault: &goodword_domain::event::Line| {
            line(file, fault.number, &fault.fault.field, &fault.fault.reason)
        };
        Failure::Malformed(found.iter().map(fault).collect())
    })
}

/// A file and its size; standard input has none.
fn open(file: &str) -> Result<(Box<dyn BufRead>, Option<u64>), Failure> {
    if file == "-" {
        return Ok((Box::new(stdin().lock()), None));
    }
    let opened = File::open(file).map_err(|error| unreadable(file, &error))?;
    let size = opened
        .metadata()
        .map_err(|error| unreadable(file, &error))?
        .len();
    Ok((
        Box::new(BufReader::with_capacity(BUFFER, opened)),
        Some(size),
    ))
}

fn unreadable(file: &str, error: &std::io::Error) -> Failure {
    Failure::malformed(line(file, 1, "", &format!("cannot be read: {error}")))
}

/// A bar for whoever sits at a terminal and waits.
fn bar(size: Option<u64>) -> ProgressBar {
    match size.filter(|size| *size >= WORTH_A_BAR && stderr().is_terminal()) {
        Some(size) => {
            let shape = "{wide_bar} {bytes} of {total_bytes}, {eta} left";
            let style = ProgressStyle::with_template(shape);
            ProgressBar::new(size)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        }
        None => ProgressBar::hidden(),
    }
}
