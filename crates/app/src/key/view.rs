//! A key as its organization sees it.

use std::collections::BTreeSet;

use goodword_domain::moment::Moment;
use goodword_store::ApiKey;
use uuid::Uuid;

use crate::{Error, Scope};

/// A key, without its secret, which nobody has but who uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyView {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// When it was made.
    pub created_at: Moment,
    /// Since when it no longer works.
    pub revoked_at: Option<Moment>,
}

impl KeyView {
    pub(super) fn of(row: ApiKey) -> Result<Self, Error> {
        Ok(Self {
            id: row.id,
            scopes: read_scopes(&row)?,
            name: row.name,
            created_at: Moment::from_micros(row.created_at),
            revoked_at: row.revoked_at.map(Moment::from_micros),
        })
    }
}

/// Scopes as they are stored: their names, with a space between.
pub(super) fn write_scopes(scopes: &BTreeSet<Scope>) -> String {
    let names: Vec<&str> = scopes.iter().map(|scope| scope.name()).collect();
    names.join(" ")
}

/// The scopes of a stored key. A word that this program does not know stops
/// the call: to pass over it could mean more rights than were given.
pub(super) fn read_scopes(row: &ApiKey) -> Result<BTreeSet<Scope>, Error> {
    let scope = |word: &str| {
        let known = Scope::NAMES.iter().find(|(name, _)| *name == word);
        let unknown = || Error::inconsistent(format!("key {}: scope '{word}'", row.id));
        known.map(|(_, scope)| *scope).ok_or_else(unknown)
    };
    row.scopes.split_whitespace().map(scope).collect()
}
