//! The `GOODWORD_*` environment.

use std::collections::BTreeMap;
use std::ffi::OsString;

use crate::fault::Wrong;
use crate::layer::{Entry, Layer, Raw};
use crate::nearest::nearest;

/// Precedence of the environment among the layers.
const LAYER: u8 = 2;

/// Prefix of every variable that is ours.
pub(crate) const PREFIX: &str = "GOODWORD_";

/// The variable that names the settings file.
pub(crate) const CONFIG: &str = "GOODWORD_CONFIG";

/// Short names of the settings that nearly everybody sets.
pub(crate) const ALIASES: &[(&str, &str)] = &[
    ("GOODWORD_LISTEN", "server.listen"),
    ("GOODWORD_DATA", "database.data"),
    ("GOODWORD_DATABASE", "database.url"),
];

/// The variable of `section.key`.
pub(crate) fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "__").to_uppercase())
}

/// What the environment says, judged by the names in `known` (`section.key`).
pub(crate) fn read(variables: &BTreeMap<String, OsString>, known: &[String]) -> Layer {
    let mut layer = Layer::default();
    let names: BTreeMap<String, &str> = known
        .iter()
        .map(|key| (variable(key), key.as_str()))
        .chain(ALIASES.iter().map(|(name, key)| ((*name).to_owned(), *key)))
        .collect();
    for (name, value) in variables {
        if !name.starts_with(PREFIX) || name == CONFIG || is_service_link(name) {
            continue;
        }
        let Some(key) = names.get(name) else {
            let advice = match nearest(name, names.keys().map(String::as_str)) {
                Some(meant) => format!("did you mean {meant}?"),
                None => "unset it; docs/reference/config.md lists every variable".to_owned(),
            };
            layer
                .faults
                .push(Wrong::new("unknown variable", advice).at(name, ""));
            continue;
        };
        match value.to_str() {
            Some(text) => layer.entries.push(Entry {
                layer: LAYER,
                source: name.clone(),
                key: (*key).to_owned(),
                raw: Raw::Text(text.to_owned()),
            }),
            None => {
                let wrong = Wrong::new("is not UTF-8", "write the value in UTF-8");
                layer.faults.push(wrong.at(name, key));
            }
        }
    }
    layer
}

/// Variables that Kubernetes sets in every container for a service that happens
/// to be called `goodword`; refusing them would keep the server from starting.
fn is_service_link(name: &str) -> bool {
    let rest = name.strip_prefix(PREFIX).unwrap_or(name);
    rest == "PORT"
        || rest == "SERVICE_HOST"
        || rest == "SERVICE_PORT"
        || rest.starts_with("SERVICE_PORT_")
        || rest.starts_with("PORT_")
}
