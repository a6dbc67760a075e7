use super::section;
use crate::fault::Wrong;
use crate::layer::Raw;
use crate::setting::{Setting, quoted, text};

section! {
    /// What is written to standard error.
    "log" Log {
        /// `text` for people, `json` for machines.
        format: Format = Format::Text;
        /// The least important line that is still written.
        level: Level = Level::Info;
    }
}

/// Declares a setting that is one of a few words.
macro_rules! words {
    ($(#[doc = $about:literal])+ $Enum:ident, $kind:literal, $($Word:ident = $word:literal,)+) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum $Enum {
            $(#[doc = concat!("`", $word, "`")] $Word,)+
        }

        impl $Enum {
            /// The word in the settings.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$Word => $word,)+ }
            }
        }

        impl Setting for $Enum {
            const KIND: &'static str = $kind;

            fn read(raw: &Raw) -> Result<Self, Wrong> {
                match text(raw, Self::KIND)? {
                    $($word => Ok(Self::$Word),)+
                    other => {
                        let reason = format!("\"{other}\" is not a word for it");
                        Err(Wrong::new(reason, concat!("write one of ", $kind)))
                    }
                }
            }

            fn show(&self) -> Option<String> {
                Some(quoted(self.as_str()))
            }
        }
    };
}

words! {
    /// How a line of the log looks.
    Format, "`text`, `json`",
    Text = "text",
    Json = "json",
}

words! {
    /// How important a line of the log is.
    Level, "`error`, `warn`, `info`, `debug`, `trace`",
    Error = "error",
    Warn = "warn",
    Info = "info",
    Debug = "debug",
    Trace = "trace",
}
