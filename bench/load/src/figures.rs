//! What a closed loop took.

use std::time::Duration;

use serde_json::{Value, json};

/// How long each request took, over a stretch of time.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    micros: Vec<u64>,
}

impl Figures {
    pub(crate) fn note(&mut self, took: Duration) {
        self.micros
            .push(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.micros.extend(other.micros);
    }

    /// Requests a second over `wall`, and how the single ones were spread (milliseconds).
    pub(crate) fn told(mut self, wall: Duration) -> Value {
        self.micros.sort_unstable();
        json!({
            "requests": self.micros.len(),
            "seconds": wall.as_secs_f64(),
            "per_second": self.micros.len() as f64 / wall.as_secs_f64(),
            "p50_ms": self.share(50),
            "p99_ms": self.share(99),
            "max_ms": self.share(100),
        })
    }

    /// What so many of a hundred requests took at most.
    fn share(&self, percent: usize) -> f64 {
        let last = self.micros.len().saturating_sub(1);
        let at = (self.micros.len() * percent / 100).min(last);
        self.micros
            .get(at)
            .map_or(0.0, |micros| *micros as f64 / 1_000.0)
    }
}
