//! A phone number or an e-mail address, brought to one form.

/// How a person can be reached, in a form in which the same is always the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// A phone number: `+` and the number with its country, or the digits alone
    /// where the country is not known.
    Phone(String),
    /// An e-mail address.
    Email {
        /// As it was given, without spaces around it: where messages go.
        address: String,
        /// The mailbox behind it, by which people are told apart: small
        /// letters, without a tag.
        mailbox: String,
    },
}

/// What is wrong with what was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactFault {
    /// Nothing was given.
    Missing,
    /// Neither a phone number nor an e-mail address.
    Unclear,
    /// Too few or too many digits for a phone number.
    PhoneLength,
    /// It has an @, but is no e-mail address.
    EmailForm,
}

/// Fewest and most digits of a phone number (E.164 has at most 15).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 6..=15;
/// Most bytes of an e-mail address (RFC 5321).
const EMAIL_BYTES: usize = 254;

/// Zones of programs, the country code of a number that is written without
/// one, and whether such a number begins with a 0 for calls within the country.
const COUNTRIES: &[(&str, &str, bool)] = &[
    ("Asia/Shanghai", "86", true),
    ("Asia/Urumqi", "86", true),
    ("Asia/Hong_Kong", "852", false),
    ("Asia/Macau", "853", false),
    ("Asia/Taipei", "886", true),
    ("Asia/Tehran", "98", true),
];

impl Contact {
    /// Reads what a person typed, digits of any script included. `zone` is the
    /// program's, for the country of a number without one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str, zone: &str) -> Result<Self, ContactFault> {
        let text: String = typed.chars().map(plain).collect();
        let text = text.trim();
        if text.is_empty() {
            Err(ContactFault::Missing)
        } else if text.contains('@') {
            email(text)
        } else {
            phone(text, zone)
        }
    }

    /// The one text that stands for this person.
    #[must_use]
    pub fn identity(&self) -> String {
        match self {
            Self::Phone(number) => format!("phone:{number}"),
            Self::Email { mailbox, .. } => format!("email:{mailbox}"),
        }
    }

    /// The name of the attribute in which it is kept, and its value.
    #[must_use]
    pub fn attribute(&self) -> (&'static str, &str) {
        match self {
            Self::Phone(number) => ("phone", number),
            Self::Email { address, .. } => ("email", address),
        }
    }
}

/// A character as a keyboard for Latin letters would have written it.
pub(crate) fn plain(c: char) -> char {
    let digit = |zero: char| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    };
    match c {
        '۰'..='۹' => digit('۰').unwrap_or(c),
        '٠'..='٩' => digit('٠').unwrap_or(c),
        // Full width, as Chinese keyboards write: the same letters, 0xFEE0 further on.
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        // Marks of direction come along when a number is copied from Persian text.
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        other => other,
    }
}

fn phone(text: &str, zone: &str) -> Result<Contact, ContactFault> {
    let international = text.starts_with('+') || text.starts_with("00");
    let written = |c: char| c.is_ascii_digit() || "+-.()/ ".contains(c);
    let plus_inside = text.char_indices().any(|(at, c)| c == '+' && at > 0);
    if !text.chars().all(written) || plus_inside || !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(ContactFault::Unclear);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let country = COUNTRIES.iter().find(|(name, _, _)| *name == zone);
    let number = if international {
        let digits = digits.strip_prefix("00").unwrap_or(&digits);
        format!("+{}", without_trunk_zero(digits))
    } else if let Some((_, code, trunk)) = country {
        let national = if *trunk {
            digits.strip_prefix('0').unwrap_or(&digits)
        } else {
            &digits
        };
        format!("+{code}{national}")
    } else {
        digits
    };
    let count = number.bytes().filter(u8::is_ascii_digit).count();
    if PHONE_DIGITS.contains(&count) {
        Ok(Contact::Phone(number))
    } else {
        Err(ContactFault::PhoneLength)
    }
}

/// `98 (0) 912...`: the 0 for calls within the country does not belong behind
/// the country's code.
fn without_trunk_zero(digits: &str) -> String {
    for (_, code, trunk) in COUNTRIES {
        if let Some(national) = digits.strip_prefix(code).filter(|_| *trunk) {
            return format!("{code}{}", national.strip_prefix('0').unwrap_or(national));
        }
    }
    digits.to_owned()
}

fn email(text: &str) -> Result<Contact, ContactFault> {
    let (local, domain) = text.split_once('@').ok_or(ContactFault::EmailForm)?;
    let unfit = |c: char| c.is_whitespace() || c.is_control() || "@,;:<>()[]\\\"".contains(c);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let good = text.len() <= EMAIL_BYTES
        && !local.is_empty()
        && local.len() <= 64
        && !local.contains(unfit)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && domain.contains('.')
        && domain.split('.').all(label);
    if !good {
        return Err(ContactFault::EmailForm);
    }
    Ok(Contact::Email {
        address: text.to_owned(),
        mailbox: mailbox(local, domain),
    })
}

/// What is the same for all ways to write to one mailbox.
fn mailbox(local: &str, domain: &str) -> String {
    let (local, domain) = (local.to_lowercase(), domain.to_lowercase());
    let untagged = local
        .split('+')
        .next()
        .filter(|name| !name.is_empty())
        .unwrap_or(&local);
    if matches!(domain.as_str(), "gmail.com" | "googlemail.com") {
        return format!("{}@gmail.com", untagged.replace('.', ""));
    }
    format!("{untagged}@{domain}")
}

#[cfg(test)]
mod tests {
    use super::{Contact, ContactFault};

    fn identity(typed: &str, zone: &str) -> Result<String, ContactFault> {
        Contact::parse(typed, zone).map(|contact| contact.identity())
    }

    #[test]
    fn one_person_is_one_identity_however_it_is_written() {
        let table = [
            (
                "Asia/Shanghai",
                "phone:+8613800138000",
                &[
                    "13800138000",
                    "138 0013 8000",
                    "+86 138-0013-8000",
                    "0086 13800138000",
                    "１３８００１３８０００",
                    "013800138000",
                ][..],
            ),
            (
                "Asia/Tehran",
                "phone:+989121234567",
                &[
                    "۰۹۱۲۱۲۳۴۵۶۷",
                    "0912 123 4567",
                    "9121234567",
                    "+98 (0) 912 1234567",
                    "\u{200e}+989121234567\u{200f}",
                    "٠٩١٢١٢٣٤٥٦٧",
                ],
            ),
            (
                "Asia/Hong_Kong",
                "phone:+85221234567",
                &["2123 4567", "+852 2123 4567"],
            ),
            (
                "UTC",
                "phone:5550100200",
                &["555 010 0200", "(555) 010-0200"],
            ),
            (
                "UTC",
                "email:li.lei@shop.example",
                &[
                    "Li.Lei@Shop.Example",
                    " li.lei+gift@shop.example ",
                    "li.lei＠shop.example",
                ],
            ),
            (
                "UTC",
                "email:lilei@gmail.com",
                &["li.lei@gmail.com", "LILEI+1@googlemail.com"],
            ),
        ];
        for (zone, expected, ways) in table {
            for way in ways {
                assert_eq!(
                    identity(way, zone).as_deref(),
                    Ok(expected),
                    "{way:?} in {zone}"
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_reached_is_refused_by_its_fault() {
        let table = [
            ("", ContactFault::Missing),
            (" \u{3000}", ContactFault::Missing),
            ("12345", ContactFault::PhoneLength),
            ("1234567890123456", ContactFault::PhoneLength),
            ("Li Lei", ContactFault::Unclear),
            ("138+00138000", ContactFault::Unclear),
            ("----", ContactFault::Unclear),
            ("a@b", ContactFault::EmailForm),
            ("@shop.example", ContactFault::EmailForm),
            ("a@b@shop.example", ContactFault::EmailForm),
            ("a b@shop.example", ContactFault::EmailForm),
            ("a@-shop.example", ContactFault::EmailForm),
            ("a@shop..example", ContactFault::EmailForm),
        ];
        for (typed, fault) in table {
            assert_eq!(identity(typed, "UTC"), Err(fault), "{typed:?}");
        }
    }

    #[test]
    fn the_address_for_messages_stays_as_it_was_given() {
        let contact = Contact::parse(" Li.Lei+gift@Gmail.com ", "UTC");
        let kept = contact.as_ref().map(Contact::attribute);
        assert_eq!(kept, Ok(("email", "Li.Lei+gift@Gmail.com")));
    }
}
