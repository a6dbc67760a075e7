//! Single words and sentences of letters, which nobody edits:
//! `locales/<language>/mail/words.txt`, a line each.

use super::{Values, render::fill};
use crate::Language;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(&'static str);

/// The words of a language.
pub(crate) fn words(language: Language) -> Words {
    Words(match language {
        Language::En => include_str!("../../../../locales/en/mail/words.txt"),
        Language::ZhHans => include_str!("../../../../locales/zh-Hans/mail/words.txt"),
        Language::ZhHant => include_str!("../../../../locales/zh-Hant/mail/words.txt"),
        Language::Fa => include_str!("../../../../locales/fa/mail/words.txt"),
    })
}

impl Words {
    /// A word, empty where there is none: a test looks that none is missing.
    pub(crate) fn get(self, key: &str) -> &'static str {
        let pairs = self.0.lines().filter_map(|line| line.split_once(" = "));
        let mut found = pairs.filter(|(name, _)| *name == key);
        found.next().map_or("", |(_, text)| text)
    }

    /// A sentence with its places filled.
    pub(crate) fn filled(self, key: &str, values: &Values) -> String {
        fill(self.get(key), values).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::{Language, template::Kind};

    #[test]
    fn no_word_is_missing_in_any_language() {
        for language in Language::ALL {
            let samples = Kind::ALL.iter().flat_map(|kind| kind.variables());
            let samples = samples.filter(|v| !matches!(v.name, "link" | "reward" | "day"));
            let samples = samples.map(|variable| format!("sample.{}", variable.name));
            let own = ["customer", "friend", "open", "sends", "stop"].map(str::to_owned);
            for key in samples.chain(own) {
                let text = words(*language).get(&key);
                assert!(!text.is_empty(), "{} lacks {key}", language.tag());
            }
        }
    }
}
