//! `GET` and `POST /unsubscribe/{token}`: a customer wants no more mail. To look at
//! the page changes nothing, since programs look ahead at the links of a letter; to
//! send it does, and so does the one click of a mail program (RFC 8058), which comes
//! from another site.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use goodword_app::{Error, mail};

use crate::{
    asking::Asking,
    page::{Frame, stop::StopPage},
    respond::{self, Reply},
    site::Site,
    texts::Texts,
};

pub(crate) async fn ask(
    State(site): State<Site>,
    asking: Asking,
    Path(token): Path<String>,
) -> Response {
    let found = mail::look_at_stop(&site.app, &token).await;
    answer(&site, &asking, found)
}

pub(crate) async fn stop(
    State(site): State<Site>,
    asking: Asking,
    Path(token): Path<String>,
) -> Response {
    let found = mail::stop(&site.app, &token).await;
    answer(&site, &asking, found)
}

/// In the language of the letter, unless another one was chosen on the page.
fn answer(site: &Site, asking: &Asking, found: Result<Option<mail::Stop>, Error>) -> Response {
    let frame = |texts: Texts| Frame::new(site, texts, String::new());
    match found {
        Ok(Some(stop)) => {
            let texts = Texts::new(asking.chosen.unwrap_or(stop.language));
            let page = StopPage::new(frame(texts), &stop);
            Reply::page(StatusCode::OK, &page).into_response()
        }
        Ok(None) => {
            let page = StopPage::unknown(frame(asking.texts()));
            Reply::page(StatusCode::NOT_FOUND, &page).into_response()
        }
        Err(error) => respond::failure(site, asking.texts(), &error),
    }
}
