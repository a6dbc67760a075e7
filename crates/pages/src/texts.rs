//! The texts of the pages, from `locales/`.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{Loader, fluent_bundle::FluentValue};
use goodword_app::language;
use goodword_domain::program;
use unic_langid::{LanguageIdentifier, langid};

use crate::Language;

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
pub(crate) struct Texts {
    language: Language,
}

/// A text that somebody else wrote, and the language in which they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) tag: String,
    pub(crate) direction: &'static str,
}

impl Texts {
    pub(crate) fn new(language: Language) -> Self {
        Self { language }
    }

    pub(crate) fn language(self) -> Language {
        self.language
    }

    /// A text without places to fill.
    pub(crate) fn get(self, key: &str) -> String {
        LOCALES.lookup(&id_of(self.language), key)
    }

    /// A text with its places filled. Numbers come as text, in the digits of
    /// the language.
    pub(crate) fn with(self, key: &str, places: &[(&'static str, &str)]) -> String {
        LOCALES.lookup_with_args(&id_of(self.language), key, &filled(places))
    }

    /// A text with its places filled, where there is one of this key.
    pub(crate) fn find(self, key: &str, places: &[(&'static str, &str)]) -> Option<String> {
        LOCALES.try_lookup_with_args(&id_of(self.language), key, &filled(places))
    }

    /// A text that people copy: without the marks that keep scripts apart, which
    /// would spoil a link.
    pub(crate) fn to_copy(self, key: &str, places: &[(&'static str, &str)]) -> String {
        self.with(key, places).replace(['\u{2068}', '\u{2069}'], "")
    }

    /// What an owner wrote, in this language or the nearest that there is.
    pub(crate) fn said(self, texts: &program::Texts) -> Option<Said> {
        let (tag, text) = language::nearest(self.language, texts)?;
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

fn filled<'a>(places: &[(&'static str, &'a str)]) -> HashMap<Cow<'static, str>, FluentValue<'a>> {
    let place =
        |(name, value): &(&'static str, &'a str)| (Cow::Borrowed(*name), FluentValue::from(*value));
    places.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use goodword_app::sign_up::Fault;
    use goodword_domain::{program, reason::Reason};

    use super::{LOCALES, Texts, id_of};
    use crate::Language;
    use fluent_templates::Loader;

    #[test]
    fn every_reason_has_a_sentence_for_friend_and_advocate_in_every_language() {
        for language in Language::ALL {
            for reason in Reason::ALL {
                let key = crate::page::thanks::reason_key(*reason);
                for key in [key.clone(), format!("{key}.advocate")] {
                    let text = LOCALES.try_lookup(&id_of(*language), &key);
                    let english = LOCALES.try_lookup(&id_of(Language::En), &key);
                    assert!(text.is_some(), "{} lacks {key}", language.tag());
                    let translated = *language == Language::En || text != english;
                    assert!(translated, "{} does not translate {key}", language.tag());
                }
            }
        }
    }

    #[test]
    fn every_fault_of_the_form_has_a_sentence() {
        for language in Language::ALL {
            for fault in Fault::ALL {
                let text = Texts::new(*language).get(&format!("fault-{}", fault.code()));
                assert!(!text.contains("localization"), "{}: {text}", language.tag());
            }
        }
    }

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
