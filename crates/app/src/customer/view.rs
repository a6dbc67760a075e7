//! A customer as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Customer;
use serde_json::{Map, Value};

use super::mask::masked;
use crate::{Caller, Error, Scope};

/// A person on file.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerView {
    /// The business's own id of the person.
    pub customer: String,
    /// prospect, customer, staff, agent, company.
    pub kind: String,
    /// What a staff person does.
    pub role: Option<String>,
    /// Whether they are a member of the club.
    pub club: bool,
    /// Who recruited them as an advocate.
    pub recruited_by: Option<String>,
    /// Whatever else is known; personal parts only for callers who may write them.
    pub attributes: Map<String, Value>,
    /// When they were put on file; none for one who was only named.
    pub added_at: Option<Moment>,
    /// When the file was last written.
    pub updated_at: Moment,
}

impl CustomerView {
    pub(crate) fn of(row: Customer, caller: &Caller) -> Result<Self, Error> {
        let mut attributes: Map<String, Value> = serde_json::from_str(&row.attributes)?;
        // Who may record people has sent these attributes; who may only read
        // has no need of a telephone number.
        if caller.may(Scope::Record).is_err() {
            attributes = masked(attributes);
        }
        Ok(Self {
            customer: row.name,
            kind: row.kind,
            role: row.role,
            club: row.club,
            recruited_by: row.recruited_by,
            attributes,
            added_at: row.added_at.map(Moment::from_micros),
            updated_at: Moment::from_micros(row.updated_at),
        })
    }
}
