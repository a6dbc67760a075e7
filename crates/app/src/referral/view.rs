//! A referral as callers see it.

use goodword_domain::moment::Moment;
use goodword_store::Referral;
use uuid::Uuid;

use crate::{Error, ReferralState};

/// An advocate brings a friend in a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferralView {
    /// The program.
    pub program: Uuid,
    /// Who brings.
    pub advocate: String,
    /// Who is brought.
    pub friend: String,
    /// Where it stands.
    pub state: ReferralState,
    /// Why it was refused: a code of replay.md's list.
    pub reason: Option<String>,
    /// By which way the friend came.
    pub channel: String,
    /// When the friend was introduced.
    pub introduced_at: Moment,
    /// When the friend signed up, came, booked or ordered.
    pub qualified_at: Option<Moment>,
    /// When the friend did what the program pays for.
    pub converted_at: Option<Moment>,
    /// When it fell through.
    pub voided_at: Option<Moment>,
    /// The introduction's name: source and id.
    pub introduced_by: (String, String),
}

impl ReferralView {
    pub(super) fn of(row: Referral) -> Result<Self, Error> {
        let state = ReferralState::of_number(row.state);
        let unknown = || Error::inconsistent(format!("a referral in state {}", row.state));
        Ok(Self {
            state: state.ok_or_else(unknown)?,
            program: row.program_id,
            advocate: row.advocate,
            friend: row.friend,
            reason: row.reason,
            channel: row.channel,
            introduced_at: Moment::from_micros(row.introduced_at),
            qualified_at: row.qualified_at.map(Moment::from_micros),
            converted_at: row.converted_at.map(Moment::from_micros),
            voided_at: row.voided_at.map(Moment::from_micros),
            introduced_by: (row.event_source, row.event_id),
        })
    }
}
