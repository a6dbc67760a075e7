//! What is wrong with the settings, and what to do about it.

use std::fmt;

/// One thing wrong in one source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where it stands: `goodword.toml:7`, `GOODWORD_LISTEN`, `--listen`, or
    /// `settings` when it is about several keys together.
    pub source: String,
    /// The key concerned, as `section.key`; empty when it is about the whole source.
    pub key: String,
    /// What is wrong. Never quotes a secret.
    pub reason: String,
    /// What to do.
    pub advice: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.source)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}; {}", self.reason, self.advice)
    }
}

/// Every fault found; never empty.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ConfigError(Vec<Fault>);

impl ConfigError {
    /// The faults, in the order of their sources.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.0
    }

    pub(crate) fn unless_empty<T>(faults: Vec<Fault>, value: T) -> Result<T, Self> {
        if faults.is_empty() {
            Ok(value)
        } else {
            Err(Self(faults))
        }
    }
}

/// What is wrong with one value, before it is known where it stood.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    pub(crate) reason: String,
    pub(crate) advice: String,
}

impl Wrong {
    pub(crate) fn new(reason: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            advice: advice.into(),
        }
    }

    pub(crate) fn at(self, source: &str, key: &str) -> Fault {
        Fault {
            source: source.to_owned(),
            key: key.to_owned(),
            reason: self.reason,
            advice: self.advice,
        }
    }
}
