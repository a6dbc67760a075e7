//! What can go wrong in a use case, without any word of how it is told.

use crate::Scope;

/// A field of a request that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Which of several things, from 0, where several were sent.
    pub index: Option<usize>,
    /// The field's path, like `data.amount`.
    pub field: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Why a use case was not carried out. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was sent is malformed; every fault is listed.
    #[error("malformed: {} fault(s)", .0.len())]
    Malformed(Vec<FieldFault>),
    /// There is no such thing in the caller's organization.
    #[error("no {what} '{id}'")]
    NotFound {
        /// The noun.
        what: &'static str,
        /// What was asked for.
        id: String,
    },
    /// It cannot be done as things stand; `code` is stable.
    #[error("{code}: {detail}")]
    Conflict {
        /// The stable code.
        code: &'static str,
        /// What stands in the way and what to do.
        detail: String,
    },
    /// E-mail address and password do not belong together; which of them is wrong
    /// is nobody's business.
    #[error("the sign-in failed")]
    SignInFailed,
    /// A one-time link that does not work, or no longer.
    #[error("the link does not work any more")]
    LinkSpent,
    /// No valid key or session.
    #[error("not authenticated")]
    Unauthenticated,
    /// The caller may not do this.
    #[error("the scope '{}' is missing", scope.name())]
    Forbidden {
        /// The scope that would be needed.
        scope: Scope,
    },
    /// Too much is waiting; the same call may succeed in a moment.
    #[error("too much is waiting; try again in a moment")]
    Overloaded,
    /// The database does not answer in time; the same call may succeed later.
    #[error("the database does not answer")]
    Unavailable(#[source] goodword_store::Error),
    /// What is stored does not make sense; `detail` is for the operator's log.
    #[error("what is stored is inconsistent")]
    Inconsistent {
        /// What was found, for the log only.
        detail: String,
    },
    /// Something that should not happen.
    #[error("an internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Malformed in one field.
    #[must_use]
    pub fn field(field: &str, reason: impl Into<String>) -> Self {
        let (field, reason) = (field.to_owned(), reason.into());
        Self::Malformed(vec![FieldFault {
            index: None,
            field,
            reason,
        }])
    }

    /// Nothing of that name here.
    #[must_use]
    pub fn not_found(what: &'static str, id: impl Into<String>) -> Self {
        Self::NotFound {
            what,
            id: id.into(),
        }
    }

    /// Stored data that does not make sense.
    #[must_use]
    pub fn inconsistent(detail: impl Into<String>) -> Self {
        Self::Inconsistent {
            detail: detail.into(),
        }
    }

    /// Whether the same call may succeed if it is made again.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Unavailable(error) => error.is_retryable(),
            Self::Overloaded => true,
            _ => false,
        }
    }
}

impl From<goodword_store::Error> for Error {
    fn from(error: goodword_store::Error) -> Self {
        match error {
            goodword_store::Error::Inconsistent { .. } => Self::Inconsistent {
                detail: error.to_string(),
            },
            goodword_store::Error::CursorInvalid => {
                Self::field("cursor", "is not a cursor that this list has given")
            }
            other => Self::Unavailable(other),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Inconsistent {
            detail: error.to_string(),
        }
    }
}
