//! What the pages need to be told.

use goodword_app::click::ClickRecorder;

use crate::{ClientAddress, Language};

/// What one client may ask for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests per second, in the long run.
    pub per_second: u32,
    /// Requests at once, before the rate counts.
    pub burst: u32,
    /// Sign-ups per hour.
    pub sign_ups_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_second: 20,
            burst: 100,
            sign_ups_per_hour: 60,
        }
    }
}

/// What the pages need to be told.
#[derive(Clone)]
pub struct PageOptions {
    /// Where visits go. Keep a clone: it is to be drained at the end.
    pub clicks: ClickRecorder,
    /// The address under which customers reach the server, without a trailing
    /// slash; its path is put before every link.
    pub public_url: String,
    /// The installation's signing key, at least 32 bytes. Cookies, forms and the
    /// ids of friends depend on it.
    pub signing_key: Vec<u8>,
    /// The language of visitors who name none that we have.
    pub language: Language,
    /// What one client may ask for.
    pub limits: Limits,
    /// Who the client is, behind proxies that are trusted: see
    /// [`crate::behind_proxies`].
    pub client: ClientAddress,
    /// Whether browsers reach the server over TLS, so that cookies are `Secure`.
    pub is_https: bool,
}
