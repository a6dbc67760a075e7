//! A fact as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Event as Row;
use serde_json::{Map, Value};

use crate::{Caller, Error, Scope, customer::masked_fact};

/// A fact on file.
#[derive(Clone, Debug, PartialEq)]
pub struct EventView {
    /// Who says so; with `id` the fact's name.
    pub source: String,
    /// The id within the source.
    pub id: String,
    /// The type, as it was sent.
    pub kind: String,
    /// When it happened.
    pub time: Moment,
    /// When it came in.
    pub recorded_at: Moment,
    /// What it says; personal parts only for callers who may write them.
    pub data: Map<String, Value>,
}

impl EventView {
    pub(super) fn of(row: Row, caller: &Caller) -> Result<Self, Error> {
        let mut data: Map<String, Value> = match serde_json::from_str(&row.data)? {
            Value::Object(data) => data,
            // An event of no known type may say anything, or nothing.
            Value::Null => Map::new(),
            other => Map::from_iter([("value".to_owned(), other)]),
        };
        if caller.may(Scope::Record).is_err() {
            data = masked_fact(&row.kind, data);
        }
        Ok(Self {
            source: row.source,
            id: row.id,
            kind: row.kind,
            time: Moment::from_micros(row.time),
            recorded_at: Moment::from_micros(row.recorded_at),
            data,
        })
    }
}
