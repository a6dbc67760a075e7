//! How much one key and one address may ask for.

use std::{
    hash::Hash,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DashMapStateStore,
};

use crate::{
    client::{address_of, neighbourhood},
    options::Rate,
    problem::Problem,
    router::Api,
};

/// After so many questions those are forgotten who have their full share again.
const SWEEP_EVERY: u64 = 16_384;

/// Counts what each of many callers asks for.
pub(crate) struct Limiter<K: Clone + Hash + Eq> {
    limiter: Option<RateLimiter<K, DashMapStateStore<K>, DefaultClock>>,
    clock: DefaultClock,
    asked: AtomicU64,
}

impl<K: Clone + Hash + Eq> Limiter<K> {
    /// Without a rate, everything is allowed.
    pub(crate) fn new(rate: Option<Rate>) -> Self {
        let quota = |rate: Rate| Quota::per_second(rate.per_second).allow_burst(rate.burst);
        let clock = DefaultClock::default();
        let limiter = rate.map(|rate| {
            let state = DashMapStateStore::default();
            RateLimiter::new(quota(rate), state, clock.clone())
        });
        Self {
            limiter,
            clock,
            asked: AtomicU64::new(0),
        }
    }

    /// Lets one more request of a caller pass.
    ///
    /// # Errors
    /// A problem that says when to come again.
    pub(crate) fn pass(&self, caller: &K) -> Result<(), Problem> {
        let Some(limiter) = &self.limiter else {
            return Ok(());
        };
        // Callers come and go; without this the map would only grow.
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(caller).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Problem::too_many_requests(wait.as_secs().saturating_add(1))
        })
    }
}

/// The limits of one server.
pub(crate) struct Limits {
    /// By the fingerprint of the key.
    pub(crate) keys: Limiter<[u8; 32]>,
    /// By the client's address.
    pub(crate) addresses: Limiter<IpAddr>,
}

/// Stops an address that asks for too much before anything is done for it.
pub(crate) async fn by_address(
    State(api): State<Arc<Api>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let trusts = api.options.trusts.as_ref();
    let address = address_of(request.extensions(), request.headers(), trusts);
    api.limits.addresses.pass(&neighbourhood(address))?;
    Ok(next.run(request).await)
}
