//! How letters are written.

use std::fmt;

/// Who sends letters.
#[derive(Clone, PartialEq, Eq)]
pub struct Sender {
    /// The address that they come from.
    pub address: String,
    /// The name beside it; where there is none, the organization's.
    pub name: Option<String>,
    /// Where answers go, if not to the address.
    pub reply_to: Option<String>,
}

/// How letters are written: filled from the settings by the binary.
#[derive(Clone)]
pub struct MailOptions {
    /// The address under which customers reach the server, without a slash at the
    /// end: links are made of it.
    pub public_url: String,
    /// The installation's signing key: with it the links are signed by which a
    /// customer stops the mail.
    pub signing_key: Vec<u8>,
    /// Who sends letters; none where no mail server is set up.
    pub sender: Option<Sender>,
}

/// Without addresses.
impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sender(..)")
    }
}

/// Without the key.
impl fmt::Debug for MailOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailOptions")
            .field("public_url", &self.public_url)
            .field("sender", &self.sender)
            .finish_non_exhaustive()
    }
}
