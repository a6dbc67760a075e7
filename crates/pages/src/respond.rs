//! Answers, each with the headers that every page has.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    page::{
        Frame,
        notice::{Notice, NoticePage},
    },
    site::Site,
    texts::Texts,
};

/// Nothing is loaded but the stylesheet and pictures of ours, no script,
/// and no other site can show the page within its own.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same with the one script of ours.
const SCRIPT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every page. `same-origin`: other sites do not learn the code, and
/// our own forms still say where they come from.
const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
    ("x-robots-tag", "noindex"),
    ("cache-control", "no-store"),
];

/// Headers of an answer that only sends on: there is nothing in it to be protected
/// from others, and it is by far the most frequent answer of all.
static HEADERS_OF_REDIRECTS: [(HeaderName, HeaderValue); 3] = [
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    ),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// An answer in the making.
pub(crate) struct Reply {
    response: Response,
}

impl Reply {
    /// A page.
    pub(crate) fn page(status: StatusCode, template: &impl Template) -> Self {
        let response = match template.render() {
            Ok(html) => {
                let kind = HeaderValue::from_static("text/html; charset=utf-8");
                let mut response = (status, html).into_response();
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                response.headers_mut().insert(
                    header::VARY,
                    HeaderValue::from_static("accept-language, cookie"),
                );
                response
            }
            Err(error) => {
                tracing::error!(%error, "a page could not be rendered");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        };
        Self { response }.with_headers()
    }

    /// On to another address.
    pub(crate) fn to(status: StatusCode, address: &str) -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status;
        match HeaderValue::from_str(address) {
            Ok(address) => {
                response.headers_mut().insert(header::LOCATION, address);
            }
            Err(_) => *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
        }
        let headers = HEADERS_OF_REDIRECTS.iter().cloned();
        response.headers_mut().extend(headers);
        Self { response }
    }

    /// Adds a cookie.
    pub(crate) fn cookie(mut self, cookie: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            self.response
                .headers_mut()
                .append(header::SET_COOKIE, value);
        }
        self
    }

    /// Lets the page run the script of ours, and tells no other page its address,
    /// which is a secret.
    pub(crate) fn sharing(mut self) -> Self {
        let headers = self.response.headers_mut();
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(SCRIPT_POLICY),
        );
        headers.insert(
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        );
        self
    }

    /// Says after how many seconds to come again.
    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        self
    }

    fn with_headers(mut self) -> Self {
        let headers = self.response.headers_mut();
        for (name, value) in HEADERS {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        self
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        self.response
    }
}

/// A page that only says something.
pub(crate) fn notice(site: &Site, texts: Texts, notice: &Notice) -> Response {
    let frame = Frame::new(site, texts, String::new());
    let reply = Reply::page(notice.status(), &NoticePage::new(frame, notice));
    match notice.retry_after() {
        Some(seconds) => reply.retry_after(seconds).into_response(),
        None => reply.into_response(),
    }
}

/// A use case's error as a page; what is for the operator goes to the log.
pub(crate) fn failure(site: &Site, texts: Texts, error: &goodword_app::Error) -> Response {
    use goodword_app::Error;
    let said = match error {
        Error::Overloaded | Error::Unavailable(_) => {
            tracing::warn!(
                error = error as &dyn std::error::Error,
                "a page had to be put off"
            );
            Notice::Busy
        }
        other => {
            tracing::error!(error = ?other, "a page failed");
            Notice::Broken
        }
    };
    notice(site, texts, &said)
}
