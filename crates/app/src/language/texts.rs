//! The texts that customers read, from `locales/`.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{Loader, fluent_bundle::FluentValue};
use goodword_domain::program;
use unic_langid::{LanguageIdentifier, langid};

use super::{Language, nearest};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "../../locales",
        fallback_language: "en",
    };
}

fn id_of(language: Language) -> LanguageIdentifier {
    match language {
        Language::En => langid!("en"),
        Language::ZhHans => langid!("zh-Hans"),
        Language::ZhHant => langid!("zh-Hant"),
        Language::Fa => langid!("fa"),
    }
}

/// The texts in one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    language: Language,
}

/// A text that somebody else wrote, and the language in which they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The language's tag, for `lang`.
    pub tag: String,
    /// The language's direction, for `dir`.
    pub direction: &'static str,
}

impl Texts {
    /// Those of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// Which language it is.
    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// A text without places to fill.
    #[must_use]
    pub fn get(self, key: &str) -> String {
        LOCALES.lookup(&id_of(self.language), key)
    }

    /// A text with its places filled. Numbers come as text, in the digits of
    /// the language.
    #[must_use]
    pub fn with(self, key: &str, places: &[(&'static str, &str)]) -> String {
        LOCALES.lookup_with_args(&id_of(self.language), key, &filled(places))
    }

    /// A text with its places filled, where there is one of this key.
    #[must_use]
    pub fn find(self, key: &str, places: &[(&'static str, &str)]) -> Option<String> {
        LOCALES.try_lookup_with_args(&id_of(self.language), key, &filled(places))
    }

    /// A text that people copy: without the marks that keep scripts apart, which
    /// would spoil a link.
    #[must_use]
    pub fn to_copy(self, key: &str, places: &[(&'static str, &str)]) -> String {
        unmarked(&self.with(key, places))
    }

    /// What an owner wrote, in this language or the nearest that there is.
    #[must_use]
    pub fn said(self, texts: &program::Texts) -> Option<Said> {
        let (tag, text) = nearest(self.language, texts)?;
        if text.trim().is_empty() {
            return None;
        }
        let language = Language::of_tag(tag).unwrap_or_default();
        let direction = language.direction();
        Some(Said {
            text: text.to_owned(),
            tag: tag.to_owned(),
            direction,
        })
    }
}

/// A text without the marks that keep scripts apart: for what is copied, and for
/// letters, which not every program shows without them.
#[must_use]
pub fn unmarked(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn filled<'a>(places: &[(&'static str, &'a str)]) -> HashMap<Cow<'static, str>, FluentValue<'a>> {
    let place =
        |(name, value): &(&'static str, &'a str)| (Cow::Borrowed(*name), FluentValue::from(*value));
    places.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use goodword_domain::program;

    use super::{Language, Texts};

    #[test]
    fn what_an_owner_wrote_is_shown_in_the_nearest_language() {
        let wrote = |pairs: &[(&str, &str)]| -> program::Texts {
            pairs
                .iter()
                .map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned()))
                .collect()
        };
        let both = wrote(&[("en", "Gift"), ("zh-Hans", "礼物")]);
        let said = |language, texts| Texts::new(language).said(&texts).map(|said| said.text);
        assert_eq!(
            said(Language::ZhHant, both.clone()).as_deref(),
            Some("礼物")
        );
        assert_eq!(said(Language::Fa, both).as_deref(), Some("Gift"));
        assert_eq!(
            said(Language::En, wrote(&[("de", "Geschenk")])).as_deref(),
            Some("Geschenk")
        );
        assert_eq!(said(Language::En, wrote(&[])), None);
        assert_eq!(said(Language::En, wrote(&[("en", " ")])), None);
    }
}
