//! What is wrong with the fields of a request, kept until all were looked at.

use crate::{Error, FieldFault};

/// The languages of the product.
pub(crate) const LANGUAGES: &[&str] = &["en", "zh-Hans", "zh-Hant", "fa"];
/// Most characters of a name.
const NAME_CHARS: usize = 100;
/// Most bytes of an e-mail address (RFC 5321).
const EMAIL_BYTES: usize = 254;

/// Faults, in the order in which they were found.
#[derive(Default)]
pub(crate) struct Faults(Vec<FieldFault>);

impl Faults {
    pub(crate) fn add(&mut self, field: &str, reason: impl Into<String>) {
        self.0.push(FieldFault {
            index: None,
            field: field.to_owned(),
            reason: reason.into(),
        });
    }

    /// A field that must be there.
    pub(crate) fn needed<'a>(&mut self, field: &str, value: Option<&'a str>) -> &'a str {
        if value.is_none() {
            self.add(field, "is missing");
        }
        value.unwrap_or_default()
    }

    /// A name of a person or a business; without the space around it.
    pub(crate) fn name(&mut self, field: &str, name: &str) -> String {
        let chars = name.chars().count();
        if name.trim().is_empty() {
            self.add(field, "is empty");
        } else if chars > NAME_CHARS {
            self.add(
                field,
                format!("has {chars} characters; at most {NAME_CHARS}"),
            );
        } else if name.chars().any(char::is_control) {
            self.add(field, "has a control character");
        }
        name.trim().to_owned()
    }

    /// An e-mail address; in lower case. It is not repeated in the fault: what
    /// names a person has no business in an answer's text.
    pub(crate) fn email(&mut self, field: &str, email: &str) -> String {
        let email = lower(email);
        let parts = email.split_once('@');
        let good = parts.is_some_and(|(before, after)| {
            let clean = |c: char| !c.is_whitespace() && !c.is_control() && !"@<>,;\"".contains(c);
            !before.is_empty()
                && !after.is_empty()
                && !after.starts_with('.')
                && !after.ends_with('.')
                && email.len() <= EMAIL_BYTES
                && before.chars().chain(after.chars()).all(clean)
        });
        if !good {
            self.add(field, "is not an e-mail address like li@example.com");
        }
        email
    }

    /// One of the product's languages, where it is given.
    pub(crate) fn language(&mut self, field: &str, language: Option<&str>) {
        if language.is_some_and(|language| !LANGUAGES.contains(&language)) {
            self.add(field, format!("is not one of {}", LANGUAGES.join(", ")));
        }
    }

    /// Ends looking.
    ///
    /// # Errors
    /// Every fault that was found.
    pub(crate) fn done(self) -> Result<(), Error> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Malformed(self.0))
        }
    }
}

/// An e-mail address as it is kept and looked for.
pub(crate) fn lower(email: &str) -> String {
    email.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Faults;

    #[test]
    fn what_is_an_address_and_what_is_none() {
        let is_good = |email: &str| {
            let mut faults = Faults::default();
            faults.email("email", email);
            faults.done().is_ok()
        };
        for good in [
            "li@example.com",
            " Li@Example.COM ",
            "李雷@例子.中国",
            "a+b@x.y.z",
        ] {
            assert!(is_good(good), "{good}");
        }
        for bad in [
            "", "li", "@", "a@", "@b", "a@b@c", "a b@c", "a@.b", "a@b.", "<a@b>", "a\n@b",
        ] {
            assert!(!is_good(bad), "{bad}");
        }
        assert!(!is_good(&format!("{}@example.com", "a".repeat(250))));
    }
}
