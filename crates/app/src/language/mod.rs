//! The languages in which people are written to: of the pages, and of mail.

pub mod amount;
pub mod figures;
pub mod texts;

use goodword_store::Reader;
use uuid::Uuid;

use crate::Error;

/// A language in which people are written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
    /// Persian, written from right to left.
    Fa,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: &[Language] = &[Self::En, Self::ZhHans, Self::ZhHant, Self::Fa];

    /// The tag (BCP 47), as in `locales/` and `lang="..."`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Fa => "fa",
        }
    }

    /// The language of a tag, if we have it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
            Self::Fa => "فارسی",
        }
    }

    /// The direction in which it is written, as in `dir="..."`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self == Self::Fa { "rtl" } else { "ltr" }
    }

    /// Our language for a visitor's tag: `zh-TW` reads traditional characters,
    /// `en-GB` English.
    fn for_visitor(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Self::En),
            "fa" | "prs" => Some(Self::Fa),
            "zh" | "yue" | "cmn" => {
                let rest: Vec<&str> = parts.collect();
                let traditional = ["hant", "tw", "hk", "mo"]
                    .iter()
                    .any(|part| rest.contains(part));
                let simplified = rest.contains(&"hans");
                Some(if traditional && !simplified {
                    Self::ZhHant
                } else {
                    Self::ZhHans
                })
            }
            _ => None,
        }
    }

    /// The best of our languages for an `Accept-Language` header, if any.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for part in header.split(',').take(50) {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let Some(language) = Self::for_visitor(tag.trim()) else {
                continue;
            };
            let weight = weight(parameters);
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// The language that an organization works in: of whoever names none.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn of_organization(
    reader: Reader<'_>,
    organization: Uuid,
) -> Result<Language, Error> {
    let row = reader.organizations().get(organization).await?;
    let language = row.and_then(|row| Language::of_tag(&row.language));
    Ok(language.unwrap_or_default())
}

/// The nearest of these languages that there is a text in, and that text.
#[must_use]
pub fn nearest(
    language: Language,
    texts: &std::collections::BTreeMap<String, String>,
) -> Option<(&str, &str)> {
    let nearest: &[&str] = match language {
        Language::En => &["en"],
        Language::ZhHans => &["zh-Hans", "zh", "zh-Hant", "en"],
        Language::ZhHant => &["zh-Hant", "zh", "zh-Hans", "en"],
        Language::Fa => &["fa", "en"],
    };
    let found = nearest.iter().find_map(|tag| texts.get_key_value(*tag));
    let (tag, text) = found.or_else(|| texts.iter().next())?;
    Some((tag, text))
}

/// `q=0.8` in thousandths; 1000 where nothing is said, 0 where it is malformed.
fn weight(parameters: &str) -> u32 {
    let Some(text) = parameters.trim().strip_prefix("q=") else {
        return if parameters.trim().is_empty() {
            1_000
        } else {
            0
        };
    };
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole @ (0 | 1)), Ok(part)) => (whole * 1_000 + part).min(1_000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Fa, ZhHans, ZhHant};

    #[test]
    fn a_visitor_gets_the_language_they_read_best() {
        let table = [
            ("zh-TW,zh;q=0.9,en;q=0.8", Some(ZhHant)),
            ("zh-CN", Some(ZhHans)),
            ("zh-Hans-HK", Some(ZhHans)),
            ("zh", Some(ZhHans)),
            ("yue-Hant-HK", Some(ZhHant)),
            ("de-DE,de;q=0.9,fa-IR;q=0.5,en;q=0.4", Some(Fa)),
            ("fr,en-GB;q=0.1", Some(En)),
            ("en;q=0,fa;q=0.001", Some(Fa)),
            ("en;q=nonsense,fa;q=0.5", Some(Fa)),
            ("fr,de", None),
            ("*", None),
            ("", None),
        ];
        for (header, expected) in table {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn tags_lead_back_to_their_languages() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(*language));
        }
        assert_eq!(Language::of_tag("ZH-HANT"), Some(ZhHant));
        assert_eq!(Language::of_tag("de"), None);
    }
}
