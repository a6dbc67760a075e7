//! Reading JSON objects field by field, keeping every fault on the way.
//!
//! Events and program definitions come from people and from other systems: a
//! reader that stops at the first fault makes them send the same thing ten
//! times. [`Form`] goes on, and says of each fault where it is.

use serde_json::{Map, Value};

use crate::unit::Decimal;

/// One thing that is wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// The field's path from the top, like `data.items[2].amount`.
    pub field: String,
    /// What is wrong, as a sentence.
    pub reason: String,
}

/// Most bytes of a name or an id.
pub const MOST_BYTES: usize = 255;

/// A JSON object that is being read.
#[derive(Debug)]
pub struct Form<'a, 'f> {
    fields: &'a Map<String, Value>,
    path: String,
    faults: &'f mut Vec<Fault>,
}

impl<'a, 'f> Form<'a, 'f> {
    /// Begins to read `fields`, which stand at `path` ("" for the top).
    pub fn new(fields: &'a Map<String, Value>, path: &str, faults: &'f mut Vec<Fault>) -> Self {
        Self {
            fields,
            path: path.to_owned(),
            faults,
        }
    }

    /// The field's path from the top.
    #[must_use]
    pub fn place(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.path)
        }
    }

    /// Notes a fault of `field`.
    pub fn fault(&mut self, field: &str, reason: impl Into<String>) {
        let field = self.place(field);
        self.faults.push(Fault {
            field,
            reason: reason.into(),
        });
    }

    /// The value of a field that is there; `null` counts as left out.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// A field that must be there.
    pub fn required(&mut self, field: &str) -> Option<&'a Value> {
        let value = self.value(field);
        if value.is_none() {
            self.fault(field, "is missing");
        }
        value
    }

    /// A short text that is not empty, where it is given: a name or an id. What is
    /// longer than [`MOST_BYTES`] fits into no index of a database.
    pub fn optional_text(&mut self, field: &str) -> Option<String> {
        let text = self.optional_prose(field)?;
        if text.len() > MOST_BYTES {
            let reason = format!("has {} bytes; at most {MOST_BYTES} fit", text.len());
            self.fault(field, reason);
            return None;
        }
        Some(text)
    }

    /// A text of any length that is not empty, where it is given.
    pub fn optional_prose(&mut self, field: &str) -> Option<String> {
        match self.value(field)? {
            Value::String(text) if text.contains('\0') => {
                // PostgreSQL keeps no text with it, and one event must not fail a batch.
                self.fault(field, "has the character U+0000 in it");
                None
            }
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::String(_) => {
                self.fault(field, "is empty");
                None
            }
            other => {
                self.fault(field, format!("is {}, not a text", name_of(other)));
                None
            }
        }
    }

    /// A text that must be there and not be empty.
    pub fn text(&mut self, field: &str) -> String {
        self.required(field);
        self.optional_text(field).unwrap_or_default()
    }

    /// Yes or no, where it is given.
    pub fn optional_flag(&mut self, field: &str) -> Option<bool> {
        match self.value(field)? {
            Value::Bool(flag) => Some(*flag),
            other => {
                self.fault(field, format!("is {}, not true or false", name_of(other)));
                None
            }
        }
    }

    /// An amount as a decimal string, where it is given.
    pub fn optional_decimal(&mut self, field: &str) -> Option<Decimal> {
        match self.value(field)? {
            Value::String(text) => match Decimal::parse(text) {
                Ok(decimal) => Some(decimal),
                Err(reason) => {
                    self.fault(field, reason);
                    None
                }
            },
            other => {
                let reason = format!(
                    "is {}, not a decimal string like \"500.00\"",
                    name_of(other)
                );
                self.fault(field, reason);
                None
            }
        }
    }

    /// An amount as a decimal string that must be there.
    pub fn decimal(&mut self, field: &str) -> Option<Decimal> {
        self.required(field);
        self.optional_decimal(field)
    }

    /// A whole number that is not negative, where it is given; a string of
    /// digits is one too.
    pub fn optional_whole(&mut self, field: &str) -> Option<u32> {
        let value = self.value(field)?;
        let number = match value {
            Value::Number(number) => number.as_u64().and_then(|n| u32::try_from(n).ok()),
            Value::String(text) if text.bytes().all(|b| b.is_ascii_digit()) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.fault(field, format!("{value} is not a whole number from 0 on"));
        }
        number
    }

    /// A whole number that must be there.
    pub fn whole(&mut self, field: &str) -> Option<u32> {
        self.required(field);
        self.optional_whole(field)
    }

    /// One of a closed list, where it is given.
    pub fn optional_choice<T: Copy>(&mut self, field: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.optional_text(field)?;
        let found = choices
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, choice)| *choice);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.fault(
                field,
                format!("'{text}' is not one of {}", names.join(", ")),
            );
        }
        found
    }

    /// One of a closed list that must be there.
    pub fn choice<T: Copy>(&mut self, field: &str, choices: &[(&str, T)]) -> Option<T> {
        self.required(field);
        self.optional_choice(field, choices)
    }

    /// An object within, where it is given.
    pub fn optional_object(&mut self, field: &str) -> Option<&'a Map<String, Value>> {
        match self.value(field)? {
            Value::Object(map) => Some(map),
            other => {
                self.fault(field, format!("is {}, not an object", name_of(other)));
                None
            }
        }
    }

    /// A list within, where it is given.
    pub fn optional_list(&mut self, field: &str) -> Option<&'a [Value]> {
        match self.value(field)? {
            Value::Array(items) => Some(items),
            other => {
                self.fault(field, format!("is {}, not a list", name_of(other)));
                None
            }
        }
    }

    /// The form of an object within: faults found there carry its path.
    pub fn within<'g>(&'g mut self, field: &str, fields: &'a Map<String, Value>) -> Form<'a, 'g> {
        let path = self.place(field);
        Form {
            fields,
            path,
            faults: self.faults,
        }
    }

    /// Notes every field that is not among `known`, with the nearest known one.
    pub fn only(&mut self, known: &[&str]) {
        let fields = self.fields;
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            let near = known
                .iter()
                .find(|k| k.starts_with(name.as_str()) || name.starts_with(**k));
            let hint = near.map_or_else(
                || format!("known here: {}", known.join(", ")),
                |near| format!("did you mean '{near}'?"),
            );
            self.fault(name, format!("is not known here; {hint}"));
        }
    }
}

/// What a JSON value is, in words.
#[must_use]
pub fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
