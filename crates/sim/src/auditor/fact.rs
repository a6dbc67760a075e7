//! From lines to facts: form, duplicates, conflicts, and the one order of reading.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::unit;

/// Types in the order in which facts of the same time are read, each with the
/// text fields it cannot do without (replay.md, "Envelope" and "Vocabulary").
const TYPES: [(&str, &[&str]); 28] = [
    ("referral.introduced", &["advocate", "friend", "channel"]),
    ("customer.added", &["customer"]),
    ("group.opened", &["group", "initiator"]),
    ("visit.recorded", &["customer"]),
    ("order.placed", &["order", "customer", "amount", "currency"]),
    ("payment.received", &["order", "amount"]),
    ("order.invoiced", &["order"]),
    ("order.delivered", &["order"]),
    ("order.filed", &["order"]),
    ("order.cancelled", &["order"]),
    ("order.refunded", &["order", "amount"]),
    ("holdings.valued", &["customer", "market_value"]),
    ("attendance.recorded", &["customer"]),
    ("like.received", &["advocate", "by"]),
    ("instrument.issued", &["instrument", "kind", "holder"]),
    ("instrument.transferred", &["instrument", "to"]),
    ("instrument.redeemed", &["instrument", "by"]),
    ("instrument.bought_back", &["instrument", "from", "price"]),
    ("credit.used", &["customer", "unit", "amount"]),
    ("booking.made", &["customer"]),
    ("survey.answered", &["customer", "stage"]),
    ("moment.noted", &["customer", "moment"]),
    ("reward.chosen", &["reward", "option"]),
    ("reward.claimed", &["reward"]),
    ("approval.decided", &["reward", "step", "by", "decision"]),
    ("fraud.confirmed", &["advocate", "friend"]),
    ("draw.committed", &["draw", "commitment"]),
    ("draw.revealed", &["draw", "seed"]),
];

/// One line that stands: neither a duplicate nor a conflict of an earlier line.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// Microseconds since the epoch.
    pub(crate) at: i64,
    rank: usize,
    pub(crate) source: String,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) data: Map<String, Value>,
}

/// The facts up to `until`, in the order of reading, so that the place of a fact
/// in `facts` is at once its rank among all moments.
pub(crate) struct Reading {
    pub(crate) facts: Vec<Fact>,
    pub(crate) duplicates: usize,
    pub(crate) conflicts: usize,
    /// The end of the clock; none for an empty file without `--until`.
    pub(crate) until: Option<i64>,
}

impl Fact {
    fn read(line: &Value) -> Result<Self> {
        let field = |name: &str| {
            let text = line.get(name).and_then(Value::as_str);
            text.with_context(|| format!("`{name}` is missing or not text"))
        };
        if field("specversion")? != "1.0" {
            bail!("`specversion` is not 1.0");
        }
        let time: Timestamp = field("time")?
            .parse()
            .context("`time` is no time with an offset")?;
        let kind = field("type")?;
        let place = TYPES.iter().position(|(known, _)| *known == kind);
        let data = line.get("data").and_then(Value::as_object);
        let fact = Self {
            at: time.as_microsecond(),
            rank: place.unwrap_or(TYPES.len()),
            source: field("source")?.to_owned(),
            id: field("id")?.to_owned(),
            kind: kind.to_owned(),
            data: data.context("`data` is missing or not an object")?.clone(),
        };
        if let Some((_, required)) = TYPES.get(fact.rank) {
            for name in *required {
                let text = fact.optional(name);
                text.with_context(|| format!("`data.{name}` is missing or not text"))?;
            }
        }
        Ok(fact)
    }

    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    /// A type of the vocabulary.
    pub(crate) fn is_known(&self) -> bool {
        self.rank < TYPES.len()
    }

    /// A text field that the form requires; reading has made sure that it is there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.optional(name).unwrap_or_default()
    }

    pub(crate) fn optional(&self, name: &str) -> Option<&str> {
        self.data.get(name).and_then(Value::as_str)
    }

    pub(crate) fn amount(&self, name: &str, unit: &str) -> Result<i128> {
        let read = unit::parse(self.text(name), unit);
        read.with_context(|| format!("event {} of {}: `data.{name}`", self.id, self.source))
    }

    /// Same type, same instant, same data: the second of two lines is a duplicate.
    fn says_the_same_as(&self, other: &Self) -> bool {
        self.kind == other.kind && self.at == other.at && self.data == other.data
    }
}

/// Reads all lines in the order in which they arrived.
pub(crate) fn read(lines: &[Value], until: Option<i64>) -> Result<Reading> {
    let mut standing: Vec<Fact> = Vec::new();
    let mut named: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut duplicates, mut conflicts) = (Vec::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        let fact = Fact::read(line).with_context(|| format!("line {}", index + 1))?;
        let name = (fact.source.clone(), fact.id.clone());
        match named.get(&name) {
            None => {
                named.insert(name, standing.len());
                standing.push(fact);
            }
            Some(first) if fact.says_the_same_as(&standing[*first]) => duplicates.push(fact.at),
            Some(_) => conflicts.push(fact.at),
        }
    }
    let times = standing
        .iter()
        .map(|fact| fact.at)
        .chain(conflicts.iter().copied());
    let until = until.or(times.max());
    let counts = |at: &&i64| until.is_some_and(|end| **at <= end);
    let (duplicates, conflicts) = (
        duplicates.iter().filter(counts).count(),
        conflicts.iter().filter(counts).count(),
    );
    standing.retain(|fact| until.is_some_and(|end| fact.at <= end));
    standing
        .sort_by(|a, b| (a.at, a.rank, &a.source, &a.id).cmp(&(b.at, b.rank, &b.source, &b.id)));
    Ok(Reading {
        facts: standing,
        duplicates,
        conflicts,
        until,
    })
}
