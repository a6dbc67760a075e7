//! An e-mail address, with or without a name beside it.

use std::fmt;

use crate::fault::Wrong;
use crate::layer::Raw;
use crate::setting::{Setting, not, quoted, text};

/// An e-mail address, like `Blue Optics <hello@shop.example>` or the address alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mailbox {
    name: Option<String>,
    address: String,
}

impl Mailbox {
    /// The name, where there is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

impl Setting for Mailbox {
    const KIND: &'static str = "e-mail address";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        let (name, address) = match text
            .strip_suffix('>')
            .and_then(|rest| rest.rsplit_once('<'))
        {
            Some((name, address)) => (name.trim().trim_matches('"'), address),
            None => ("", text),
        };
        if name.contains(char::is_control) || !is_address(address) {
            let example = "hello@shop.example or Blue Optics <hello@shop.example>";
            return Err(not(text, "an e-mail address", example));
        }
        Ok(Self {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            address: address.to_owned(),
        })
    }

    fn show(&self) -> Option<String> {
        Some(quoted(&self.to_string()))
    }
}

fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !"<>()[]\\,;:\"@".contains(c);
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    !local.is_empty() && local.chars().all(plain) && domain.split('.').all(label)
}
