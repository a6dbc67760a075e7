//! What links are for.

/// Microseconds of an hour.
const HOUR: i64 = 3_600_000_000;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first person of an installation makes their own login.
    FirstAdministrator,
    /// Somebody takes an invitation up.
    Invitation,
    /// Somebody signs in without a password: a demonstration's administrator.
    SignIn,
    /// Somebody chooses a new password, at their administrator's word.
    Password,
    /// Somebody chooses a new password, at the word of whoever runs the server.
    Recovery,
}

impl Purpose {
    const NAMES: &[(&str, Self)] = &[
        ("first_administrator", Self::FirstAdministrator),
        ("invitation", Self::Invitation),
        ("sign_in", Self::SignIn),
        ("password", Self::Password),
        ("recovery", Self::Recovery),
    ];

    /// The word in the database.
    pub(super) fn stored(self) -> &'static str {
        let known = Self::NAMES.iter().find(|(_, purpose)| *purpose == self);
        known.map_or("", |(name, _)| name)
    }

    /// The purpose of a word in the database.
    pub(super) fn of_stored(word: &str) -> Option<Self> {
        let known = Self::NAMES.iter().find(|(name, _)| *name == word);
        known.map(|(_, purpose)| *purpose)
    }

    /// The word in the API: at whose word a password is chosen is not told.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recovery => Self::Password.stored(),
            other => other.stored(),
        }
    }

    /// How long such a link works, in microseconds. An invitation lies in a
    /// mailbox over a weekend; everything else is used at once.
    pub(super) fn lasts(self) -> i64 {
        match self {
            Self::Invitation => 7 * 24 * HOUR,
            _ => 24 * HOUR,
        }
    }
}
