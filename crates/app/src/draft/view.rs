//! A draft as callers see it.

use std::collections::BTreeMap;

use goodword_domain::moment::Moment;
use goodword_store::Draft;
use serde_json::Value;
use uuid::Uuid;

use crate::{Error, FieldFault, program::faults_of};

/// A draft as callers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftView {
    /// The id on this installation.
    pub id: Uuid,
    /// The short name, where one is written so far.
    pub name: Option<String>,
    /// The name that people read, by language, as far as it is written.
    pub title: BTreeMap<String, String>,
    /// The preset that it began from.
    pub preset: Option<String>,
    /// The program of which it is to be the new version.
    pub program: Option<Uuid>,
    /// What is written so far, whatever it is.
    pub definition: Value,
    /// What stands in the way of a launch: the faults that a launch would name.
    pub faults: Vec<FieldFault>,
    /// When it was last written.
    pub updated_at: Moment,
}

impl DraftView {
    pub(super) fn of(row: Draft) -> Result<Self, Error> {
        let definition: Value = serde_json::from_str(&row.definition)?;
        Ok(Self {
            id: row.id,
            name: definition
                .get("name")
                .and_then(Value::as_str)
                .map(str::to_owned),
            title: title(&definition),
            preset: row.preset,
            program: row.program_id,
            faults: faults_of(&definition),
            definition,
            updated_at: Moment::from_micros(row.updated_at),
        })
    }
}

fn title(definition: &Value) -> BTreeMap<String, String> {
    let texts = definition.get("title").and_then(Value::as_object);
    let texts = texts.into_iter().flatten();
    texts
        .filter_map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned())))
        .collect()
}
