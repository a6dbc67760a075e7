//! What one client may ask for. Nothing about a client is written down; its
//! address is forgotten when its limit no longer counts.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};

/// Most clients that are remembered; more at once are an attack, and new ones
/// are told to come again.
const CLIENTS_MAX: usize = 200_000;
/// After how many requests those are forgotten whose limit no longer counts.
const SWEEP_EVERY: u32 = 4_096;

/// A limit for each client.
pub(crate) struct ClientLimit {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    asked: AtomicU32,
}

impl ClientLimit {
    pub(crate) fn per_second(rate: u32, burst: u32) -> Self {
        Self::new(Quota::per_second(at_least_one(rate)).allow_burst(at_least_one(burst)))
    }

    pub(crate) fn per_hour(count: u32) -> Self {
        Self::new(Quota::per_hour(at_least_one(count)))
    }

    fn new(quota: Quota) -> Self {
        Self {
            limiter: RateLimiter::keyed(quota),
            clock: DefaultClock::default(),
            asked: AtomicU32::new(0),
        }
    }

    /// Lets a request pass, or says after how long to come again.
    pub(crate) fn check(&self, client: IpAddr) -> Result<(), Duration> {
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        if asked.is_multiple_of(SWEEP_EVERY) {
            self.limiter.retain_recent();
        }
        if self.limiter.len() >= CLIENTS_MAX {
            return Err(Duration::from_secs(60));
        }
        self.limiter
            .check_key(&network(client))
            .map_err(|refused| refused.wait_time_from(self.clock.now()))
    }
}

fn at_least_one(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

/// One subscriber has a whole /64 of IPv6 addresses, and counts as one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::ClientLimit;

    #[test]
    fn a_limit_is_for_each_client_and_a_network_of_ipv6_is_one() {
        let limit = ClientLimit::per_hour(2);
        let check = |text: &str| limit.check(text.parse().unwrap()).is_ok();
        assert_eq!(
            [check("192.0.2.1"), check("192.0.2.1"), check("192.0.2.1")],
            [true, true, false]
        );
        assert!(check("192.0.2.2"));
        assert!(check("2001:db8::1") && check("2001:db8::2"));
        assert!(!check("2001:db8::3"));
        assert!(check("2001:db8:0:1::1"));
    }

    #[test]
    fn who_is_refused_is_told_when_to_come_again() {
        let limit = ClientLimit::per_hour(1);
        let client = "192.0.2.1".parse().unwrap();
        limit.check(client).unwrap();
        let wait = limit.check(client).unwrap_err();
        assert!((3_500..=3_600).contains(&wait.as_secs()), "{wait:?}");
    }
}
