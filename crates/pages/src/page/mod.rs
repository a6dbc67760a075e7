//! The pages, each with what it needs to know, typed, and samples of it: a test
//! renders every sample in every language.

mod ahead;
mod earned;
pub(crate) mod landing;
pub(crate) mod notice;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod sentences;
pub(crate) mod share;
pub(crate) mod stop;
pub(crate) mod thanks;
pub(crate) mod tools;

use crate::{Language, site::Site, texts::Texts};

/// What stands around every page.
pub(crate) struct Frame {
    pub(crate) texts: Texts,
    /// The stylesheet's address.
    pub(crate) style: String,
    /// The script's address, where there is something to share.
    pub(crate) script: Option<String>,
    /// The business's name, where it is known.
    pub(crate) organization: Option<String>,
    /// This page in the other languages.
    pub(crate) languages: Vec<LanguageLink>,
}

/// A page in one of the languages.
pub(crate) struct LanguageLink {
    pub(crate) language: Language,
    pub(crate) address: String,
    pub(crate) current: bool,
}

impl Frame {
    /// `rest` is what the address says besides the language, like `via=qr`.
    pub(crate) fn new(site: &Site, texts: Texts, rest: String) -> Self {
        Self::at(texts, site.links.asset(&site.assets.style.name), &rest)
    }

    fn at(texts: Texts, style: String, rest: &str) -> Self {
        let link = |language: &Language| LanguageLink {
            language: *language,
            address: match rest {
                "" => format!("?lang={}", language.tag()),
                rest => format!("?lang={}&{rest}", language.tag()),
            },
            current: *language == texts.language(),
        };
        let languages = Language::ALL.iter().map(link).collect();
        Self {
            texts,
            style,
            script: None,
            organization: None,
            languages,
        }
    }

    /// The page loads the script of ours.
    pub(crate) fn with_script(mut self, site: &Site) -> Self {
        self.script = Some(site.links.asset(&site.assets.script.name));
        self
    }

    pub(crate) fn of(mut self, organization: &str) -> Self {
        self.organization = Some(organization.to_owned());
        self
    }
}
