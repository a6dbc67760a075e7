//! The peer of the replay: reads and parses the same lines, and does nothing
//! with them.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::PathBuf,
    time::Instant,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    file: PathBuf,
}

/// Reads a file of JSON lines into values, one at a time.
pub(crate) fn run(arguments: &Arguments) -> Result<Value> {
    let begun = Instant::now();
    let (mut lines, mut fields) = (0_u64, 0);
    let mut line = Vec::new();
    let mut reader = BufReader::new(File::open(&arguments.file)?);
    while reader.read_until(b'\n', &mut line)? > 0 {
        let value: Value = serde_json::from_slice(&line)?;
        fields += value.as_object().map_or(0, Map::len);
        lines += 1;
        line.clear();
    }
    Ok(json!({"lines": lines, "fields": fields, "seconds": begun.elapsed().as_secs_f64()}))
}
