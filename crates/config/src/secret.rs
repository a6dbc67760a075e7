//! Values that must not reach a log, a message or a screen.

use std::fmt;

use crate::fault::Wrong;
use crate::layer::Raw;
use crate::setting::{Setting, quoted, text};

const HIDDEN: &str = "(hidden)";

/// A text that is never printed.
#[derive(Clone, Eq, PartialEq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text that must not be printed.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// The key that signs sessions and tokens: at least 32 bytes.
#[derive(Clone, Eq, PartialEq)]
pub struct SigningKey(Vec<u8>);

impl SigningKey {
    /// Fewest bytes a key may have (the output length of HMAC-SHA-256).
    pub const MIN_BYTES: usize = 32;

    /// The key itself.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(hidden)")
    }
}

impl Setting for SigningKey {
    const KIND: &'static str = "base64";
    const SECRET: bool = true;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let advice = "make one with: openssl rand -base64 32";
        let bytes =
            decode(text(raw, Self::KIND)?).ok_or_else(|| Wrong::new("is not base64", advice))?;
        if bytes.len() < Self::MIN_BYTES {
            let reason = format!(
                "has {} bytes, needs at least {}",
                bytes.len(),
                Self::MIN_BYTES
            );
            return Err(Wrong::new(reason, advice));
        }
        Ok(Self(bytes))
    }

    fn show(&self) -> Option<String> {
        Some(quoted(HIDDEN))
    }
}

/// Where a PostgreSQL is, password included.
impl Setting for Secret {
    const KIND: &'static str = "PostgreSQL URL";
    const SECRET: bool = true;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let url = text(raw, Self::KIND)?;
        let rest = url
            .strip_prefix("postgres://")
            .or_else(|| url.strip_prefix("postgresql://"));
        if rest.is_none_or(str::is_empty) {
            return Err(Wrong::new(
                "is not the URL of a PostgreSQL database",
                "write postgres://user:password@host/name; \
                 for SQLite set database.data to a directory",
            ));
        }
        Ok(Self::new(url))
    }

    fn show(&self) -> Option<String> {
        Some(quoted(HIDDEN))
    }
}

/// Base64 (RFC 4648), standard or URL-safe letters, padding optional.
fn decode(text: &str) -> Option<Vec<u8>> {
    let body = text.trim_end_matches('=');
    if text.len() - body.len() > 2 || body.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(body.len() * 3 / 4);
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    for letter in body.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        buffer = (buffer << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(((buffer >> bits) & 0xff) as u8);
        }
    }
    Some(bytes)
}
