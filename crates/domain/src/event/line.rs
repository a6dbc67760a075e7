//! From JSON to events: the envelope, and whole files of it.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Event, Fact, Kind};
use crate::{
    form::{Fault, Form, name_of},
    moment::Moment,
    text::Text,
    unit::currency_decimals,
};

/// Reads one CloudEvent in JSON.
///
/// # Errors
/// Every fault of the envelope and of the data, each with its field.
pub fn read_event(value: &Value) -> Result<Event, Vec<Fault>> {
    let mut faults = Vec::new();
    let Value::Object(fields) = value else {
        let reason = format!("the event is {}, not an object", name_of(value));
        return Err(vec![Fault {
            field: String::new(),
            reason,
        }]);
    };
    let mut form = Form::new(fields, "", &mut faults);
    if form.text("specversion") != "1.0" && form.value("specversion").is_some_and(Value::is_string)
    {
        form.fault("specversion", "is not \"1.0\"");
    }
    let (id, source, code) = (form.text("id"), form.text("source"), form.text("type"));
    let time = form.text("time");
    let time = match Moment::parse(&time) {
        Ok(time) => Some(time),
        Err(reason) => {
            if !time.is_empty() {
                form.fault("time", reason);
            }
            None
        }
    };
    let kind = Kind::of(&code);
    let fact = read_fact(kind, &mut form);
    match (time, fact) {
        (Some(time), Some(fact)) if faults.is_empty() => {
            let print = print_of(&code, fields.get("data"));
            Ok(Event {
                source: source.into(),
                id: id.into(),
                kind,
                time,
                fact,
                print,
            })
        }
        _ => Err(faults),
    }
}

/// Reads an event that a store kept: its form was checked when it came.
///
/// # Errors
/// The faults of data that no longer reads as it did.
pub fn stored_event(
    (source, id): (String, String),
    code: &str,
    time: Moment,
    data: &Value,
) -> Result<Event, Vec<Fault>> {
    let mut faults = Vec::new();
    let kind = Kind::of(code);
    let fields = serde_json::Map::from_iter([("data".to_owned(), data.clone())]);
    let fact = read_fact(kind, &mut Form::new(&fields, "", &mut faults));
    match fact {
        Some(fact) if faults.is_empty() => {
            let given = Some(data).filter(|data| !data.is_null());
            Ok(Event {
                source: source.into(),
                id: id.into(),
                kind,
                time,
                fact,
                print: print_of(code, given),
            })
        }
        _ => Err(faults),
    }
}

fn read_fact(kind: Kind, form: &mut Form<'_, '_>) -> Option<Fact> {
    if kind == Kind::Unknown {
        return Some(Fact::Unknown);
    }
    form.required("data");
    let data = form.optional_object("data")?;
    Fact::read(kind, &mut form.within("data", data))
}

fn print_of(code: &str, data: Option<&Value>) -> u128 {
    let mut said = Vec::with_capacity(256);
    said.extend_from_slice(code.as_bytes());
    said.push(0);
    if let Some(data) = data {
        write_canonical(data, &mut said);
    }
    let digest = Sha256::digest(&said);
    digest
        .iter()
        .take(16)
        .fold(0, |print, byte| (print << 8) | u128::from(*byte))
}

/// Writes a value's canonical text: keys sorted, whatever order they came in.
fn write_canonical(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<(&String, &Value)> = map.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            text.push(b'{');
            for (key, value) in fields {
                write_json(key, text);
                text.push(b':');
                write_canonical(value, text);
            }
            text.push(b'}');
        }
        Value::Array(items) => {
            text.push(b'[');
            for item in items {
                write_canonical(item, text);
                text.push(b',');
            }
            text.push(b']');
        }
        leaf => write_json(leaf, text),
    }
}

fn write_json(value: &impl Serialize, text: &mut Vec<u8>) {
    // Texts, numbers and memory to write them into do not fail.
    serde_json::to_writer(text, value).unwrap_or_default();
}

/// A line of a file of events that is malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line's number, from 1.
    pub number: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Reads a file of events, one JSON object a line; empty lines and a byte
/// order mark are passed over (replay.md).
///
/// # Errors
/// Every fault of every line.
pub fn read_lines(text: &str) -> Result<Vec<Event>, Vec<Line>> {
    let mut reader = LineReader::default();
    for line in text.split('\n') {
        reader.read(line.as_bytes());
    }
    reader.finish()
}

/// Reads a file of events a line at a time, so that its text and its events
/// need not be in memory together.
#[derive(Debug, Default)]
pub struct LineReader {
    number: usize,
    events: Vec<Event>,
    /// The line of each event.
    numbers: Vec<u32>,
    faults: Vec<Line>,
    /// The source of the last event, which most often is that of the next one: they
    /// share it.
    source: Text,
}

impl LineReader {
    /// Begins after so many lines, to read a part of a file: see [`Self::joined`].
    #[must_use]
    pub fn after(lines: usize) -> Self {
        Self {
            number: lines,
            ..Self::default()
        }
    }

    /// What readers of parts that follow each other have read together.
    #[must_use]
    pub fn joined(parts: Vec<Self>) -> Self {
        let events = parts.iter().map(|part| part.events.len()).sum();
        let mut all = Self {
            // All at once: growing bit by bit would hold everything twice, again and again.
            events: Vec::with_capacity(events),
            numbers: Vec::with_capacity(events),
            ..Self::default()
        };
        for part in parts {
            all.number = part.number;
            all.events.extend(part.events);
            all.numbers.extend(part.numbers);
            all.faults.extend(part.faults);
        }
        all
    }

    /// Reads the next line, with or without its line break.
    pub fn read(&mut self, line: &[u8]) {
        self.number = self.number.saturating_add(1);
        let mark = if self.number == 1 {
            "\u{feff}".as_bytes()
        } else {
            b""
        };
        let line = line.strip_prefix(mark).unwrap_or(line).trim_ascii();
        if line.is_empty() {
            return;
        }
        let read = serde_json::from_slice::<Value>(line)
            .map_err(|error| {
                let reason = format!("is not JSON: {error}");
                vec![Fault {
                    field: format!("column {}", error.column()),
                    reason,
                }]
            })
            .and_then(|value| read_event(&value));
        match read {
            Ok(mut event) => {
                if event.source == self.source {
                    event.source = self.source.clone();
                } else {
                    self.source = event.source.clone();
                }
                self.events.push(event);
                self.numbers
                    .push(u32::try_from(self.number).unwrap_or(u32::MAX));
            }
            Err(faults) => {
                let number = self.number;
                self.faults
                    .extend(faults.into_iter().map(|fault| Line { number, fault }));
            }
        }
    }

    /// The events, in the order of the lines.
    ///
    /// # Errors
    /// Every fault of every line.
    pub fn finish(mut self) -> Result<Vec<Event>, Vec<Line>> {
        for (index, fault) in check_order_amounts(&self.events, &HashMap::new()) {
            let number = self.numbers.get(index).copied().unwrap_or_default();
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            self.faults.push(Line { number, fault });
        }
        self.faults.sort_by_key(|line| line.number);
        if self.faults.is_empty() {
            Ok(self.events)
        } else {
            Err(self.faults)
        }
    }
}

/// Faults that one event does not show alone: a payment or refund with more
/// decimals than its order's currency. `known` has the currencies of orders
/// already on file. Returns each fault with the event's index.
#[must_use]
pub fn check_order_amounts<'e>(
    events: impl IntoIterator<Item = &'e Event> + Clone,
    known: &HashMap<String, String>,
) -> Vec<(usize, Fault)> {
    let mut currencies: HashMap<&str, &str> = HashMap::new();
    for event in events.clone() {
        if let Fact::Ordered(order) = &event.fact {
            currencies.entry(&order.order).or_insert(&order.currency);
        }
    }
    let mut faults = Vec::new();
    for (index, event) in events.into_iter().enumerate() {
        let (Fact::Paid { order, amount, .. } | Fact::Refunded { order, amount }) = &event.fact
        else {
            continue;
        };
        let standing = known.get(order).map(String::as_str);
        let Some(currency) = standing.or_else(|| currencies.get(order.as_str()).copied()) else {
            continue;
        };
        let decimals = currency_decimals(currency);
        if amount.minor(decimals).is_none() {
            let reason = format!("has more than the {decimals} decimals of {currency}");
            faults.push((
                index,
                Fault {
                    field: "data.amount".to_owned(),
                    reason,
                },
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use serde_json::json;

    fn event(kind: &str, data: &Value) -> Value {
        json!({"specversion":"1.0","id":"e","source":"s","type":kind,
               "time":"2024-05-02T10:30:00+08:00","data":data})
    }

    fn faults(value: &Value) -> Vec<String> {
        read_event(value)
            .unwrap_err()
            .into_iter()
            .map(|fault| fault.field)
            .collect()
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let bad = json!({"specversion":"2","id":"","type":"order.placed","time":"now",
            "data":{"order":7,"amount":500,"currency":"CNY","items":[{"sku":"a"},3]}});
        assert_eq!(
            faults(&bad),
            [
                "specversion",
                "id",
                "source",
                "time",
                "data.order",
                "data.customer",
                "data.amount",
                "data.items[0].quantity",
                "data.items[0].amount",
                "data.items[1]"
            ]
        );
    }

    #[test]
    fn an_amount_has_no_more_decimals_than_its_currency() {
        let order = |amount: &str, currency: &str| {
            event(
                "order.placed",
                &json!({"order":"O","customer":"C","amount":amount,"currency":currency}),
            )
        };
        read_event(&order("500.00", "CNY")).unwrap();
        assert_eq!(faults(&order("500.005", "CNY")), ["data.amount"]);
        assert_eq!(faults(&order("500.5", "JPY")), ["data.amount"]);
        assert_eq!(faults(&order("500", "yen")), ["data.currency"]);
        assert_eq!(faults(&order("-5", "CNY")), ["data.amount"]);
    }

    #[test]
    fn a_payment_is_held_to_its_orders_currency() {
        let text = [
            event(
                "order.placed",
                &json!({"order":"O","customer":"C","amount":"500","currency":"JPY"}),
            ),
            event("payment.received", &json!({"order":"O","amount":"0.50"})),
        ];
        let text = format!("\u{feff}\n{}\r\n\n{}\n", text[0], text[1]);
        let lines = read_lines(&text).unwrap_err();
        assert_eq!(
            (lines[0].number, lines[0].fault.field.as_str()),
            (4, "data.amount")
        );
    }

    #[test]
    fn an_unknown_type_is_kept_whatever_it_says() {
        let odd = event("shop.closed", &json!({"why": 3}));
        assert_eq!(read_event(&odd).unwrap().kind, Kind::Unknown);
        read_event(&event("order.invoiced", &json!({}))).unwrap_err();
    }

    #[test]
    fn the_same_words_in_another_order_are_the_same_event() {
        let one = read_event(&event("order.invoiced", &json!({"order":"O","x":1}))).unwrap();
        let text = r#"{"data":{"x":1,"order":"O"},"time":"2024-05-02T02:30:00Z",
            "type":"order.invoiced","source":"s","id":"e","specversion":"1.0"}"#;
        let two = read_event(&serde_json::from_str(text).unwrap()).unwrap();
        assert!(two.repeats(&one));
    }
}
