//! How the API behaves: a plain struct, filled from the settings by the binary.

use std::{fmt, net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

/// So many at once, and so many more with every second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Requests per second in the long run.
    pub per_second: NonZeroU32,
    /// Requests at once before the rate counts.
    pub burst: NonZeroU32,
}

/// How the API behaves.
#[derive(Clone)]
pub struct ApiOptions {
    /// The address under which customers reach the server, without a slash at
    /// the end: links are made of it.
    pub public_url: String,
    /// Largest request body, in bytes; a larger one is answered 413.
    pub body_max: usize,
    /// After so long a request that is still being worked on is answered 503.
    pub timeout: Duration,
    /// What one key may ask for; more is answered 429.
    pub key_rate: Option<Rate>,
    /// What one address may ask for, all its keys together, before anybody looks
    /// at its key; more is answered 429.
    pub address_rate: Option<Rate>,
    /// Whether a peer is a proxy of the operator's own, whose `X-Forwarded-For`
    /// is believed.
    pub trusts: Arc<dyn Fn(IpAddr) -> bool + Send + Sync>,
    /// What `/metrics` answers (Prometheus text); without it there is no such page.
    pub metrics: Option<Arc<dyn Fn() -> String + Send + Sync>>,
}

impl Default for ApiOptions {
    fn default() -> Self {
        Self {
            public_url: "http://localhost:8080".to_owned(),
            body_max: 2 * 1024 * 1024,
            timeout: Duration::from_secs(30),
            key_rate: None,
            address_rate: None,
            trusts: Arc::new(|_| false),
            metrics: None,
        }
    }
}

impl fmt::Debug for ApiOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiOptions")
            .field("public_url", &self.public_url)
            .field("body_max", &self.body_max)
            .field("timeout", &self.timeout)
            .field("key_rate", &self.key_rate)
            .field("address_rate", &self.address_rate)
            .finish_non_exhaustive()
    }
}
