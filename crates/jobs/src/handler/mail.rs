//! Hands a letter to the mail server. Its Message-ID is the same at every try, so
//! that a letter which comes twice is seen to be one.

use std::{
    error::Error as _,
    time::{Duration, SystemTime},
};

use goodword_app::{
    App,
    mail::{self, Letter},
    outbox::Message,
};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message as Mail, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{Error, authentication::Credentials},
};

use super::{Failure, Try};
use crate::{Encryption, JobOptions, Smtp};

/// What is said of an address to which no letter can go; never the address.
const ADDRESS: &str = "the address is none that a letter can go to";

/// The way to the mail server.
pub(crate) struct Carrier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
}

impl Carrier {
    pub(crate) fn new(smtp: &Smtp, options: &JobOptions) -> Option<Self> {
        let host = smtp.host.as_str();
        let builder = match smtp.encryption {
            Encryption::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host),
            Encryption::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host),
            Encryption::None => Ok(AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(
                host,
            )),
        };
        let builder = match builder {
            Ok(builder) => builder,
            Err(error) => {
                tracing::error!(%error, "no letter can be sent: the mail server's name is wrong");
                return None;
            }
        };
        // Well within the lease, or a slow server would get everything twice.
        let lease = Duration::from_secs(options.lease_seconds.saturating_mul(3) / 4);
        let patience = smtp.timeout.min(lease);
        // A little longer for one word of the server than for the whole letter: what
        // takes too long is told as that.
        let word = patience + Duration::from_secs(1);
        let mut builder = builder.port(smtp.port).timeout(Some(word));
        if let Some((user, password)) = &smtp.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Some(Self {
            transport: builder.build(),
            patience,
        })
    }

    async fn carry(&self, letter: &Letter) -> Try {
        let mail = written(letter)?;
        let sending = self.transport.send(mail);
        match tokio::time::timeout(self.patience, sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) => Err(Failure::new("the mail server did not answer in time")),
        }
    }
}

pub(super) async fn handle(app: &App, carrier: Option<&Carrier>, message: &Message) -> Try {
    let letter = mail::letter(app, message).await?;
    let was_sent = match (letter, carrier) {
        (Some(letter), Some(carrier)) => {
            carrier.carry(&letter).await?;
            true
        }
        _ => false,
    };
    Ok(mail::sent(app, message, was_sent).await?)
}

/// The letter as it goes over the line.
fn written(letter: &Letter) -> Result<Mail, Failure> {
    let from = address(&letter.from)?;
    let id = format!("<msg_{}@{}>", letter.id.simple(), from.domain());
    let name = Some(one_line(&letter.from_name)).filter(|name| !name.is_empty());
    let seconds = u64::try_from(letter.created_at.micros() / 1_000_000).unwrap_or(0);
    let mut mail = Mail::builder()
        .from(Mailbox::new(name, from))
        .to(Mailbox::new(None, address(&letter.to)?))
        .subject(one_line(&letter.subject))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(id))
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(reply_to) = &letter.reply_to {
        mail = mail.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    let plain = |url: &&String| {
        url.bytes()
            .all(|b| b.is_ascii_graphic() && !b"<>".contains(&b))
    };
    if let Some(stop) = letter.stop.as_ref().filter(plain) {
        mail = mail
            .raw_header(header("List-Unsubscribe", &format!("<{stop}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            ));
    }
    let parts = MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone());
    mail.multipart(parts)
        .map_err(|_| Failure::lasting("the letter cannot be put together"))
}

/// A header of ours, whose text is plain ASCII on one line.
fn header(name: &'static str, text: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, text.to_owned(), text.to_owned())
}

/// Names and subjects come as one line; whoever calls this is not trusted with it.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// An address that can stand in the head of a letter and in a command to the server.
/// Addresses with other than ASCII letters before the @ are not taken by most servers.
fn address(text: &str) -> Result<Address, Failure> {
    if !text.is_ascii() || text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Failure::lasting(ADDRESS));
    }
    text.parse().map_err(|_| Failure::lasting(ADDRESS))
}

/// What went wrong, without a word of the server's: it likes to repeat the address.
fn failure(error: &Error) -> Failure {
    if let Some(code) = error.status() {
        let code = code.to_string();
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        let enhanced = enhanced(&said);
        let reason = format!("the mail server answered {code}{enhanced}");
        // 550 to 554 are about this letter; other 5xx about how we ask.
        let about_letter = ["550", "551", "552", "553", "554"].contains(&code.as_str());
        return if about_letter {
            Failure::lasting(reason)
        } else {
            Failure::new(reason)
        };
    }
    Failure::new(if error.is_timeout() {
        "the mail server did not answer in time"
    } else if error.is_tls() {
        "the mail server gives no safe connection"
    } else if error.is_client() {
        "the mail server does not offer what the settings ask for"
    } else {
        "the connection to the mail server failed"
    })
}

/// ` 5.1.1` of `5.1.1 <name@example.com>: no such user`.
fn enhanced(said: &str) -> String {
    let word = said.split_whitespace().next().unwrap_or_default();
    let dots = word.matches('.').count();
    let is_code =
        dots == 2 && word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_code {
        format!(" {word}")
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use goodword_app::mail::Letter;
    use goodword_domain::moment::Moment;

    use super::{ADDRESS, enhanced, written};

    fn letter() -> Letter {
        Letter {
            id: "0192000000007000800000000000000a"
                .parse()
                .unwrap_or_default(),
            created_at: Moment::from_micros(1_767_225_600_000_000),
            from: "shop@shop.example".to_owned(),
            from_name: "Blue \"Optics\"".to_owned(),
            reply_to: None,
            to: "ada@friend.example".to_owned(),
            subject: "سلام".to_owned(),
            text: "a\n".to_owned(),
            html: "<p>a</p>\n".to_owned(),
            stop: Some("https://shop.example/unsubscribe/x".to_owned()),
        }
    }

    fn head(letter: &Letter) -> String {
        let mail = written(letter)
            .map(|mail| mail.formatted())
            .unwrap_or_default();
        let text = String::from_utf8_lossy(&mail).into_owned();
        text.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_letter_has_its_head() {
        let head = head(&letter());
        for line in [
            "From: \"Blue \\\"Optics\\\"\" <shop@shop.example>",
            "To: ada@friend.example",
            "Message-ID: <msg_0192000000007000800000000000000a@shop.example>",
            "Date: Thu, 01 Jan 2026 00:00:00 +0000",
            "List-Unsubscribe: <https://shop.example/unsubscribe/x>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Auto-Submitted: auto-generated",
            "Subject: =?utf-8?b?2LPZhNin2YU=?=",
        ] {
            assert!(
                head.lines().any(|found| found == line),
                "{line} is missing:\n{head}"
            );
        }
    }

    /// Whatever stands in a name, a subject or an address, the head has the same lines.
    #[test]
    fn nothing_gets_into_the_head() {
        let names = |head: &str| {
            let lines = head.lines().filter(|line| !line.starts_with([' ', '\t']));
            let names = lines.map(|line| line.split(':').next().unwrap_or_default().to_owned());
            names.collect::<Vec<_>>()
        };
        let good = names(&head(&letter()));
        for evil in [
            "a\r\nBcc: b@c.example",
            "a\nBcc: b@c.example",
            "a\r\n\r\nbody",
            "\r",
        ] {
            let odd = Letter {
                subject: evil.to_owned(),
                from_name: evil.to_owned(),
                ..letter()
            };
            assert_eq!(names(&head(&odd)), good, "{evil:?}");
            let address = format!("ada@friend.example{evil}");
            for odd in [
                Letter {
                    to: address.clone(),
                    ..letter()
                },
                Letter {
                    from: address.clone(),
                    ..letter()
                },
                Letter {
                    reply_to: Some(address.clone()),
                    ..letter()
                },
            ] {
                let refused = written(&odd)
                    .err()
                    .map(|failure| (failure.reason, failure.is_final));
                assert_eq!(refused, Some((ADDRESS.to_owned(), true)), "{evil:?}");
            }
            let stop = Letter {
                stop: Some(format!("https://x/{evil}")),
                ..letter()
            };
            assert!(!head(&stop).contains("Bcc"), "{evil:?}");
            assert!(!head(&stop).contains("List-Unsubscribe"), "{evil:?}");
        }
    }

    #[test]
    fn of_a_servers_words_only_the_numbers_are_kept() {
        assert_eq!(
            enhanced("5.1.1 <ada@friend.example>: no such user"),
            " 5.1.1"
        );
        for said in [
            "",
            "ada@friend.example",
            "no",
            "1.2",
            "127.0.0.1",
            "5.1.1<ada",
        ] {
            assert_eq!(enhanced(said), "", "{said}");
        }
    }
}
