//! A page that only says something: what is wrong, and what to do.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;

use super::Frame;
use crate::figures;

/// What there is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// Nobody has this code.
    UnknownLink,
    /// No share page has this secret, or no longer.
    UnknownPage,
    /// A form came from another site.
    CrossSite,
    /// What was sent cannot be read.
    Unreadable,
    /// This client asked for too much; it may come again after this.
    TooMany(Duration),
    /// Too much is waiting, or the database does not answer.
    Busy,
    /// Something that should not happen.
    Broken,
}

impl Notice {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::UnknownLink | Self::UnknownPage => StatusCode::NOT_FOUND,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// After how many seconds to come again, where that helps.
    pub(crate) fn retry_after(self) -> Option<u64> {
        match self {
            Self::TooMany(wait) => Some(seconds(wait)),
            Self::Busy => Some(1),
            _ => None,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::UnknownLink => "unknown-link",
            Self::UnknownPage => "unknown-page",
            Self::CrossSite => "cross-site",
            Self::Unreadable => "unreadable",
            Self::TooMany(_) => "too-many",
            Self::Busy => "busy",
            Self::Broken => "broken",
        }
    }
}

/// Whole seconds, rounded up.
pub(crate) fn seconds(wait: Duration) -> u64 {
    wait.as_secs()
        .saturating_add(u64::from(wait.subsec_nanos() > 0))
        .max(1)
}

/// The page of a notice.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct NoticePage {
    frame: Frame,
    title: String,
    text: String,
}

impl NoticePage {
    pub(crate) fn new(frame: Frame, notice: &Notice) -> Self {
        let texts = frame.texts;
        let key = notice.key();
        let wait = notice.retry_after().unwrap_or_default();
        let wait = figures::number(texts.language(), wait);
        Self {
            title: texts.get(&format!("notice-{key}")),
            text: texts.with(&format!("notice-{key}.text"), &[("seconds", &wait)]),
            frame,
        }
    }
}
