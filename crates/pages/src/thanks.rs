//! `GET /r/{code}/thanks`: what happens next.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_domain::event::PersonKind;

use crate::{
    asking::Asking,
    page::{
        Frame,
        thanks::{Own, ThanksPage, code_of, outcome_of},
    },
    respond::Reply,
    site::Site,
    visit::find,
};

pub(crate) async fn thanks(
    State(site): State<Site>,
    asking: Asking,
    Path(code): Path<String>,
) -> Response {
    let landing = match find(&site, &asking, &code).await {
        Ok(landing) => landing,
        Err(response) => return response,
    };
    let Some(outcome) = asking.asked.outcome.as_deref().and_then(outcome_of) else {
        let address = site.links.landing(&landing.code);
        return Reply::to(StatusCode::SEE_OTHER, &address).into_response();
    };
    let frame = Frame::new(
        &site,
        asking.texts(),
        format!("outcome={}", code_of(outcome)),
    );
    let own = match landing.pays(PersonKind::Prospect) {
        true => Own::Elsewhere,
        false => Own::Nothing,
    };
    let page = ThanksPage::new(frame, &landing, outcome, own);
    asking
        .remember_language(&site, Reply::page(StatusCode::OK, &page))
        .into_response()
}
