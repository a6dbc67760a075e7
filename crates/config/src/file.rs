//! The settings file.

use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

use crate::fault::Wrong;
use crate::layer::{Entry, Layer, Raw};

/// Precedence of the file among the layers.
const LAYER: u8 = 1;

/// What `path` says. A missing file is nothing when `optional`, else a fault.
pub(crate) fn read(path: &Path, optional: bool) -> Layer {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&name, &text),
        Err(error) if optional && error.kind() == std::io::ErrorKind::NotFound => Layer::default(),
        Err(error) => {
            let advice = "name a readable file with --config or GOODWORD_CONFIG";
            refused(
                Wrong::new(format!("cannot be read: {error}"), advice),
                &name,
            )
        }
    }
}

fn parse(name: &str, text: &str) -> Layer {
    let root: Node = match toml::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let reason = error.message().lines().collect::<Vec<_>>().join(", ");
            let wrong = Wrong::new(reason, "write it as TOML: [section], then key = value");
            return refused(wrong, &place(name, text, at));
        }
    };
    let mut layer = Layer::default();
    let Node::Table(sections) = root else {
        return layer;
    };
    for (section, node) in sections {
        let at = place(name, text, section.span().start);
        match node {
            Node::Table(keys) => {
                for (key, node) in keys {
                    layer.entries.push(Entry {
                        layer: LAYER,
                        source: place(name, text, key.span().start),
                        key: format!("{}.{}", section.get_ref(), key.get_ref()),
                        raw: Raw::Toml(node.into_value()),
                    });
                }
            }
            Node::Leaf(_) => {
                let advice = "put it under the section it belongs to, such as [server]";
                let wrong = Wrong::new("stands outside of every section", advice);
                layer.faults.push(wrong.at(&at, section.get_ref()));
            }
        }
    }
    layer
}

fn refused(wrong: Wrong, source: &str) -> Layer {
    Layer {
        entries: Vec::new(),
        faults: vec![wrong.at(source, "")],
    }
}

/// `file:line` of a byte of the text.
fn place(name: &str, text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    format!("{name}:{}", before.matches('\n').count() + 1)
}

/// A TOML value whose keys remember where they stand.
enum Node {
    Table(Vec<(Spanned<String>, Node)>),
    Leaf(toml::Value),
}

impl Node {
    fn into_value(self) -> toml::Value {
        match self {
            Self::Leaf(value) => value,
            Self::Table(entries) => toml::Value::Table(
                entries
                    .into_iter()
                    .map(|(key, node)| (key.into_inner(), node.into_value()))
                    .collect(),
            ),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a number, true, false or a list")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Leaf(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<toml::Value>()? {
            items.push(item);
        }
        Ok(Node::Leaf(toml::Value::Array(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry::<Spanned<String>, Node>()? {
            entries.push(entry);
        }
        Ok(Node::Table(entries))
    }
}
