//! The address under which customers reach the server.

use std::fmt;

use crate::fault::Wrong;
use crate::layer::Raw;
use crate::setting::{Setting, not, quoted, text};

/// `http` or `https`, a host, perhaps a port and a path; no trailing slash, so
/// that `{url}/r/{code}` is an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address, without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers reach it over TLS, so that cookies may be `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let url = text.trim_end_matches('/');
        let rest = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let name = host
            .rsplit_once(':')
            .filter(|_| !host.ends_with(']'))
            .map_or(host, |(n, _)| n);
        let clean =
            !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#@\\".contains(c));
        (clean && !name.is_empty()).then(|| Self(url.to_owned()))
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Setting for PublicUrl {
    const KIND: &'static str = "URL";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        Self::parse(text).ok_or_else(|| {
            not(
                text,
                "an http or https URL without query, fragment or password",
                "https://refer.example.com",
            )
        })
    }

    fn show(&self) -> Option<String> {
        Some(quoted(&self.0))
    }
}
