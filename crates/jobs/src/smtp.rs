//! Which mail server letters leave through: a plain struct, filled from the settings
//! by the binary.

use std::{fmt, time::Duration};

/// How the connection to the mail server is kept from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte on (port 465).
    Tls,
    /// TLS as soon as the server has greeted (port 587); without it nothing is sent.
    StartTls,
    /// Not at all: for a server on the same machine.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub encryption: Encryption,
    /// User and password, where it asks for them.
    pub credentials: Option<(String, String)>,
    /// How long a letter may take.
    pub timeout: Duration,
}

/// Without user and password.
impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("encryption", &self.encryption)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
