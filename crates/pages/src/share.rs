//! `GET /s/{secret}`: an advocate's own page; `GET /s/{secret}/thanks`: what a friend
//! sees whom a sign-up made an advocate.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::share_page::{self, Shown};

use crate::{
    Language,
    asking::Asking,
    page::{
        Frame,
        notice::Notice,
        share::SharePage,
        thanks::{Own, ThanksPage, code_of, outcome_of},
        tools::Tools,
    },
    respond::{self, Reply},
    site::Site,
};

/// How long a secret is; nobody has another one, so nobody is asked for it.
const SECRET_CHARS: usize = 32;

pub(crate) async fn share(
    State(site): State<Site>,
    mut asking: Asking,
    Path(secret): Path<String>,
) -> Response {
    if !is_secret(&secret) {
        return respond::notice(&site, asking.texts(), &Notice::UnknownPage);
    }
    let view = match share_page::open(&site.app, &secret).await {
        Ok(Some(view)) => view,
        Ok(None) => return respond::notice(&site, asking.texts(), &Notice::UnknownPage),
        Err(error) => return respond::failure(&site, asking.texts(), &error),
    };
    speak(&mut asking, &view.shown);
    let frame = Frame::new(&site, asking.texts(), String::new()).with_script(&site);
    let page = SharePage::new(frame, &site.links, &view);
    let reply = Reply::page(StatusCode::OK, &page).sharing();
    asking.remember_language(&site, reply).into_response()
}

pub(crate) async fn welcome(
    State(site): State<Site>,
    mut asking: Asking,
    Path(secret): Path<String>,
) -> Response {
    if !is_secret(&secret) {
        return respond::notice(&site, asking.texts(), &Notice::UnknownPage);
    }
    let shown = match share_page::peek(&site.app, &secret).await {
        Ok(Some(shown)) => shown,
        Ok(None) => return respond::notice(&site, asking.texts(), &Notice::UnknownPage),
        Err(error) => return respond::failure(&site, asking.texts(), &error),
    };
    speak(&mut asking, &shown);
    let (texts, landing) = (asking.texts(), &shown.landing);
    let Some(outcome) = asking.asked.outcome.as_deref().and_then(outcome_of) else {
        let address = site.links.share_page(&secret);
        return Reply::to(StatusCode::SEE_OTHER, &address)
            .sharing()
            .into_response();
    };
    let rest = format!("outcome={}", code_of(outcome));
    let frame = Frame::new(&site, texts, rest).with_script(&site);
    let own = Own::Page {
        address: site.links.share_page(&secret),
        tools: Box::new(Tools::new(texts, &site.links, landing)),
    };
    let page = ThanksPage::new(frame, landing, outcome, own);
    let reply = Reply::page(StatusCode::OK, &page).sharing();
    asking.remember_language(&site, reply).into_response()
}

/// In the language in which the person signed up, unless they chose another.
fn speak(asking: &mut Asking, shown: &Shown) {
    let on_file = shown.language.as_deref().and_then(Language::of_tag);
    if let Some(language) = on_file.filter(|_| !asking.is_chosen) {
        asking.language = language;
    }
}

fn is_secret(text: &str) -> bool {
    text.len() == SECRET_CHARS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
