//! An organization as its people see it.

use goodword_store::Organization;
use uuid::Uuid;

/// A business on the installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationView {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// In which language it works: en, zh-Hans, zh-Hant, fa.
    pub language: String,
    /// By which clock its days begin (IANA).
    pub time_zone: String,
    /// In which currency it counts, where nothing else is said (ISO 4217).
    pub currency: String,
    /// Whether it is a demonstration.
    pub is_demo: bool,
}

impl OrganizationView {
    pub(crate) fn of(row: Organization) -> Self {
        Self {
            id: row.id,
            name: row.name,
            language: row.language,
            time_zone: row.time_zone,
            currency: row.currency,
            is_demo: row.is_demo,
        }
    }
}
