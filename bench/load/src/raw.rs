//! The peer of recording on SQLite: the very rows that the server wrote, written
//! by a bare loop over the library, so many facts a transaction.
//!
//! Of two files, one before the measured facts and one after, the rows that
//! differ are what the server wrote. They are written into a copy of the first.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use rusqlite::{Connection, params_from_iter, types::Value as Cell};
use serde_json::{Value, json};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The database before; it is changed.
    #[arg(long)]
    before: PathBuf,
    /// The database after.
    #[arg(long)]
    after: PathBuf,
    /// How many facts lie between them.
    #[arg(long)]
    facts: usize,
    /// Facts in one transaction.
    #[arg(long, default_value_t = 256)]
    batch: usize,
}

/// The rows of a table that differ, and the statement that writes one of them.
struct Table {
    statement: String,
    rows: Vec<Vec<Cell>>,
}

/// Writes the rows, as durably as the server does.
pub(crate) fn run(arguments: &Arguments) -> Result<Value> {
    let mut connection = Connection::open(&arguments.before)?;
    let tables = difference(&connection, arguments)?;
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    ensure!(
        rows >= arguments.facts,
        "only {rows} rows differ: these are not the files"
    );
    connection.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA cache_size = -32768;
         PRAGMA temp_store = memory; PRAGMA wal_autocheckpoint = 4000;",
    )?;
    let batches = arguments.facts.div_ceil(arguments.batch);
    let begun = Instant::now();
    for batch in 0..batches {
        let transaction = connection.transaction()?;
        for table in &tables {
            let mut statement = transaction.prepare(&table.statement)?;
            let place = |batch: usize| table.rows.len() * batch / batches;
            for row in &table.rows[place(batch)..place(batch + 1)] {
                statement.execute(params_from_iter(row))?;
            }
        }
        transaction.commit()?;
    }
    let took = begun.elapsed().max(Duration::from_micros(1)).as_secs_f64();
    let per_second = arguments.facts as f64 / took;
    Ok(json!({
        "facts": arguments.facts, "rows": rows, "seconds": took, "per_second": per_second,
    }))
}

fn difference(connection: &Connection, arguments: &Arguments) -> Result<Vec<Table>> {
    let after = arguments.after.to_str().context("the path is not UTF-8")?;
    connection.execute("ATTACH ?1 AS after", [after])?;
    let mut names =
        connection.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table'")?;
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let tables = names.iter().map(|name| {
        let query = format!("SELECT * FROM after.\"{name}\" EXCEPT SELECT * FROM main.\"{name}\"");
        let mut query = connection.prepare(&query)?;
        let width = query.column_count();
        let rows = query.query_map([], |row| (0..width).map(|place| row.get(place)).collect())?;
        let rows = rows.collect::<rusqlite::Result<Vec<Vec<Cell>>>>()?;
        Ok(Table {
            statement: upsert(connection, name)?,
            rows,
        })
    });
    let tables = tables.collect::<Result<Vec<_>>>()?;
    connection.execute("DETACH after", [])?;
    Ok(tables
        .into_iter()
        .filter(|table| !table.rows.is_empty())
        .collect())
}

/// Adds a row, or replaces the one with the same key, as the server does it.
fn upsert(connection: &Connection, table: &str) -> Result<String> {
    let mut columns = connection.prepare(&format!("PRAGMA main.table_info(\"{table}\")"))?;
    let columns = columns.query_map([], |row| Ok((row.get(1)?, row.get::<_, i64>(5)? > 0)))?;
    let columns: Vec<(String, bool)> = columns.collect::<rusqlite::Result<_>>()?;
    let quoted = |name: &String| format!("\"{name}\"");
    let all: Vec<String> = columns.iter().map(|(name, _)| quoted(name)).collect();
    let keys: Vec<String> = columns
        .iter()
        .filter(|(_, key)| *key)
        .map(|(name, _)| quoted(name))
        .collect();
    let others = columns.iter().filter(|(_, key)| !*key);
    let set: Vec<String> = others
        .map(|(name, _)| format!("{0} = excluded.{0}", quoted(name)))
        .collect();
    let places = vec!["?"; all.len()].join(", ");
    let insert = format!(
        "INSERT INTO main.\"{table}\" ({}) VALUES ({places})",
        all.join(", ")
    );
    Ok(if set.is_empty() {
        format!("{insert} ON CONFLICT DO NOTHING")
    } else {
        format!(
            "{insert} ON CONFLICT ({}) DO UPDATE SET {}",
            keys.join(", "),
            set.join(", ")
        )
    })
}
