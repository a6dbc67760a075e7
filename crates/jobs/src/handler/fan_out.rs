//! A message becomes one delivery for each endpoint that wants it.

use goodword_app::{
    App,
    outbox::{self, Message},
};

use super::Try;

pub(super) async fn handle(app: &App, message: &Message) -> Try {
    match outbox::fan_out(app, message).await {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
