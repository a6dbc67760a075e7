//! The page after a sign-up: what happens next, or kindly why not.

use askama::Template;
use goodword_app::{click::ProgramLanding, sign_up::Outcome};
use goodword_domain::reason::Reason;

use super::{Frame, tools::Tools};
use crate::texts::Said;

/// The page after a sign-up.
#[derive(Template)]
#[template(path = "thanks.html")]
pub(crate) struct ThanksPage {
    frame: Frame,
    title: String,
    text: String,
    /// What the friend gets.
    offer: Option<Said>,
    /// Whom to tell about it.
    criteria: Option<Said>,
    /// What happens next, where the friend is welcome.
    steps: Vec<String>,
    /// What the friend can share now.
    own: Own,
}

/// What the friend can share after signing up.
pub(crate) enum Own {
    /// Nothing: the friend is not welcome, or the program is for others.
    Nothing,
    /// A link of their own, but this form is not told which.
    Elsewhere,
    /// A link and a page of their own.
    Page {
        /// The page.
        address: String,
        /// What it takes to share.
        tools: Box<Tools>,
    },
}

/// The word for an outcome in an address.
pub(crate) fn code_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Welcome => "welcome",
        Outcome::Refused(reason) => reason.code(),
    }
}

/// The outcome of a word in an address.
pub(crate) fn outcome_of(code: &str) -> Option<Outcome> {
    let refused = Reason::ALL.iter().find(|reason| reason.code() == code);
    let welcome = (code == "welcome").then_some(Outcome::Welcome);
    welcome.or_else(|| refused.copied().map(Outcome::Refused))
}

/// The text that tells a friend of a reason; `.advocate` tells the advocate.
pub(crate) fn reason_key(reason: Reason) -> String {
    format!("reason-{}", reason.code().replace('_', "-"))
}

impl ThanksPage {
    pub(crate) fn new(frame: Frame, landing: &ProgramLanding, outcome: Outcome, own: Own) -> Self {
        let texts = frame.texts;
        let frame = frame.of(&landing.organization_name);
        let organization = [("organization", landing.organization_name.as_str())];
        match outcome {
            Outcome::Welcome => Self {
                title: texts.get("thanks-title"),
                text: texts.with("thanks-text", &organization),
                steps: steps(landing)
                    .map(|key| texts.with(key, &organization))
                    .collect(),
                offer: texts.said(&landing.offer),
                criteria: texts.said(&landing.criteria),
                own,
                frame,
            },
            Outcome::Refused(reason) => Self {
                title: texts.get(title_key(reason)),
                text: texts.get(&reason_key(reason)),
                offer: None,
                criteria: None,
                steps: Vec::new(),
                own: Own::Nothing,
                frame,
            },
        }
    }
}

/// What happens next; an offer is spoken of where there is one.
fn steps(landing: &ProgramLanding) -> impl Iterator<Item = &'static str> {
    let offer = (!landing.offer.is_empty()).then_some("thanks-step-offer");
    ["thanks-step-contact", "thanks-step-told"]
        .into_iter()
        .chain(offer)
}

fn title_key(reason: Reason) -> &'static str {
    match reason {
        Reason::SelfReferral => "thanks-own-title",
        Reason::ProgramNotLive | Reason::OutsidePeriod => "thanks-closed-title",
        Reason::NotNew
        | Reason::NotFirstVisit
        | Reason::IntroducedAfterVisit
        | Reason::AlreadyReferred => "thanks-known-title",
        _ => "thanks-refused-title",
    }
}
