//! Where the mail server is.

use std::fmt;

use crate::fault::Wrong;
use crate::layer::Raw;
use crate::secret::Secret;
use crate::setting::{Setting, not, quoted, text};

/// How the connection to the mail server is kept from being read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tls {
    /// TLS as soon as the server has greeted; without it nothing is sent.
    #[default]
    StartTls,
    /// TLS from the first byte on.
    Tls,
    /// Not at all.
    None,
}

impl Tls {
    const ALL: &[(&str, Self)] = &[
        ("starttls", Self::StartTls),
        ("tls", Self::Tls),
        ("none", Self::None),
    ];

    /// The port on which mail servers usually do so.
    #[must_use]
    pub fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

impl Setting for Tls {
    const KIND: &'static str = "`starttls`, `tls`, `none`";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        let found = Self::ALL.iter().find(|(name, _)| *name == text);
        found
            .map(|(_, tls)| *tls)
            .ok_or_else(|| not(text, "one of starttls, tls, none", "starttls"))
    }

    fn show(&self) -> Option<String> {
        let found = Self::ALL.iter().find(|(_, tls)| tls == self);
        found.map(|(name, _)| quoted(name))
    }
}

/// A mail server, with what it takes to reach it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relay {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub tls: Tls,
    /// User and password, where it asks for them.
    pub credentials: Option<(String, Secret)>,
}

/// A mail server as one text, password included.
#[derive(Clone, Eq, PartialEq)]
pub struct SmtpUrl(Relay);

impl SmtpUrl {
    /// What it says.
    #[must_use]
    pub fn relay(&self) -> &Relay {
        &self.0
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(hidden)")
    }
}

impl Setting for SmtpUrl {
    const KIND: &'static str = "URL of a mail server";
    const SECRET: bool = true;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        relay(text(raw, Self::KIND)?).map(Self).ok_or_else(|| {
            Wrong::new(
                "is not the URL of a mail server",
                "write smtps://user:password@mail.example:465, smtp://... for STARTTLS, or \
                 smtp+none://localhost for a server on this machine; in user and password \
                 @ is %40, : is %3A, / is %2F, % is %25",
            )
        })
    }

    fn show(&self) -> Option<String> {
        Some(quoted("(hidden)"))
    }
}

fn relay(url: &str) -> Option<Relay> {
    let (scheme, rest) = url.split_once("://")?;
    let tls = match scheme {
        "smtps" => Tls::Tls,
        "smtp" => Tls::StartTls,
        "smtp+none" => Tls::None,
        _ => return None,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (credentials, place) = match rest.rsplit_once('@') {
        Some((credentials, place)) => (Some(credentials), place),
        None => (None, rest),
    };
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (place, tls.port()),
    };
    let credentials = match credentials.map(|both| both.split_once(':')) {
        Some(Some((user, password))) => Some((unescaped(user)?, Secret::new(unescaped(password)?))),
        Some(None) => return None,
        None => None,
    };
    is_host(host).then(|| Relay {
        host: host.to_owned(),
        port,
        tls,
        credentials,
    })
}

/// Whether a text can be the name or the address of a machine.
pub(crate) fn is_host(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    !text.is_empty() && text.chars().all(letter)
}

/// `%40` is `@` (RFC 3986).
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let (digits, tail) = tail.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = tail;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// A password: any text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Password(Secret);

impl Password {
    /// The password itself.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl Setting for Password {
    const KIND: &'static str = "text";
    const SECRET: bool = true;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        if text.is_empty() {
            return Err(Wrong::new("is empty", "write it, or leave the key out"));
        }
        Ok(Self(Secret::new(text)))
    }

    fn show(&self) -> Option<String> {
        Some(quoted("(hidden)"))
    }
}
