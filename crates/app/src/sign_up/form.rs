//! What a friend filled in, checked.

use super::{Contact, ContactFault};

/// Most letters of a name.
const NAME_CHARS: usize = 80;

/// A sign-up as it was typed.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The name.
    pub name: &'a str,
    /// A phone number or an e-mail address.
    pub contact: &'a str,
    /// Whether the box of consent was ticked.
    pub consent: bool,
    /// How the link reached the friend: a channel of replay.md's vocabulary.
    pub channel: &'a str,
    /// The language in which the friend read the page.
    pub language: &'a str,
    /// What tells this form from every other, known to nobody else.
    pub form: &'a str,
}

/// A sign-up that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// The name, without surplus spaces.
    pub name: String,
    /// How the friend can be reached.
    pub contact: Contact,
    /// How the link reached the friend.
    pub channel: String,
    /// The language in which the friend read the page and gave consent.
    pub language: String,
    /// What tells the form from every other.
    pub form: String,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The name.
    Name,
    /// The phone number or e-mail address.
    Contact,
    /// The box of consent.
    Consent,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No name was given.
    NameMissing,
    /// The name is longer than 80 letters.
    NameLong,
    /// What was given as a name holds a web address or characters of control.
    NameOdd,
    /// The phone number or e-mail address.
    Contact(ContactFault),
    /// Without consent nothing may be kept (field.md D18).
    ConsentMissing,
}

impl Fault {
    /// Every fault, in the order of the form.
    pub const ALL: &[Fault] = &[
        Fault::NameMissing,
        Fault::NameLong,
        Fault::NameOdd,
        Fault::Contact(ContactFault::Missing),
        Fault::Contact(ContactFault::Unclear),
        Fault::Contact(ContactFault::PhoneLength),
        Fault::Contact(ContactFault::EmailForm),
        Fault::ConsentMissing,
    ];

    /// The field that it is about.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::NameMissing | Self::NameLong | Self::NameOdd => Field::Name,
            Self::Contact(_) => Field::Contact,
            Self::ConsentMissing => Field::Consent,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name-missing",
            Self::NameLong => "name-long",
            Self::NameOdd => "name-odd",
            Self::Contact(ContactFault::Missing) => "contact-missing",
            Self::Contact(ContactFault::Unclear) => "contact-unclear",
            Self::Contact(ContactFault::PhoneLength) => "phone-length",
            Self::Contact(ContactFault::EmailForm) => "email-form",
            Self::ConsentMissing => "consent-missing",
        }
    }
}

impl SignUp {
    /// Checks what was typed. `zone` is the program's, for phone numbers
    /// without a country.
    ///
    /// # Errors
    /// Every fault, at most one a field, in the order of the form.
    pub fn read(given: &Given<'_>, zone: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let name = read_name(given.name).map_err(|fault| faults.push(fault));
        let contact =
            Contact::parse(given.contact, zone).map_err(|fault| faults.push(Fault::Contact(fault)));
        if !given.consent {
            faults.push(Fault::ConsentMissing);
        }
        match (name, contact) {
            (Ok(name), Ok(contact)) if faults.is_empty() => {
                let (channel, language) = (given.channel.to_owned(), given.language.to_owned());
                Ok(Self {
                    name,
                    contact,
                    channel,
                    language,
                    form: given.form.to_owned(),
                })
            }
            _ => Err(faults),
        }
    }
}

fn read_name(typed: &str) -> Result<String, Fault> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(Fault::NameMissing)
    } else if name.chars().count() > NAME_CHARS {
        Err(Fault::NameLong)
    } else if name.contains(char::is_control) || name.contains("://") || name.contains("www.") {
        Err(Fault::NameOdd)
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Given, SignUp};
    use crate::sign_up::{Contact, ContactFault};

    const GOOD: Given<'_> = Given {
        name: " Li  Lei ",
        contact: "13800138000",
        consent: true,
        channel: "qr",
        language: "zh-Hans",
        form: "f-1",
    };

    #[test]
    fn a_good_form_is_brought_to_order() {
        let expected = SignUp {
            name: "Li Lei".to_owned(),
            contact: Contact::Phone("+8613800138000".to_owned()),
            channel: "qr".to_owned(),
            language: "zh-Hans".to_owned(),
            form: "f-1".to_owned(),
        };
        assert_eq!(SignUp::read(&GOOD, "Asia/Shanghai"), Ok(expected));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let given = Given {
            name: " ",
            contact: "x",
            consent: false,
            ..GOOD
        };
        let faults = [
            Fault::NameMissing,
            Fault::Contact(ContactFault::Unclear),
            Fault::ConsentMissing,
        ];
        assert_eq!(SignUp::read(&given, "UTC"), Err(faults.to_vec()));
    }

    #[test]
    fn a_name_is_a_name() {
        let long = "李".repeat(81);
        let table = [
            (long.as_str(), Fault::NameLong),
            ("win http://x.example", Fault::NameOdd),
            ("www.x.example", Fault::NameOdd),
            ("a\u{7}b", Fault::NameOdd),
        ];
        for (name, fault) in table {
            assert_eq!(
                SignUp::read(&Given { name, ..GOOD }, "UTC"),
                Err(vec![fault]),
                "{name}"
            );
        }
    }
}
