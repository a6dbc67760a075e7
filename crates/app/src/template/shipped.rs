//! The templates as they are shipped: `locales/<language>/mail/<name>.txt`, the subject
//! on the first line.

use super::Kind;
use crate::Language;

/// A subject and a text, with places to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source<'s> {
    pub(crate) subject: &'s str,
    pub(crate) body: &'s str,
}

macro_rules! file {
    ($language:literal, $name:literal) => {
        include_str!(concat!(
            "../../../../locales/",
            $language,
            "/mail/",
            $name,
            ".txt"
        ))
    };
}

macro_rules! files {
    ($language:literal, $kind:expr) => {
        match $kind {
            Kind::FriendSignedUp => file!($language, "friend-signed-up"),
            Kind::RewardEarned => file!($language, "reward-earned"),
            Kind::RewardReversed => file!($language, "reward-reversed"),
            Kind::FriendWelcome => file!($language, "friend-welcome"),
            Kind::StaffInvitation => file!($language, "staff-invitation"),
            Kind::StaffPassword => file!($language, "staff-password"),
            Kind::Test => file!($language, "test"),
        }
    };
}

/// The template as it is shipped.
pub(crate) fn shipped(kind: Kind, language: Language) -> Source<'static> {
    let text = match language {
        Language::En => files!("en", kind),
        Language::ZhHans => files!("zh-Hans", kind),
        Language::ZhHant => files!("zh-Hant", kind),
        Language::Fa => files!("fa", kind),
    };
    let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
    Source {
        subject: subject.trim(),
        body: body.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::shipped;
    use crate::{
        Language,
        template::{Kind, check::faults},
    };

    #[test]
    fn every_template_is_shipped_in_every_language_and_keeps_the_rules() {
        for kind in Kind::ALL {
            for language in Language::ALL {
                let source = shipped(*kind, *language);
                let place = format!("{} in {}", kind.name(), language.tag());
                assert!(source.body.len() > 40, "{place}");
                assert_eq!(faults(*kind, *language, source), [], "{place}");
                let english = shipped(*kind, Language::En);
                assert!(*language == Language::En || source != english, "{place}");
            }
        }
    }
}
