//! What can go wrong in the database, in the words of those who must act on it.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, SqlxError};

/// Why the store could not do what it was asked to do. Whatever the error, a
/// transaction in which it happened is to be dropped, which rolls it back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The database cannot be reached, or the connection broke. When this comes
    /// from a commit, it is not known whether the commit took place.
    #[error("the database cannot be reached: {reason}")]
    Unavailable {
        /// What the driver says.
        reason: String,
    },
    /// Somebody else was in the way (a lock, a deadlock, a serialization
    /// failure): nothing was written, and trying again is the right answer.
    #[error("the database is busy: {reason}")]
    Busy {
        /// What the driver says.
        reason: String,
    },
    /// What is stored, or is asked to be stored, contradicts itself. Stop, look.
    #[error("inconsistent data: {what}")]
    Inconsistent {
        /// Which row, and what is wrong with it.
        what: String,
    },
    /// No organization has this id.
    #[error("there is no organization {0}")]
    OrganizationUnknown(uuid::Uuid),
    /// A name (an event's, a program's, a code, a key) is already taken.
    #[error("already taken: {what}")]
    NameTaken {
        /// Which uniqueness was violated, as the database words it.
        what: String,
    },
    /// The cursor is not one that this list has given out.
    #[error("this cursor does not belong to this list: take it from `next` of the page before")]
    CursorInvalid,
    /// The location of the database makes no sense.
    #[error("database location: {0}")]
    Location(String),
    /// The tables could not be brought up to date, or are newer than this program.
    #[error("migrating the database: {0}")]
    Migration(String),
    /// Anything else the driver reports: a fault of ours or of the installation.
    #[error("the database refused a statement: {0}")]
    Driver(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Whether the same transaction, run again from its beginning, may succeed.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy { .. })
    }

    pub(crate) fn inconsistent(what: impl Into<String>) -> Self {
        Self::Inconsistent { what: what.into() }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(what)) = error.sql_err() {
            return Self::NameTaken { what };
        }
        match &error {
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
                classify(cause).unwrap_or_else(|| Self::Driver(Box::new(error.clone())))
            }
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Self::Busy {
                reason: error.to_string(),
            },
            DbErr::ConnectionAcquire(_) => Self::Unavailable {
                reason: error.to_string(),
            },
            DbErr::Conn(_) => Self::Unavailable {
                reason: error.to_string(),
            },
            DbErr::Type(what) | DbErr::Json(what) => Self::inconsistent(what.clone()),
            DbErr::TryIntoErr { .. } => Self::inconsistent(error.to_string()),
            _ => Self::Driver(Box::new(error)),
        }
    }
}

/// Sorts the driver's errors by what they ask for: patience, a repair, or a look.
fn classify(cause: &SqlxError) -> Option<Error> {
    let reason = || cause.to_string();
    match cause {
        SqlxError::Database(error) => match kind_of(error.code()?.as_ref()) {
            Kind::Busy => Some(Error::Busy { reason: reason() }),
            Kind::Unavailable => Some(Error::Unavailable { reason: reason() }),
            Kind::Other => None,
        },
        SqlxError::PoolTimedOut => Some(Error::Busy { reason: reason() }),
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::PoolClosed
        | SqlxError::WorkerCrashed
        | SqlxError::Protocol(_) => Some(Error::Unavailable { reason: reason() }),
        SqlxError::ColumnDecode { .. }
        | SqlxError::Decode(_)
        | SqlxError::ColumnNotFound(_)
        | SqlxError::TypeNotFound { .. } => Some(Error::inconsistent(reason())),
        _ => None,
    }
}

enum Kind {
    Busy,
    Unavailable,
    Other,
}

/// PostgreSQL's codes are five characters, SQLite's are numbers whose low byte
/// is the primary code; the two cannot be mistaken for each other.
fn kind_of(code: &str) -> Kind {
    match code {
        // serialization failure, deadlock, lock not available
        "40001" | "40P01" | "55P03" => return Kind::Busy,
        // too many connections, shutting down (3), starting up, connection lost (class 08)
        "53300" | "57P01" | "57P02" | "57P03" => return Kind::Unavailable,
        _ if code.len() == 5 && code.starts_with("08") => return Kind::Unavailable,
        _ if code.len() == 5 => return Kind::Other,
        _ => {}
    }
    match code.parse::<u32>().map(|code| code & 0xff) {
        Ok(5 | 6) => Kind::Busy,               // SQLITE_BUSY, SQLITE_LOCKED
        Ok(10 | 13 | 14) => Kind::Unavailable, // SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
        _ => Kind::Other,
    }
}
