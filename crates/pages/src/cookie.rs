//! The two cookies: a random token that tells visitors apart, and the language
//! that somebody chose.

use axum::http::{HeaderMap, header::COOKIE};

use crate::{
    Language,
    seal::{Sealer, hex},
};

const VISITOR: &str = "gw_visitor";
const LANGUAGE: &str = "gw_lang";
/// How long both are kept: the 90 days in which the field counts a visit.
const KEPT_SECONDS: u32 = 90 * 24 * 3_600;
/// Bytes of a visitor's token.
const TOKEN_BYTES: usize = 16;

/// Writes cookies, and reads back those that it wrote.
#[derive(Clone)]
pub(crate) struct Cookies {
    sealer: Sealer,
    base: String,
    secure: &'static str,
}

impl Cookies {
    pub(crate) fn new(sealer: Sealer, base: &str, is_https: bool) -> Self {
        let secure = if is_https { "; Secure" } else { "" };
        Self {
            sealer,
            base: base.to_owned(),
            secure,
        }
    }

    /// The visitor's token, if the cookie is ours.
    pub(crate) fn visitor(&self, headers: &HeaderMap) -> Option<String> {
        find(headers, VISITOR)
            .and_then(|sealed| self.sealer.open(sealed, ""))
            .map(str::to_owned)
    }

    /// The language that was chosen before.
    pub(crate) fn language(&self, headers: &HeaderMap) -> Option<Language> {
        find(headers, LANGUAGE).and_then(Language::of_tag)
    }

    /// A new visitor's token out of random bytes.
    pub(crate) fn token(random: [u8; 32]) -> String {
        hex(&random[..TOKEN_BYTES])
    }

    /// `Set-Cookie` for a visitor.
    pub(crate) fn set_visitor(&self, token: &str) -> String {
        self.set(VISITOR, "/r", &self.sealer.seal(token, ""))
    }

    /// `Set-Cookie` for a language; `area` is the part of the site for which it was
    /// chosen: `/r`, or `/s`.
    pub(crate) fn set_language(&self, language: Language, area: &str) -> String {
        self.set(LANGUAGE, area, language.tag())
    }

    fn set(&self, name: &str, area: &str, value: &str) -> String {
        let (base, secure) = (&self.base, self.secure);
        let kept = format!("Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax{secure}");
        format!("{name}={value}; Path={base}{area}; {kept}")
    }
}

fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim())
}
