//! Takes keys out of the layers; what nobody took is unknown.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::{Fault, Wrong};
use crate::layer::{Entry, Layer};
use crate::nearest::nearest;
use crate::setting::Setting;

pub(crate) struct Reader {
    entries: BTreeMap<String, Vec<Entry>>,
    known: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl Reader {
    pub(crate) fn new(layer: Layer) -> Self {
        let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for entry in layer.entries {
            entries.entry(entry.key.clone()).or_default().push(entry);
        }
        let mut reader = Self {
            entries,
            known: BTreeSet::new(),
            faults: layer.faults,
        };
        reader.displace("database.data", "database.url");
        reader
    }

    /// The value of a key from the highest layer that has a word on it. A lower
    /// layer's wrong value is a fault too: it would come to light on the day the
    /// higher one goes away.
    pub(crate) fn take<T: Setting>(
        &mut self,
        section: &str,
        key: &str,
        default: T,
        ok: Check<T>,
    ) -> T {
        let name = format!("{section}.{key}");
        let mut best = (0, default);
        let mut spoken: Option<(u8, String)> = None;
        for entry in self.entries.remove(&name).unwrap_or_default() {
            if let Some((layer, other)) = &spoken
                && *layer == entry.layer
            {
                self.faults.push(twice(&entry, other));
            }
            spoken = Some((entry.layer, entry.source.clone()));
            match T::read(&entry.raw).and_then(|value| ok(&value).map(|()| value)) {
                Ok(value) if entry.layer >= best.0 => best = (entry.layer, value),
                Ok(_) => {}
                Err(wrong) => self.faults.push(wrong.at(&entry.source, &name)),
            }
        }
        self.known.insert(name);
        best.1
    }

    /// Every fault, unknown keys included, in the order in which they stand.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        for entry in self.entries.into_values().flatten() {
            let meant = nearest(&entry.key, self.known.iter().map(String::as_str));
            let advice = match meant {
                Some(meant) => format!("did you mean {meant}?"),
                None => "remove it; docs/reference/config.md lists every key".to_owned(),
            };
            self.faults
                .push(Wrong::new("unknown key", advice).at(&entry.source, &entry.key));
        }
        self.faults
    }

    /// Two keys that answer the same question: the higher layer's answer
    /// displaces the other; both in one layer is a fault.
    fn displace(&mut self, left: &str, right: &str) {
        let highest = |key: &str| {
            self.entries
                .get(key)
                .and_then(|entries| entries.iter().max_by_key(|e| e.layer))
        };
        let (Some(a), Some(b)) = (highest(left), highest(right)) else {
            return;
        };
        if a.layer == b.layer {
            let reason = format!(
                "{left} ({}) and {right} ({}) are both set",
                a.source, b.source
            );
            let advice = "the data is in one place: remove one of the two";
            self.faults
                .push(Wrong::new(reason, advice).at(&b.source, right));
        }
        let loser = if a.layer < b.layer { left } else { right };
        self.entries.remove(loser);
    }
}

/// What a key demands of its value beside its type.
pub(crate) type Check<T> = fn(&T) -> Result<(), Wrong>;

fn twice(entry: &Entry, other: &str) -> Fault {
    Wrong::new(
        format!("set a second time, after {other}"),
        "keep one of the two",
    )
    .at(&entry.source, &entry.key)
}
