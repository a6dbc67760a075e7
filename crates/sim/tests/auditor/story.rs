//! A story of events, written short.

use goodword_sim::audit;
use serde_json::{Value, json};

/// Events of one preset in order of arrival, numbered e-1, e-2, ...
pub(crate) struct Story {
    preset: &'static str,
    pub(crate) lines: Vec<Value>,
}

impl Story {
    pub(crate) fn of(preset: &'static str) -> Self {
        Self {
            preset,
            lines: Vec::new(),
        }
    }

    /// One event; `time` is the clock in Shanghai, such as `2024-01-31T10:00`.
    pub(crate) fn event(mut self, time: &str, kind: &str, data: Value) -> Self {
        let seconds = if time.len() == 16 { ":00" } else { "" };
        let id = format!("e-{}", self.lines.len() + 1);
        self.lines.push(
            json!({"specversion": "1.0", "source": "/shop", "id": id, "type": kind,
            "time": format!("{time}{seconds}+08:00"), "data": data}),
        );
        self
    }

    pub(crate) fn brings(self, time: &str, advocate: &str, friend: &str) -> Self {
        let data = json!({"advocate": advocate, "friend": friend, "channel": "link"});
        self.event(time, "referral.introduced", data)
    }

    pub(crate) fn joins(self, time: &str, customer: &str) -> Self {
        self.event(time, "customer.added", json!({"customer": customer}))
    }

    pub(crate) fn orders(self, time: &str, order: &str, customer: &str, amount: &str) -> Self {
        let data = json!({"order": order, "customer": customer, "amount": amount,
            "currency": "CNY"});
        self.event(time, "order.placed", data)
    }

    pub(crate) fn pays(self, time: &str, order: &str, amount: &str) -> Self {
        self.event(
            time,
            "payment.received",
            json!({"order": order, "amount": amount}),
        )
    }

    pub(crate) fn refunds(self, time: &str, order: &str, amount: &str) -> Self {
        self.event(
            time,
            "order.refunded",
            json!({"order": order, "amount": amount}),
        )
    }

    pub(crate) fn delivers(self, time: &str, order: &str) -> Self {
        self.event(time, "order.delivered", json!({ "order": order }))
    }

    pub(crate) fn cancels(self, time: &str, order: &str) -> Self {
        self.event(time, "order.cancelled", json!({ "order": order }))
    }

    pub(crate) fn uses(self, time: &str, customer: &str, unit: &str, amount: &str) -> Self {
        let data = json!({"customer": customer, "unit": unit, "amount": amount});
        self.event(time, "credit.used", data)
    }

    pub(crate) fn fraud(self, time: &str, advocate: &str, friend: &str) -> Self {
        let data = json!({"advocate": advocate, "friend": friend});
        self.event(time, "fraud.confirmed", data)
    }

    pub(crate) fn summary(&self) -> Value {
        audit(self.preset, &self.lines, None).unwrap()
    }

    /// The summary at a clock time in Shanghai, to the microsecond.
    pub(crate) fn summary_at(&self, time: &str) -> Value {
        let moment: jiff::Timestamp = format!("{time}+08:00").parse().unwrap();
        audit(self.preset, &self.lines, Some(moment.as_microsecond())).unwrap()
    }
}

/// What a person may have of a unit, `-` where nothing is listed.
pub(crate) fn has(summary: &Value, person: &str, unit: &str) -> String {
    let available = &summary["balances"][person][unit]["available"];
    available.as_str().unwrap_or("-").to_owned()
}

/// The rows of refusals as `event friend reason`.
pub(crate) fn rows(summary: &Value) -> Vec<String> {
    let rows = summary["refusals"].as_array().unwrap().iter();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.map(|row| [text(row, "event"), text(row, "friend"), text(row, "reason")].join(" "))
        .collect()
}

/// Introduced, qualified, converted, refused, voided.
pub(crate) fn referrals(summary: &Value) -> [u64; 5] {
    ["introduced", "qualified", "converted", "refused", "voided"]
        .map(|name| summary["referrals"][name].as_u64().unwrap())
}

/// Read, applied, refused, without effect, duplicate, conflict.
pub(crate) fn events(summary: &Value) -> [u64; 6] {
    [
        "read",
        "applied",
        "refused",
        "without_effect",
        "duplicate",
        "conflict",
    ]
    .map(|name| summary["events"][name].as_u64().unwrap())
}
