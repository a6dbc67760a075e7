//! How a customer gets no more mail: by a link that only this installation can have
//! made, and that says nothing about who they are.

use goodword_store::MailStop;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::{MailOptions, desk::one_line};
use crate::{App, Error, Language};

/// How many bytes of the HMAC are kept: 128 bits cannot be guessed.
const SEAL_BYTES: usize = 16;

/// What stands behind a link by which mail is stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Whose letters.
    pub organization: Uuid,
    /// The business's name.
    pub organization_name: String,
    /// The language of the letter that the link stood in.
    pub language: Language,
    /// Whether the mail is stopped already.
    pub is_stopped: bool,
    customer: String,
}

impl Stop {
    /// One that stands behind no link: for a page that is to be looked at.
    #[must_use]
    pub fn sample(organization_name: String, language: Language, is_stopped: bool) -> Self {
        Self {
            organization: Uuid::nil(),
            organization_name,
            language,
            is_stopped,
            customer: String::new(),
        }
    }
}

/// The address of the page on which a letter's reader stops the mail.
pub(super) fn address(options: &MailOptions, organization: Uuid, message: Uuid) -> Option<String> {
    let seal = seal(options, organization, message)?;
    let (url, organization, message) = (
        options.public_url.trim_end_matches('/'),
        organization.simple(),
        message.simple(),
    );
    Some(format!("{url}/unsubscribe/{organization}{message}{seal}"))
}

/// What stands behind a link; `None` when it is not one of ours.
///
/// # Errors
/// When the database does not answer.
pub async fn look_at_stop(app: &App, token: &str) -> Result<Option<Stop>, Error> {
    let Some((organization, message)) = app.mail().and_then(|mail| open(mail, token)) else {
        return Ok(None);
    };
    let reader = app.store().reader();
    let Some(letter) = reader.messages().get(organization, message).await? else {
        return Ok(None);
    };
    let row = reader.organizations().get(organization).await?;
    let (Some(row), Some(customer)) = (row, letter.customer) else {
        return Ok(None);
    };
    let names = [customer.clone()];
    let stopped = reader.mail_stops().load(organization, &names).await?;
    Ok(Some(Stop {
        organization,
        organization_name: one_line(&row.name),
        language: Language::of_tag(&letter.language).unwrap_or_default(),
        is_stopped: !stopped.is_empty(),
        customer,
    }))
}

/// Stops the mail to whoever got the letter that the link stood in. Again is fine.
/// Says whether the link is one of ours.
///
/// # Errors
/// When the database does not answer.
pub async fn stop(app: &App, token: &str) -> Result<Option<Stop>, Error> {
    let Some(found) = look_at_stop(app, token).await? else {
        return Ok(None);
    };
    let tx = app.store().begin_unscoped().await?;
    tx.mail_stops()
        .insert(MailStop {
            organization_id: found.organization,
            customer: found.customer.clone(),
            stopped_at: app.now().micros(),
        })
        .await?;
    tx.commit().await?;
    Ok(Some(Stop {
        is_stopped: true,
        ..found
    }))
}

fn open(options: &MailOptions, token: &str) -> Option<(Uuid, Uuid)> {
    let (organization, rest) = token.split_at_checked(32)?;
    let (message, seal) = rest.split_at_checked(32)?;
    let organization = Uuid::try_parse(organization).ok()?;
    let message = Uuid::try_parse(message).ok()?;
    let given = unhex(seal)?;
    mac(options, organization, message)?
        .verify_truncated_left(&given)
        .ok()?;
    Some((organization, message))
}

fn seal(options: &MailOptions, organization: Uuid, message: Uuid) -> Option<String> {
    let bytes = mac(options, organization, message)?.finalize().into_bytes();
    let digits = bytes.iter().take(SEAL_BYTES);
    Some(digits.map(|byte| format!("{byte:02x}")).collect())
}

fn mac(options: &MailOptions, organization: Uuid, message: Uuid) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&options.signing_key).ok()?;
    mac.update(b"goodword mail stop 1\0");
    mac.update(organization.as_bytes());
    mac.update(message.as_bytes());
    Some(mac)
}

fn unhex(digits: &str) -> Option<[u8; SEAL_BYTES]> {
    let mut bytes = [0; SEAL_BYTES];
    if digits.len() != SEAL_BYTES * 2 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{MailOptions, address, open};
    use uuid::Uuid;

    #[test]
    fn only_a_link_of_ours_opens() {
        let options = |key: u8| MailOptions {
            public_url: "https://shop.example/".to_owned(),
            signing_key: vec![key; 32],
            sender: None,
        };
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let link = address(&options(1), one, two).unwrap_or_default();
        let token = link
            .strip_prefix("https://shop.example/unsubscribe/")
            .unwrap_or_default();
        assert_eq!(open(&options(1), token), Some((one, two)));
        assert_eq!(open(&options(2), token), None);
        let other = address(&options(1), two, two).unwrap_or_default();
        let mixed = format!(
            "{}{}",
            &other[other.len() - 96..other.len() - 64],
            &token[32..]
        );
        for bad in ["", "x", &mixed, &token[..95], &format!("{token}0")] {
            assert_eq!(open(&options(1), bad), None, "{bad}");
        }
    }
}
