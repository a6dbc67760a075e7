//! How a value of each type is read from a file or from text.

use std::fmt::Display;
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use crate::fault::Wrong;
use crate::layer::Raw;

/// A type a setting can have.
pub(crate) trait Setting: Sized {
    /// The type, in the words of the reference.
    const KIND: &'static str;
    /// Whether to hide the value wherever it would be shown.
    const SECRET: bool = false;

    fn read(raw: &Raw) -> Result<Self, Wrong>;

    /// The value as TOML; `None` when there is none.
    fn show(&self) -> Option<String>;
}

/// The text of a value that has to be text.
pub(crate) fn text<'a>(raw: &'a Raw, kind: &str) -> Result<&'a str, Wrong> {
    match raw {
        Raw::Text(text) => Ok(text.trim()),
        Raw::Toml(toml::Value::String(text)) => Ok(text.trim()),
        Raw::Toml(other) => Err(Wrong::new(
            format!("is {}, not text", article(other)),
            format!("write it in quotation marks: {kind}"),
        )),
    }
}

/// `expected` refused `value`.
pub(crate) fn not(value: &str, expected: &str, example: &str) -> Wrong {
    Wrong::new(
        format!("\"{value}\" is not {expected}"),
        format!("write for example {example}"),
    )
}

/// A bound of a number; both ends are allowed.
pub(crate) fn within<T: PartialOrd + Display>(
    value: &T,
    range: &RangeInclusive<T>,
) -> Result<(), Wrong> {
    if range.contains(value) {
        return Ok(());
    }
    let advice = format!("choose a number from {} to {}", range.start(), range.end());
    Err(Wrong::new(format!("{value} is out of range"), advice))
}

fn article(value: &toml::Value) -> &'static str {
    match value {
        toml::Value::String(_) => "text",
        toml::Value::Integer(_) => "a number",
        toml::Value::Float(_) => "a fraction",
        toml::Value::Boolean(_) => "true or false",
        toml::Value::Datetime(_) => "a date",
        toml::Value::Array(_) => "a list",
        toml::Value::Table(_) => "a section",
    }
}

macro_rules! whole_number {
    ($($T:ty),+) => {$(
        impl Setting for $T {
            const KIND: &'static str = "whole number";

            fn read(raw: &Raw) -> Result<Self, Wrong> {
                let advice = "write a whole number without unit or quotation marks";
                match raw {
                    Raw::Text(text) => text.trim().parse().map_err(|_| {
                        Wrong::new(format!("\"{text}\" is not a whole number"), advice)
                    }),
                    Raw::Toml(toml::Value::Integer(number)) => <$T>::try_from(*number)
                        .map_err(|_| Wrong::new(format!("{number} is out of range"), advice)),
                    Raw::Toml(other) => {
                        let reason = format!("is {}, not a whole number", article(other));
                        Err(Wrong::new(reason, advice))
                    }
                }
            }

            fn show(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )+};
}

whole_number!(u32, u64);

impl Setting for bool {
    const KIND: &'static str = "`true`, `false`";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let advice = "write true or false";
        match raw {
            Raw::Toml(toml::Value::Boolean(flag)) => Ok(*flag),
            Raw::Text(text) => text
                .trim()
                .parse()
                .map_err(|_| Wrong::new(format!("\"{text}\" is neither true nor false"), advice)),
            Raw::Toml(other) => {
                let reason = format!("is {}, not true or false", article(other));
                Err(Wrong::new(reason, advice))
            }
        }
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

/// A name or a text that says something about itself.
impl Setting for String {
    const KIND: &'static str = "text";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        if text.is_empty() || text.contains(char::is_control) {
            return Err(Wrong::new(
                "is empty or has a character of control",
                "write a name on one line, or leave the key out",
            ));
        }
        Ok(text.to_owned())
    }

    fn show(&self) -> Option<String> {
        Some(quoted(self))
    }
}

impl Setting for SocketAddr {
    const KIND: &'static str = "address and port";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        text.parse()
            .map_err(|_| not(text, "an address and a port", "127.0.0.1:8080 or [::]:8080"))
    }

    fn show(&self) -> Option<String> {
        Some(quoted(&self.to_string()))
    }
}

impl Setting for PathBuf {
    const KIND: &'static str = "path";

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        let text = text(raw, Self::KIND)?;
        if text.is_empty() {
            return Err(Wrong::new(
                "is empty",
                "name a directory, or leave the key out",
            ));
        }
        Ok(Self::from(text))
    }

    fn show(&self) -> Option<String> {
        Some(quoted(&self.to_string_lossy()))
    }
}

impl<T: Setting> Setting for Option<T> {
    const KIND: &'static str = T::KIND;
    const SECRET: bool = T::SECRET;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        T::read(raw).map(Some)
    }

    fn show(&self) -> Option<String> {
        self.as_ref().and_then(T::show)
    }
}

/// A list: an array in a file, separated by commas in a variable or a flag.
impl<T: Setting> Setting for Vec<T> {
    const KIND: &'static str = T::KIND;

    fn read(raw: &Raw) -> Result<Self, Wrong> {
        match raw {
            Raw::Toml(toml::Value::Array(items)) => items
                .iter()
                .map(|item| T::read(&Raw::Toml(item.clone())))
                .collect(),
            Raw::Toml(other) => Err(Wrong::new(
                format!("is {}, not a list", article(other)),
                "write [\"one\", \"two\"]",
            )),
            Raw::Text(text) => text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(|item| T::read(&Raw::Text(item.to_owned())))
                .collect(),
        }
    }

    fn show(&self) -> Option<String> {
        let items: Vec<String> = self.iter().filter_map(T::show).collect();
        Some(format!("[{}]", items.join(", ")))
    }
}

/// `text` as a TOML string.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
