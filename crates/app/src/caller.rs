//! Who is asking, and what they may do.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::Error;

/// What a key or a signed-in person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read programs, customers, referrals, rewards and the ledger.
    Read,
    /// Record events and enrol advocates.
    Record,
    /// Launch, change and end programs.
    Programs,
    /// Everything, keys included.
    Admin,
}

impl Scope {
    /// Every scope with its name.
    pub const NAMES: &[(&str, Scope)] = &[
        ("read", Scope::Read),
        ("record", Scope::Record),
        ("programs", Scope::Programs),
        ("admin", Scope::Admin),
    ];

    /// The name by which keys and the API know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Record => "record",
            Self::Programs => "programs",
            Self::Admin => "admin",
        }
    }
}

/// Who is asking: every use case about an organization's data begins with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The organization whose data may be seen; no other's.
    pub organization: Uuid,
    /// What may be done with it.
    pub scopes: BTreeSet<Scope>,
    /// Who it is, for the record: `key:<name>`, `page`, `clock`, `cli`.
    pub name: String,
}

impl Caller {
    /// The product itself, acting for an organization: its pages and its clock.
    #[must_use]
    pub fn product(organization: Uuid, name: &str) -> Self {
        Self {
            organization,
            scopes: BTreeSet::from([Scope::Admin]),
            name: name.to_owned(),
        }
    }

    /// Lets pass whoever has `scope`; an administrator has all.
    ///
    /// # Errors
    /// [`Error::Forbidden`] names the scope that is missing.
    pub fn may(&self, scope: Scope) -> Result<(), Error> {
        if self.scopes.contains(&scope) || self.scopes.contains(&Scope::Admin) {
            Ok(())
        } else {
            Err(Error::Forbidden { scope })
        }
    }
}
