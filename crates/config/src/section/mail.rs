use super::section;
use crate::fault::{Fault, Wrong};
use crate::mailbox::Mailbox;
use crate::smtp::{Password, Relay, SmtpUrl, Tls, is_host};

section! {
    /// How letters leave: to advocates and friends when something concerns them, and
    /// to the staff. Without `mail.url` or `mail.host` nothing is sent: letters are
    /// kept, and can be read and sent later, one by one (docs/concepts/mail.md).
    "mail" Mail {
        /// The mail server in one line: `smtps://user:password@host:465` (TLS),
        /// `smtp://user:password@host:587` (STARTTLS), `smtp+none://localhost:25`.
        /// Instead of the keys from `mail.host` to `mail.password`.
        url: Option<SmtpUrl> = None;
        /// The mail server's name.
        host: Option<String> = None;
        /// Its port; by default 587 with `starttls`, 465 with `tls`, 25 with `none`.
        port: Option<u32> = None;
        /// How the connection is kept from being read: `starttls` (nothing is sent to
        /// a server that does not offer it), `tls` from the first byte on, or `none`,
        /// for a server on the same machine.
        tls: Tls = Tls::StartTls;
        /// The user, where the mail server asks for one.
        user: Option<String> = None;
        /// The user's password.
        password: Option<Password> = None;
        /// The address that letters come from, with or without a name: without one
        /// the organization's name stands there. Needed where a mail server is set up.
        from: Option<Mailbox> = None;
        /// Where answers go, if not to `mail.from`.
        reply_to: Option<Mailbox> = None;
        /// Seconds that one letter may take.
        timeout_seconds: u64 = 20, 1..=300;
    }
}

impl Mail {
    /// The mail server, if one is set up.
    #[must_use]
    pub fn relay(&self) -> Option<Relay> {
        if let Some(url) = &self.url {
            return Some(url.relay().clone());
        }
        let host = self.host.clone()?;
        let port = self.port.and_then(|port| u16::try_from(port).ok());
        let credentials = self.user.clone().zip(self.password.as_ref());
        Some(Relay {
            host,
            port: port.unwrap_or(self.tls.port()),
            tls: self.tls,
            credentials: credentials.map(|(user, password)| (user, password.secret().clone())),
        })
    }

    pub(crate) fn faults(&self, faults: &mut Vec<Fault>) {
        let mut fault = |key: &str, reason: &str, advice: &str| {
            faults.push(Wrong::new(reason, advice).at("settings", &format!("mail.{key}")));
        };
        if self.url.is_some() && self.host.is_some() {
            let advice = "the mail server is one: remove one of the two";
            fault("url", "mail.url and mail.host are both set", advice);
        }
        if self.host.as_deref().is_some_and(|host| !is_host(host)) {
            fault(
                "host",
                "is not the name of a machine",
                "write for example mail.example",
            );
        }
        if self.port.is_some_and(|port| !(1..=65_535).contains(&port)) {
            fault("port", "is out of range", "choose a number from 1 to 65535");
        }
        if self.user.is_some() != self.password.is_some() {
            let advice = "set both, or neither";
            fault("user", "mail.user and mail.password go together", advice);
        }
        let Some(relay) = self.relay() else {
            return;
        };
        if self.from.is_none() {
            let advice = "write for example hello@shop.example";
            fault("from", "is missing, and a mail server is set up", advice);
        }
        let is_here = matches!(relay.host.as_str(), "localhost" | "127.0.0.1");
        if relay.tls == Tls::None && relay.credentials.is_some() && !is_here {
            let advice = "choose starttls or tls";
            fault(
                "tls",
                "the password would travel where others can read it",
                advice,
            );
        }
    }
}
