//! Program files: TOML as people write it, or JSON, with the line of each field.

mod locate;

use goodword_domain::{
    form::Fault,
    program::{Definition, Preset, read_definition},
};
use serde_json::Value;

pub use locate::Places;

/// One thing that is wrong with a program file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// The line, from 1.
    pub line: usize,
    /// The field's path from the top, like `rule[1].gives.amount`; for a text
    /// that is neither TOML nor JSON the column.
    pub field: String,
    /// What is wrong, as a sentence.
    pub reason: String,
}

/// A program file whose text could be read: what it says, and where.
#[derive(Clone, Debug)]
pub struct ProgramFile {
    /// What it says, as the API takes it under `definition`.
    pub value: Value,
    /// On which line each field stands.
    pub places: Places,
}

impl ProgramFile {
    /// Reads a text: JSON when its first character is `{`, else TOML. A byte
    /// order mark is passed over.
    ///
    /// # Errors
    /// Where the text stops being TOML or JSON.
    pub fn read(text: &str) -> Result<Self, LineFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim_start().starts_with('{') {
            from_json(text)
        } else {
            from_toml(text)
        }
    }

    /// The definition that it holds.
    ///
    /// # Errors
    /// Every fault, each with the line of its field; of a field that is missing
    /// the line of what it is missing in.
    pub fn definition(&self) -> Result<Definition, Vec<LineFault>> {
        let located = |Fault { field, reason }| LineFault {
            line: self.places.line_of(&field),
            field,
            reason,
        };
        read_definition(&self.value).map_err(|found| found.into_iter().map(located).collect())
    }
}

/// The definition in a program file's text.
///
/// # Errors
/// Every fault, in the order of the lines.
pub fn definition_of(text: &str) -> Result<Definition, Vec<LineFault>> {
    let file = ProgramFile::read(text).map_err(|fault| vec![fault])?;
    file.definition().map_err(|mut faults| {
        faults.sort_by_key(|fault| fault.line);
        faults
    })
}

/// The definition of a preset, as JSON: what a launch stores.
///
/// # Errors
/// When the preset's file is no TOML: a fault of this build.
pub fn preset_value(preset: &Preset) -> Result<Value, LineFault> {
    Ok(ProgramFile::read(preset.text)?.value)
}

fn from_json(text: &str) -> Result<ProgramFile, LineFault> {
    let value = serde_json::from_str(text).map_err(|error| LineFault {
        line: error.line().max(1),
        field: format!("column {}", error.column()),
        reason: format!("is not JSON: {error}"),
    })?;
    Ok(ProgramFile {
        value,
        places: Places::of_json(text),
    })
}

fn from_toml(text: &str) -> Result<ProgramFile, LineFault> {
    let document = toml_edit::ImDocument::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let (line, column) = locate::position(text, offset);
        LineFault {
            line,
            field: format!("column {column}"),
            reason: format!("is not TOML: {}", error.message().replace('\n', "; ")),
        }
    })?;
    let (value, places) = Places::of_toml(text, document.as_table());
    Ok(ProgramFile { value, places })
}
