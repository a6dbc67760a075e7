use super::section;
use crate::fault::{Fault, Wrong};

section! {
    /// How messages, webhooks and payments leave. A try that fails is repeated
    /// after a growing pause; after the last one the message is parked until
    /// somebody looks at it.
    "outbox" Outbox {
        /// Messages of one kind (webhooks, letters) sent at the same time by one server.
        workers: u32 = 8, 1..=256;
        /// Tries before a message is parked.
        max_tries: u32 = 12, 1..=100;
        /// Seconds before the second try.
        first_backoff_seconds: u64 = 5, 1..=86_400;
        /// What each pause is multiplied by to give the next.
        backoff_factor: u32 = 2, 1..=10;
        /// Longest pause, in seconds.
        max_backoff_seconds: u64 = 6 * 60 * 60, 1..=604_800;
        /// How far a pause may be lengthened by chance, in percent, so that
        /// messages which failed together do not come back together.
        jitter_percent: u32 = 20, 0..=100;
        /// Seconds after which a message taken by a server that has died may be
        /// taken by another. Longer than the slowest receiver answers.
        lease_seconds: u64 = 60, 5..=3_600;
        /// For how many days messages are kept that were delivered.
        kept_days: u32 = 30, 1..=3_650;
        /// Whether webhooks may be posted to addresses that are not on the public
        /// internet: only where everybody who may add a webhook is trusted with the
        /// network that the server stands in.
        private_addresses: bool = false;
    }
}

impl Outbox {
    /// The pause after try number `tries` (from 1) has failed, in seconds,
    /// without its share of chance.
    #[must_use]
    pub fn backoff_seconds(&self, tries: u32) -> u64 {
        let factor = u64::from(self.backoff_factor).saturating_pow(tries.saturating_sub(1));
        self.first_backoff_seconds
            .saturating_mul(factor)
            .min(self.max_backoff_seconds)
    }

    pub(crate) fn faults(&self, faults: &mut Vec<Fault>) {
        if self.first_backoff_seconds > self.max_backoff_seconds {
            let (first, max) = (self.first_backoff_seconds, self.max_backoff_seconds);
            let reason = format!("{first} is more than outbox.max_backoff_seconds, {max}");
            let wrong = Wrong::new(reason, "make the first pause the shortest");
            faults.push(wrong.at("settings", "outbox.first_backoff_seconds"));
        }
    }
}
