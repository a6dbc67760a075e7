//! Who asks for a page, in which language, and whether it counts as a visit.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Query},
    http::{HeaderMap, Method, header, request::Parts},
    response::Response,
};
use serde::Deserialize;

use crate::{
    Language,
    page::notice::Notice,
    respond::{self, Reply},
    site::Site,
    texts::Texts,
};

/// What an address may say after the question mark.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The language.
    pub(crate) lang: Option<String>,
    /// How the link reached the visitor.
    pub(crate) via: Option<String>,
    /// What became of a sign-up.
    pub(crate) outcome: Option<String>,
}

/// Who asks for a page. Extracting it counts against the client's limit.
pub(crate) struct Asking {
    pub(crate) asked: Asked,
    pub(crate) language: Language,
    /// The language, if the address names it: then it is remembered.
    pub(crate) chosen: Option<Language>,
    /// Whether the visitor chose the language, now or before; else it is a guess.
    pub(crate) is_chosen: bool,
    /// The part of the site that is asked for: `/r`, or `/s`.
    area: &'static str,
    pub(crate) visitor: Option<String>,
    pub(crate) client: IpAddr,
    /// Whether somebody followed the link: not a program that looks ahead, nor
    /// a step from one of our pages to another, like the choice of a language.
    pub(crate) is_visit: bool,
    /// Whether the visitor asked not to be followed (Global Privacy Control).
    pub(crate) wants_privacy: bool,
    /// Whether the request was made by a page of another site.
    pub(crate) is_cross_site: bool,
}

impl FromRequestParts<Site> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let query = Query::<Asked>::try_from_uri(&parts.uri);
        let asked = query.map(|Query(asked)| asked).unwrap_or_default();
        let headers = &parts.headers;
        let chosen = asked.lang.as_deref().and_then(Language::of_tag);
        let wanted = chosen.or_else(|| site.cookies.language(headers));
        let language = wanted
            .or_else(|| accepted(headers))
            .unwrap_or(site.language);
        let texts = Texts::new(language);
        let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else {
            tracing::error!("served without connect info: no client can be told from another");
            return Err(respond::notice(site, texts, &Notice::Broken));
        };
        let client = (site.client)(headers, peer.ip());
        if let Err(wait) = site.requests.check(client) {
            return Err(respond::notice(site, texts, &Notice::TooMany(wait)));
        }
        Ok(Self {
            asked,
            language,
            chosen,
            is_chosen: wanted.is_some(),
            area: match parts.uri.path().starts_with("/s/") {
                true => "/s",
                false => "/r",
            },
            visitor: site.cookies.visitor(headers),
            client,
            is_visit: parts.method == Method::GET && is_visit(headers),
            wants_privacy: text(headers, "sec-gpc") == Some("1"),
            is_cross_site: is_cross_site(headers, site.links.origin()),
        })
    }
}

impl Asking {
    pub(crate) fn texts(&self) -> Texts {
        Texts::new(self.language)
    }

    /// Adds the cookie of the language, if it was chosen by this request.
    pub(crate) fn remember_language(&self, site: &Site, reply: Reply) -> Reply {
        match self.chosen {
            Some(language) => reply.cookie(&site.cookies.set_language(language, self.area)),
            None => reply,
        }
    }
}

fn accepted(headers: &HeaderMap) -> Option<Language> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?;
    Language::accepted(header.to_str().ok()?)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn is_visit(headers: &HeaderMap) -> bool {
    let says = |name, word| {
        text(headers, name).is_some_and(|value| value.to_ascii_lowercase().contains(word))
    };
    let ahead = says("sec-purpose", "prefetch")
        || says("purpose", "prefetch")
        || says("x-purpose", "preview")
        || says("x-moz", "prefetch");
    !ahead && text(headers, "sec-fetch-site") != Some("same-origin")
}

/// Browsers say from which site a request comes; who says nothing is no
/// browser, and has no visitor's cookies to misuse.
fn is_cross_site(headers: &HeaderMap, own: &str) -> bool {
    if let Some(from) = text(headers, "sec-fetch-site") {
        return !matches!(from, "same-origin" | "none");
    }
    let Some(origin) = text(headers, "origin") else {
        return false;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin != own && (host.is_none() || host != text(headers, header::HOST.as_str()))
}
