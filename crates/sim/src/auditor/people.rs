//! What was on file about a person at a moment.

use serde_json::{Map, Value};

use super::world::World;

/// The fields of `customer.added` that are kept until a later one brings another value.
const FIELDS: [&str; 4] = ["kind", "role", "club", "recruited_by"];

/// What a fact says of a person: its fields, and the free ones under `attributes`, which
/// are kept one by one like them.
fn said(data: &Map<String, Value>) -> impl Iterator<Item = (String, &Value)> {
    let own = FIELDS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), data.get(*name)?)));
    let free = data.get("attributes").and_then(Value::as_object);
    let free = free.into_iter().flatten();
    own.chain(free.map(|(name, value)| (format!("attributes.{name}"), value)))
}

impl World<'_> {
    /// What the first `up_to` facts say; nothing, if the person was never added.
    fn on_file_before(self, person: &str, up_to: usize) -> Option<Map<String, Value>> {
        let mut file: Option<Map<String, Value>> = None;
        for (place, fact) in self.of_kind("customer.added") {
            if place < up_to && fact.text("customer") == person {
                let file = file.get_or_insert_default();
                file.extend(said(&fact.data).map(|(name, value)| (name, value.clone())));
            }
        }
        file
    }

    fn on_file(self, person: &str, at: usize, field: &str) -> Option<Value> {
        self.on_file_before(person, at + 1)?.get(field).cloned()
    }

    /// Of kind `agent` when that fact happened.
    pub(crate) fn is_agent(self, person: &str, at: usize) -> bool {
        self.on_file(person, at, "kind") == Some(Value::from("agent"))
    }

    /// A member of the club when that fact happened.
    pub(crate) fn is_club_member(self, person: &str, at: usize) -> bool {
        self.on_file(person, at, "club") == Some(Value::Bool(true))
    }

    /// Who recruited the person, as known when that fact happened.
    pub(crate) fn recruiter(self, person: &str, at: usize) -> Option<String> {
        self.on_file(person, at, "recruited_by")?
            .as_str()
            .map(str::to_owned)
    }

    /// A `customer.added` that says nothing which an earlier one had not said.
    pub(crate) fn adds_nothing(self, added: usize) -> bool {
        let fact = &self.facts[added];
        let Some(file) = self.on_file_before(fact.text("customer"), added) else {
            return false;
        };
        said(&fact.data).all(|(name, value)| file.get(&name) == Some(value))
    }
}
