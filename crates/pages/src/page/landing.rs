//! The landing page: who recommends what, and the form to sign up.

use std::time::Duration;

use askama::Template;
use goodword_app::{
    click::ProgramLanding,
    sign_up::{Fault, Field},
};

use super::{Frame, notice::seconds};
use crate::{
    figures,
    texts::{Said, Texts},
};

/// What was typed, kept when the form is shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) name: String,
    pub(crate) contact: String,
    pub(crate) consent: bool,
}

/// Why a form is shown again although its fields are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    /// It lay open for too long.
    Stale,
    /// The field was filled in that nobody sees.
    Trap,
    /// Too many signed up from this client's address.
    TooMany(Duration),
    /// It could not be recorded just now.
    Busy,
}

/// The form as it is shown.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) state: String,
    pub(crate) typed: Typed,
    pub(crate) faults: Vec<Fault>,
    pub(crate) again: Option<Again>,
}

/// The landing page.
#[derive(Template)]
#[template(path = "landing.html")]
pub(crate) struct LandingPage {
    frame: Frame,
    title: String,
    heading: String,
    program: Option<Said>,
    offer: Option<Said>,
    criteria: Option<Said>,
    until: Option<String>,
    consent: String,
    again: Option<String>,
    name_error: Option<String>,
    contact_error: Option<String>,
    consent_error: Option<String>,
    form: Form,
    open: bool,
}

impl LandingPage {
    pub(crate) fn new(frame: Frame, landing: &ProgramLanding, form: Form) -> Self {
        let texts = frame.texts;
        let frame = frame.of(&landing.organization_name);
        let organization = ("organization", landing.organization_name.as_str());
        let heading = match &landing.display_name {
            Some(name) => texts.with("landing-heading", &[("advocate", name), organization]),
            None => texts.with("landing-heading-friend", &[organization]),
        };
        let error = |field| error(texts, &form.faults, field);
        let until = landing
            .last_day
            .map(|day| figures::day(texts.language(), day));
        Self {
            title: title(texts, &form, &heading),
            heading,
            program: texts.said(&landing.title),
            offer: texts.said(&landing.offer),
            criteria: texts.said(&landing.criteria),
            until: until.map(|day| texts.with("landing-until", &[("day", &day)])),
            consent: texts.with("form-consent", &[organization]),
            again: form.again.map(|again| again_text(texts, again)),
            name_error: error(Field::Name),
            contact_error: error(Field::Contact),
            consent_error: error(Field::Consent),
            open: landing.open,
            form,
            frame,
        }
    }

    /// Each faulty field's id with what is wrong, in the order of the form.
    fn errors(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("name", &self.name_error),
            ("contact", &self.contact_error),
            ("consent", &self.consent_error),
        ];
        all.into_iter()
            .filter_map(|(id, error)| Some((id, error.as_deref()?)))
            .collect()
    }

    /// Whether the cursor goes into this field: the first faulty one.
    fn is_first(&self, id: &str) -> bool {
        self.errors().first().is_some_and(|(first, _)| *first == id)
    }
}

fn title(texts: Texts, form: &Form, heading: &str) -> String {
    if form.faults.is_empty() && form.again.is_none() {
        heading.to_owned()
    } else {
        texts.with("form-title-again", &[("title", heading)])
    }
}

fn error(texts: Texts, faults: &[Fault], field: Field) -> Option<String> {
    let fault = faults.iter().find(|fault| fault.field() == field)?;
    Some(texts.get(&format!("fault-{}", fault.code())))
}

fn again_text(texts: Texts, again: Again) -> String {
    match again {
        Again::Stale => texts.get("again-stale"),
        Again::Trap => texts.get("again-trap"),
        Again::Busy => texts.get("again-busy"),
        Again::TooMany(wait) => {
            let minutes = seconds(wait).div_ceil(60);
            let minutes = figures::number(texts.language(), minutes);
            texts.with("again-too-many", &[("minutes", &minutes)])
        }
    }
}
