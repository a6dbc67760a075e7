//! `GET /r/{code}`: somebody follows an advocate's link.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::click::{ProgramLanding, Visit};

use crate::{
    asking::Asking,
    cookie::Cookies,
    links::onward,
    page::{
        Frame,
        landing::{Form, LandingPage, Typed},
        notice::Notice,
    },
    respond::{self, Reply},
    site::Site,
    state::{self, FormState},
};

/// Most bytes of a code; nobody has a longer one, so nobody is asked for it.
const CODE_BYTES: usize = 128;

pub(crate) async fn visit(
    State(site): State<Site>,
    asking: Asking,
    Path(code): Path<String>,
) -> Response {
    let landing = match find(&site, &asking, &code).await {
        Ok(landing) => landing,
        Err(response) => return response,
    };
    let newcomer = newcomer(&site, &asking);
    if asking.is_visit {
        let shown = landing.destination.is_none();
        let visitor = asking.visitor.clone().or_else(|| newcomer.clone());
        let visit = Visit {
            visitor,
            landing: shown,
        };
        if let Err(error) = site.clicks.record(&landing, visit) {
            return respond::failure(&site, asking.texts(), &error);
        }
    }
    let reply = match &landing.destination {
        Some(destination) => Reply::to(StatusCode::FOUND, &onward(destination, &landing.code)),
        None => {
            let channel = state::channel(asking.asked.via.as_deref());
            let state = FormState::fresh(channel, site.app.ids().secret());
            let form = fresh_form(&site, &landing, &state);
            let frame = Frame::new(&site, asking.texts(), format!("via={channel}"));
            Reply::page(StatusCode::OK, &LandingPage::new(frame, &landing, form))
        }
    };
    let reply = asking.remember_language(&site, reply);
    match newcomer {
        Some(token) => reply
            .cookie(&site.cookies.set_visitor(&token))
            .into_response(),
        None => reply.into_response(),
    }
}

/// What stands behind a code, or the page that says why there is nothing.
pub(crate) async fn find(
    site: &Site,
    asking: &Asking,
    code: &str,
) -> Result<std::sync::Arc<ProgramLanding>, Response> {
    let unknown = || respond::notice(site, asking.texts(), &Notice::UnknownLink);
    // Codes are capital letters and digits; who types one in small letters means the same.
    let code = code.trim().to_ascii_uppercase();
    if code.len() > CODE_BYTES || code.contains(char::is_control) {
        return Err(unknown());
    }
    match site.landings.get(&site.app, &code).await {
        Ok(Some(landing)) => Ok(landing),
        Ok(None) => Err(unknown()),
        Err(error) => Err(respond::failure(site, asking.texts(), &error)),
    }
}

/// A form with nothing in it yet.
fn fresh_form(site: &Site, landing: &ProgramLanding, state: &FormState) -> Form {
    Form {
        action: site.links.landing(&landing.code),
        state: state.seal(&site.forms, &landing.code, site.app.now()),
        typed: Typed::default(),
        faults: Vec::new(),
        again: None,
    }
}

/// A token for a visitor who has none yet and does not mind one.
fn newcomer(site: &Site, asking: &Asking) -> Option<String> {
    let wanted = asking.is_visit && asking.visitor.is_none() && !asking.wants_privacy;
    wanted.then(|| Cookies::token(site.app.ids().secret()))
}
