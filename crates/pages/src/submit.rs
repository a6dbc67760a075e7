//! `POST /r/{code}`: a friend signs up.

use axum::{
    extract::{Path, State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::{
    Error,
    click::ProgramLanding,
    sign_up::{self, Fault, Given, Outcome, SignUp, SignedUp},
};
use goodword_domain::reason::Reason;
use serde::Deserialize;

use crate::{
    Language,
    asking::Asking,
    page::{
        Frame,
        landing::{Again, Form, LandingPage, Typed},
        notice::{Notice, seconds},
        thanks::code_of,
    },
    respond::{self, Reply},
    site::Site,
    state::{self, FormState},
    visit::find,
};

/// The form's fields, as they are sent. A box that is not ticked is not sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    state: String,
    lang: String,
    name: String,
    contact: String,
    consent: Option<String>,
    /// The field that nobody sees; programs that fill in every field fill it.
    extra: String,
}

pub(crate) async fn submit(
    State(site): State<Site>,
    mut asking: Asking,
    Path(code): Path<String>,
    sent: Result<axum::Form<Sent>, FormRejection>,
) -> Response {
    if asking.is_cross_site {
        return respond::notice(&site, asking.texts(), &Notice::CrossSite);
    }
    let Ok(axum::Form(sent)) = sent else {
        return respond::notice(&site, asking.texts(), &Notice::Unreadable);
    };
    if let Some(language) = Language::of_tag(&sent.lang) {
        asking.language = language;
    }
    let landing = match find(&site, &asking, &code).await {
        Ok(landing) => landing,
        Err(response) => return response,
    };
    let desk = Desk {
        site: &site,
        asking: &asking,
        landing: &landing,
        sent: &sent,
    };
    match desk.take().await {
        Ok(signed_up) => desk.thanks(&signed_up),
        Err(Hitch::Faults(faults)) => desk.again(faults, None),
        Err(Hitch::Again(again)) => desk.again(Vec::new(), Some(again)),
        Err(Hitch::Failed(error)) => respond::failure(&site, asking.texts(), &error),
    }
}

/// Why a sign-up was not recorded.
enum Hitch {
    Faults(Vec<Fault>),
    Again(Again),
    Failed(Error),
}

/// One form, and all that is known about it.
struct Desk<'a> {
    site: &'a Site,
    asking: &'a Asking,
    landing: &'a ProgramLanding,
    sent: &'a Sent,
}

impl Desk<'_> {
    async fn take(&self) -> Result<SignedUp, Hitch> {
        if !self.landing.open {
            return Ok(SignedUp {
                outcome: Outcome::Refused(Reason::ProgramNotLive),
                share_secret: None,
            });
        }
        let state = self.state().ok_or(Hitch::Again(Again::Stale))?;
        if !self.sent.extra.is_empty() {
            return Err(Hitch::Again(Again::Trap));
        }
        let given = Given {
            name: &self.sent.name,
            contact: &self.sent.contact,
            consent: self.sent.consent.is_some(),
            channel: state.channel,
            language: self.asking.language.tag(),
            form: &state.form,
        };
        let sign_up = SignUp::read(&given, &self.landing.zone).map_err(Hitch::Faults)?;
        let passed = self.site.sign_ups.check(self.asking.client);
        passed.map_err(|wait| Hitch::Again(Again::TooMany(wait)))?;
        let recorded =
            sign_up::record(&self.site.app, &self.site.door, self.landing, &sign_up).await;
        recorded.map_err(|error| match error {
            Error::Overloaded | Error::Unavailable(_) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a sign-up was put off"
                );
                Hitch::Again(Again::Busy)
            }
            other => Hitch::Failed(other),
        })
    }

    fn state(&self) -> Option<FormState> {
        let now = self.site.app.now();
        FormState::open(&self.site.forms, &self.sent.state, &self.landing.code, now)
    }

    /// On to the next page, so that loading it again does not sign up again.
    fn thanks(&self, signed_up: &SignedUp) -> Response {
        let (code, language) = (&self.landing.code, self.asking.language.tag());
        let (links, outcome) = (&self.site.links, code_of(signed_up.outcome));
        let address = match &signed_up.share_secret {
            Some(secret) => links.welcome(secret, outcome, language),
            None => links.thanks(code, outcome, language),
        };
        Reply::to(StatusCode::SEE_OTHER, &address).into_response()
    }

    /// The form again, with what was typed.
    fn again(&self, faults: Vec<Fault>, again: Option<Again>) -> Response {
        let (site, sent) = (self.site, self.sent);
        let state = self.state().unwrap_or_else(|| {
            let channel = state::channel(self.asking.asked.via.as_deref());
            FormState::fresh(channel, site.app.ids().secret())
        });
        let frame = Frame::new(site, self.asking.texts(), format!("via={}", state.channel));
        let form = Form {
            action: site.links.landing(&self.landing.code),
            state: state.seal(&site.forms, &self.landing.code, site.app.now()),
            typed: Typed {
                name: sent.name.clone(),
                contact: sent.contact.clone(),
                consent: sent.consent.is_some(),
            },
            faults,
            again,
        };
        let page = LandingPage::new(frame, self.landing, form);
        match again {
            Some(Again::TooMany(wait)) => Reply::page(StatusCode::TOO_MANY_REQUESTS, &page)
                .retry_after(seconds(wait))
                .into_response(),
            Some(Again::Busy) => Reply::page(StatusCode::SERVICE_UNAVAILABLE, &page)
                .retry_after(1)
                .into_response(),
            _ => Reply::page(StatusCode::UNPROCESSABLE_ENTITY, &page).into_response(),
        }
    }
}
