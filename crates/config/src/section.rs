//! What a section is: a struct whose fields are keys.
//!
//! Name, type, default, bounds and meaning of a key stand in one place, the
//! section's file; reading, dumping and the reference are derived from it.

use crate::reader::Reader;

pub(crate) mod batch;
pub(crate) mod clock;
pub(crate) mod database;
pub(crate) mod limits;
pub(crate) mod log;
pub(crate) mod mail;
pub(crate) mod outbox;
pub(crate) mod secrets;
pub(crate) mod server;
pub(crate) mod sessions;

/// A group of keys.
pub(crate) trait Section: Default {
    const NAME: &'static str;

    /// Takes its keys out of the layers.
    fn read(reader: &mut Reader) -> Self;

    /// Its keys and their values as TOML; keys without a value are left out.
    fn show(&self) -> Vec<(&'static str, String)>;

    fn doc() -> SectionDoc;
}

/// What the reference says about a section.
pub(crate) struct SectionDoc {
    pub(crate) name: &'static str,
    pub(crate) about: String,
    pub(crate) keys: Vec<KeyDoc>,
}

impl SectionDoc {
    /// `section.key` of each key.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.keys
            .iter()
            .map(|key| format!("{}.{}", self.name, key.name))
    }
}

/// What the reference says about a key.
pub(crate) struct KeyDoc {
    pub(crate) name: &'static str,
    pub(crate) kind: String,
    /// As TOML; `None` when the key has no default.
    pub(crate) default: Option<String>,
    pub(crate) secret: bool,
    pub(crate) about: String,
}

/// The section as a piece of a settings file.
pub(crate) fn dump<S: Section>(section: &S) -> String {
    let mut text = format!("[{}]\n", S::NAME);
    for (key, value) in section.show() {
        text.push_str(&format!("{key} = {value}\n"));
    }
    text
}

/// The type's words, with the bounds of a number.
pub(crate) fn kind(words: &str, bounds: &[(u64, u64)]) -> String {
    match bounds {
        [(from, to)] => format!("{words}, {from} to {to}"),
        _ => words.to_owned(),
    }
}

/// Doc comments joined to one line of prose.
pub(crate) fn prose(lines: &[&str]) -> String {
    lines
        .iter()
        .map(|line| line.trim())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Declares a section: `key: Type = default` or `key: Type = default, lo..=hi`.
macro_rules! section {
    (
        $(#[doc = $about:literal])+
        $name:literal $Struct:ident {
            $(
                $(#[doc = $doc:literal])+
                $key:ident: $Type:ty = $default:expr $(, $lo:literal..=$hi:literal)?;
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub struct $Struct {
            $($(#[doc = $doc])+ pub $key: $Type,)+
        }

        impl Default for $Struct {
            fn default() -> Self {
                Self { $($key: $default,)+ }
            }
        }

        impl crate::section::Section for $Struct {
            const NAME: &'static str = $name;

            fn read(reader: &mut crate::reader::Reader) -> Self {
                Self {
                    $($key: reader.take($name, stringify!($key), $default, |_value: &$Type| {
                        $(crate::setting::within(_value, &($lo..=$hi))?;)?
                        Ok(())
                    }),)+
                }
            }

            fn show(&self) -> Vec<(&'static str, String)> {
                use crate::setting::Setting as _;
                let all = [$((stringify!($key), self.$key.show()),)+];
                all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
            }

            fn doc() -> crate::section::SectionDoc {
                use crate::setting::Setting as _;
                let default = Self::default();
                crate::section::SectionDoc {
                    name: $name,
                    about: crate::section::prose(&[$($about),+]),
                    keys: vec![$(crate::section::KeyDoc {
                        name: stringify!($key),
                        kind: crate::section::kind(<$Type>::KIND, &[$(($lo, $hi))?]),
                        default: default.$key.show(),
                        secret: <$Type>::SECRET,
                        about: crate::section::prose(&[$($doc),+]),
                    },)+],
                }
            }
        }
    };
}
pub(crate) use section;
