//! On which line of a program file a field stands.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml_edit::{InlineTable, Item, Table};

/// The line of every field of a file, by its path from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    lines: BTreeMap<String, usize>,
}

impl Places {
    /// The line of a field, from 1; of one that is not in the file the line of
    /// the nearest one around it.
    #[must_use]
    pub fn line_of(&self, field: &str) -> usize {
        let mut path = field;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return 1,
            }
        }
    }

    /// What a TOML document says as JSON, and where it says so.
    pub(super) fn of_toml(text: &str, table: &Table) -> (Value, Self) {
        let mut walk = TomlWalk {
            lines: Lines::of(text),
            places: Self::default(),
        };
        let value = walk.table("", table);
        (value, walk.places)
    }

    /// Where a JSON text, which must be valid, says what it says.
    pub(super) fn of_json(text: &str) -> Self {
        let mut walk = JsonWalk {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
            places: Self::default(),
        };
        walk.value("");
        walk.places
    }

    fn note(&mut self, path: &str, line: usize) {
        self.lines.entry(path.to_owned()).or_insert(line);
    }
}

/// Line and column of a byte offset, both from 1.
pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (line, column)
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset) + 1
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

struct TomlWalk {
    lines: Lines,
    places: Places,
}

impl TomlWalk {
    fn note(&mut self, path: &str, span: Option<std::ops::Range<usize>>) {
        if let Some(span) = span {
            let line = self.lines.at(span.start);
            self.places.note(path, line);
        }
    }

    fn table(&mut self, path: &str, table: &Table) -> Value {
        let keys = table.iter().filter_map(|(key, _)| table.get_key_value(key));
        self.fields(path, keys)
    }

    fn inline(&mut self, path: &str, table: &InlineTable) -> Value {
        let keys = table.iter().filter_map(|(key, _)| table.get_key_value(key));
        self.fields(path, keys)
    }

    fn fields<'a>(
        &mut self,
        path: &str,
        fields: impl Iterator<Item = (&'a toml_edit::Key, &'a Item)>,
    ) -> Value {
        let mut map = Map::new();
        for (key, item) in fields {
            let place = join(path, key.get());
            // A table's own span is its header; a key's span is the key, which for
            // `[a.b]` stands in the header too.
            self.note(&place, key.span().or_else(|| item.span()));
            map.insert(key.get().to_owned(), self.item(&place, item));
        }
        Value::Object(map)
    }

    fn item(&mut self, path: &str, item: &Item) -> Value {
        match item {
            Item::None => Value::Null,
            Item::Value(value) => self.value(path, value),
            Item::Table(table) => self.table(path, table),
            Item::ArrayOfTables(tables) => {
                let tables = tables.iter().enumerate().map(|(index, table)| {
                    let place = format!("{path}[{index}]");
                    self.note(&place, table.span());
                    self.table(&place, table)
                });
                Value::Array(tables.collect())
            }
        }
    }

    fn value(&mut self, path: &str, value: &toml_edit::Value) -> Value {
        match value {
            toml_edit::Value::String(text) => Value::from(text.value().as_str()),
            toml_edit::Value::Integer(number) => Value::from(*number.value()),
            toml_edit::Value::Boolean(flag) => Value::from(*flag.value()),
            // What JSON has no number for (nan, inf) stays a text, and is refused as one.
            toml_edit::Value::Float(number) => serde_json::Number::from_f64(*number.value())
                .map_or_else(|| Value::from(number.value().to_string()), Value::Number),
            toml_edit::Value::Datetime(time) => Value::from(time.value().to_string()),
            toml_edit::Value::InlineTable(table) => self.inline(path, table),
            toml_edit::Value::Array(items) => {
                let items = items.iter().enumerate().map(|(index, item)| {
                    let place = format!("{path}[{index}]");
                    self.note(&place, item.span());
                    self.value(&place, item)
                });
                Value::Array(items.collect())
            }
        }
    }
}

/// Walks over a JSON text that is known to be valid.
struct JsonWalk<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    places: Places,
}

impl JsonWalk<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek().filter(u8::is_ascii_whitespace) {
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// Steps over a byte if it is the next one.
    fn eat(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// A string, its quotes included.
    fn string(&mut self) -> &[u8] {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek().filter(|byte| *byte != b'"') {
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, path: &str) {
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(path),
            Some(b'[') => self.list(path),
            Some(b'"') => {
                self.string();
            }
            _ => {
                let inside = |byte: u8| !matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r');
                while self.peek().is_some_and(inside) {
                    self.at += 1;
                }
            }
        }
    }

    fn object(&mut self, path: &str) {
        self.at += 1;
        while !self.eat(b'}') && self.peek() == Some(b'"') {
            let line = self.line;
            let key: String = serde_json::from_slice(self.string()).unwrap_or_default();
            let place = join(path, &key);
            self.places.note(&place, line);
            self.eat(b':');
            self.value(&place);
            self.eat(b',');
        }
    }

    fn list(&mut self, path: &str) {
        self.at += 1;
        let mut index = 0;
        while !self.eat(b']') && self.peek().is_some() {
            let place = format!("{path}[{index}]");
            self.places.note(&place, self.line);
            self.value(&place);
            self.eat(b',');
            index += 1;
        }
    }
}
