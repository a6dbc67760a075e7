//! An advocate as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Advocate;
use uuid::Uuid;

/// Somebody who brings others in a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvocateView {
    /// The program.
    pub program: Uuid,
    /// The person.
    pub customer: String,
    /// The code that friends type or follow in a link.
    pub code: String,
    /// Since when.
    pub enrolled_at: Moment,
}

impl AdvocateView {
    pub(super) fn of(row: Advocate) -> Self {
        Self {
            program: row.program_id,
            customer: row.customer,
            code: row.code,
            enrolled_at: Moment::from_micros(row.enrolled_at),
        }
    }
}
