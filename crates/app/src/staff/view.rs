//! Somebody on the staff, as the organization sees them.

use goodword_domain::moment::Moment;
use goodword_store::StaffUser;
use uuid::Uuid;

use super::Role;
use crate::Error;

/// How somebody stands with an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffState {
    /// The invitation was not taken up yet.
    Invited,
    /// They may sign in.
    Active,
    /// They are kept out.
    Disabled,
}

impl StaffState {
    /// Every state.
    pub const ALL: &[Self] = &[Self::Invited, Self::Active, Self::Disabled];

    /// The word in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

/// Somebody on the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffView {
    /// Their id there.
    pub id: Uuid,
    /// What they are called there.
    pub name: String,
    /// With what they sign in.
    pub email: String,
    /// As what they work there.
    pub role: Role,
    /// In which language they read the console; none: the organization's.
    pub language: Option<String>,
    /// How they stand with the organization.
    pub state: StaffState,
    /// When they were invited.
    pub created_at: Moment,
    /// When they signed in last.
    pub last_signed_in_at: Option<Moment>,
}

impl StaffView {
    pub(crate) fn of(row: StaffUser, email: String) -> Result<Self, Error> {
        let state = match (row.disabled_at, row.joined_at) {
            (Some(_), _) => StaffState::Disabled,
            (None, None) => StaffState::Invited,
            (None, Some(_)) => StaffState::Active,
        };
        Ok(Self {
            id: row.id,
            role: role_of(&row)?,
            name: row.name,
            email,
            language: row.language,
            state,
            created_at: Moment::from_micros(row.created_at),
            last_signed_in_at: row.last_signed_in_at.map(Moment::from_micros),
        })
    }
}

/// Whether somebody may act for the organization.
pub(crate) fn is_active(row: &StaffUser) -> bool {
    row.joined_at.is_some() && row.disabled_at.is_none()
}

/// As what somebody works. A word that this program does not know stops the
/// call: to pass over it could mean more rights than were given.
pub(crate) fn role_of(row: &StaffUser) -> Result<Role, Error> {
    Role::of_name(&row.role)
        .ok_or_else(|| Error::inconsistent(format!("staff {}: role '{}'", row.id, row.role)))
}
