//! Who handles which topic: one handler a file.

mod fan_out;
mod webhook;

use std::sync::Arc;

use goodword_app::{
    App,
    outbox::{Message, WEBHOOK},
};

use crate::JobOptions;

/// How a try ends: well, or with what it ran into. The text is kept with the
/// message, so it must not hold what the message says.
pub(crate) type Try = Result<(), String>;

/// All handlers, with what they share.
pub(crate) struct Handlers {
    app: App,
    agent: Arc<ureq::Agent>,
}

impl Handlers {
    pub(crate) fn new(app: App, options: &JobOptions) -> Self {
        Self {
            app,
            agent: Arc::new(webhook::agent(options)),
        }
    }

    /// Handles a message, and marks it as delivered when that went well.
    pub(crate) async fn handle(&self, message: &Message) -> Try {
        match message.topic.as_str() {
            WEBHOOK => webhook::handle(&self.app, &self.agent, message).await,
            // Everything else concerns whoever asked for its topic, maybe nobody.
            _ => fan_out::handle(&self.app, message).await,
        }
    }
}
