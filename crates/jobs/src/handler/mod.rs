//! Who handles which topic: one handler a file.

mod mail;
mod webhook;

use std::sync::Arc;

use goodword_app::{
    App,
    outbox::{MAIL, Message},
};

use crate::JobOptions;
use mail::Carrier;

/// Why a try failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What it ran into. Kept with the message and written to the log, so it must
    /// not hold what the message says, or to whom.
    pub(crate) reason: String,
    /// Whether another try would end the same.
    pub(crate) is_final: bool,
}

impl Failure {
    /// A failure that may pass.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            is_final: false,
        }
    }

    /// A failure that stays.
    pub(crate) fn lasting(reason: impl Into<String>) -> Self {
        Self {
            is_final: true,
            ..Self::new(reason)
        }
    }
}

impl From<goodword_app::Error> for Failure {
    fn from(error: goodword_app::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// How a try ends: well, or with what it ran into.
pub(crate) type Try = Result<(), Failure>;

/// All handlers, with what they share.
pub(crate) struct Handlers {
    app: App,
    agent: Arc<ureq::Agent>,
    carrier: Option<Carrier>,
}

impl Handlers {
    pub(crate) fn new(app: App, options: &JobOptions) -> Self {
        Self {
            app,
            agent: Arc::new(webhook::agent(options)),
            carrier: options
                .smtp
                .as_ref()
                .and_then(|smtp| Carrier::new(smtp, options)),
        }
    }

    /// Handles a message, and marks it as delivered when that went well.
    pub(crate) async fn handle(&self, message: &Message) -> Try {
        if message.topic == MAIL {
            mail::handle(&self.app, self.carrier.as_ref(), message).await
        } else {
            webhook::handle(&self.app, &self.agent, message).await
        }
    }
}
