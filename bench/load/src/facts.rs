//! The facts that the rows record: friends who were introduced sign up, and both
//! sides are rewarded (practice P01).
//!
//! Friends are numbered; those of one advocate lie far apart, so that neighbours
//! in a batch touch different advocates, as they would in life.

use anyhow::Result;
use hyper::body::Bytes;
use serde_json::{Value, json};

/// Who brings whom.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Town {
    /// How many people bring somebody.
    #[arg(long)]
    advocates: u64,
    /// When it happens (RFC 3339).
    #[arg(long)]
    at: String,
}

impl Town {
    /// These friends are introduced, in one request.
    pub(crate) fn introductions(&self, friends: std::ops::Range<u64>) -> Result<Bytes> {
        let all = friends.map(|friend| {
            let advocate = format!("A-{}", friend % self.advocates);
            let data = json!({"advocate": advocate, "friend": name(friend), "channel": "link"});
            self.fact("referral.introduced", format!("i-{friend}"), data)
        });
        Ok(serde_json::to_vec(&all.collect::<Vec<_>>())?.into())
    }

    /// The friend signs up, which earns a reward on each side.
    pub(crate) fn sign_up(&self, friend: u64) -> Result<Bytes> {
        let data = json!({"customer": name(friend), "kind": "customer"});
        let fact = self.fact("customer.added", format!("s-{friend}"), data);
        Ok(serde_json::to_vec(&fact)?.into())
    }

    fn fact(&self, kind: &str, id: String, data: Value) -> Value {
        json!({
            "specversion": "1.0", "source": "/bench", "id": id, "type": kind,
            "time": self.at, "data": data,
        })
    }
}

fn name(friend: u64) -> String {
    format!("F-{friend}")
}
