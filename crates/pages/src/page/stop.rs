//! The page on which a customer stops the mail.

use askama::Template;
use goodword_app::mail::Stop;

use super::Frame;

/// The page on which a customer stops the mail.
#[derive(Template)]
#[template(path = "stop.html")]
pub(crate) struct StopPage {
    frame: Frame,
    title: String,
    text: String,
    /// What the button says, where there is something to do.
    button: Option<String>,
}

impl StopPage {
    /// Asks whether, or says that it is done.
    pub(crate) fn new(frame: Frame, stop: &Stop) -> Self {
        let texts = frame.texts;
        let organization = [("organization", stop.organization_name.as_str())];
        let key = if stop.is_stopped {
            "stop-done"
        } else {
            "stop-ask"
        };
        Self {
            title: texts.with(key, &organization),
            text: texts.with(&format!("{key}.text"), &organization),
            button: (!stop.is_stopped).then(|| texts.get("stop-button")),
            frame: frame.of(&stop.organization_name),
        }
    }

    /// There is nothing behind this link.
    pub(crate) fn unknown(frame: Frame) -> Self {
        let texts = frame.texts;
        Self {
            title: texts.get("stop-unknown"),
            text: texts.get("stop-unknown.text"),
            button: None,
            frame,
        }
    }
}
