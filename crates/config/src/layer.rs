//! What a source says, before anybody has judged it.

use crate::fault::Fault;

/// A value as its source wrote it.
#[derive(Clone, Debug)]
pub(crate) enum Raw {
    /// From the environment or a flag.
    Text(String),
    /// From a file.
    Toml(toml::Value),
}

/// One source's word on one key.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Later layers win: 1 file, 2 environment, 3 flags.
    pub(crate) layer: u8,
    /// Where it stands, for messages.
    pub(crate) source: String,
    /// `section.key`, or whatever the source said instead.
    pub(crate) key: String,
    pub(crate) raw: Raw,
}

/// What one source gave: its entries, and what could not even be read.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    pub(crate) entries: Vec<Entry>,
    pub(crate) faults: Vec<Fault>,
}

impl Layer {
    pub(crate) fn append(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.faults.extend(other.faults);
    }
}
