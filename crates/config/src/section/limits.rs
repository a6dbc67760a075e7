use super::section;
use crate::fault::{Fault, Wrong};

section! {
    /// What one caller may ask for. Above it the answer is 429 with
    /// `Retry-After`, and nothing is lost: the caller comes again.
    "limits" Limits {
        /// Requests per second from one address to the public pages.
        address_per_second: u32 = 1_000, 1..=1_000_000;
        /// Requests to the public pages an address may make at once before the
        /// rate counts.
        address_burst: u32 = 2_000, 1..=1_000_000;
        /// Requests per second with one API key.
        key_per_second: u32 = 10_000, 1..=1_000_000;
        /// Requests an API key may make at once before the rate counts.
        key_burst: u32 = 20_000, 1..=1_000_000;
        /// Sign-ups of advocates and friends per hour from one address. A shop
        /// whose customers sign up on one wireless network needs more.
        sign_ups_per_hour: u32 = 60, 1..=1_000_000;
        /// Facts that may wait to be written. Beyond it the answer is 503, so
        /// that memory stays bounded.
        waiting_events_max: u32 = 10_000, 1..=10_000_000;
    }
}

impl Limits {
    pub(crate) fn faults(&self, faults: &mut Vec<Fault>) {
        let pairs = [
            ("address", self.address_per_second, self.address_burst),
            ("key", self.key_per_second, self.key_burst),
        ];
        for (name, rate, burst) in pairs.into_iter().filter(|(_, rate, burst)| burst < rate) {
            let reason = format!("{burst} is less than limits.{name}_per_second, {rate}");
            let wrong = Wrong::new(reason, "a burst is at least what one second allows");
            faults.push(wrong.at("settings", &format!("limits.{name}_burst")));
        }
    }
}
