//! The facts that the rows record: friends who were introduced sign up, and both
//! sides are rewarded (practice P01).
//!
//! Friends are numbered, and what happens to each happens a millisecond after the
//! one before; those of one advocate lie far apart, so that neighbours in a batch
//! touch different advocates. Both as it would be in life.

use anyhow::Result;
use hyper::body::Bytes;
use jiff::Timestamp;
use serde_json::{Value, json};

/// In microseconds.
const MILLISECOND: i64 = 1_000;

/// Who brings whom.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Town {
    /// How many people bring somebody.
    #[arg(long)]
    advocates: u64,
    /// When it happens to friend 0, in microseconds since 1970.
    #[arg(long)]
    at: i64,
}

impl Town {
    /// These friends are introduced, in one request.
    pub(crate) fn introductions(&self, friends: std::ops::Range<u64>) -> Result<Bytes> {
        let all = friends.map(|friend| {
            let advocate = format!("A-{}", friend % self.advocates);
            let data = json!({"advocate": advocate, "friend": name(friend), "channel": "link"});
            self.fact("referral.introduced", "i", friend, data)
        });
        Ok(serde_json::to_vec(&all.collect::<Result<Vec<_>>>()?)?.into())
    }

    /// The friend signs up, which earns a reward on each side.
    pub(crate) fn sign_up(&self, friend: u64) -> Result<Bytes> {
        let data = json!({"customer": name(friend), "kind": "customer"});
        let fact = self.fact("customer.added", "s", friend, data)?;
        Ok(serde_json::to_vec(&fact)?.into())
    }

    fn fact(&self, kind: &str, prefix: &str, friend: u64, data: Value) -> Result<Value> {
        let time = Timestamp::from_microsecond(self.at + i64::try_from(friend)? * MILLISECOND)?;
        Ok(json!({
            "specversion": "1.0", "source": "/bench", "id": format!("{prefix}-{friend}"),
            "type": kind, "time": time.to_string(), "data": data,
        }))
    }
}

fn name(friend: u64) -> String {
    format!("F-{friend}")
}
