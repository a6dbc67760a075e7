//! The vocabulary as a table, for the reference; a test holds it to the reader.

use super::Kind;

/// What a field's value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text that is not empty: an id of the business, a name.
    Text,
    /// One of a closed list.
    OneOf(&'static [&'static str]),
    /// A decimal string without a sign.
    Amount,
    /// A whole number from 0 on.
    Whole,
    /// True or false.
    Flag,
    /// A currency like CNY.
    Currency,
    /// A unit like points, CNY or service:maintenance.
    Unit,
    /// An object of free fields.
    Object,
    /// A list of `{sku, quantity, amount}`.
    Items,
    /// A text, a list or an object.
    Documents,
}

/// A field of an event's `data`.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// A type of events.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The type.
    pub kind: Kind,
    /// What such an event says.
    pub meaning: &'static str,
    /// The fields of its `data`; others are kept and read by nobody.
    pub fields: &'static [Field],
}

use Shape::{Amount, Currency, Documents, Flag, Items, Object, OneOf, Text, Unit, Whole};

const fn must(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        is_required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        is_required: false,
        shape,
    }
}

const PERSONS: Shape = OneOf(&["prospect", "customer", "staff", "agent", "company"]);
const CHANNELS: Shape = OneOf(&[
    "link",
    "code",
    "qr",
    "form",
    "phone",
    "in_person",
    "email",
    "sms",
    "social",
    "chat",
]);
const INSTRUMENTS: Shape = OneOf(&["card", "pass", "ticket", "voucher", "coupon", "media"]);
const ORDER: &[Field] = &[must("order", Text)];

macro_rules! vocabulary {
    ($($kind:ident: $meaning:literal, $fields:expr;)+) => {
        /// Every type, in the order in which facts of one moment are read.
        pub const VOCABULARY: &[Entry] =
            &[$(Entry { kind: Kind::$kind, meaning: $meaning, fields: $fields }),+];
    };
}

vocabulary! {
    ReferralIntroduced: "an advocate brings a friend", &[
        must("advocate", Text), must("friend", Text), must("channel", CHANNELS),
        may("program", Text), may("lead_only", Flag), may("registered_by", Text),
        may("signed_off_by", Text), may("advocate_phone", Text),
    ];
    CustomerAdded: "a person is put on file, or brought up to date", &[
        must("customer", Text), may("kind", PERSONS), may("role", Text), may("club", Flag),
        may("recruited_by", Text), may("attributes", Object),
    ];
    GroupOpened: "a group order is opened", &[must("group", Text), must("initiator", Text)];
    VisitRecorded: "a customer came", &[
        must("customer", Text), may("accompanied_by", Text), may("store", Text),
    ];
    OrderPlaced: "a customer ordered", &[
        must("order", Text), must("customer", Text), must("amount", Amount),
        must("currency", Currency), may("category", Text), may("first_year_rent", Amount),
        may("items", Items), may("group", Text), may("instrument", Text), may("seller", Text),
    ];
    PaymentReceived: "money came in for an order", &[
        must("order", Text), must("amount", Amount), may("final", Flag),
    ];
    OrderInvoiced: "an order was invoiced", ORDER;
    OrderDelivered: "an order was delivered", ORDER;
    OrderFiled: "the contract of an order was filed", ORDER;
    OrderCancelled: "an order was cancelled", ORDER;
    OrderRefunded: "money went back for an order", &[must("order", Text), must("amount", Amount)];
    HoldingsValued: "a customer's holdings were valued", &[
        must("customer", Text), must("market_value", Amount), may("fund_purchases", Amount),
    ];
    AttendanceRecorded: "a customer attended", &[must("customer", Text), must("minutes", Whole)];
    LikeReceived: "somebody liked an advocate's share", &[must("advocate", Text), must("by", Text)];
    InstrumentIssued: "a card, pass, ticket, voucher, coupon or media was issued", &[
        must("instrument", Text), must("kind", INSTRUMENTS), must("holder", Text),
        may("price", Amount),
    ];
    InstrumentTransferred: "an instrument was handed on", &[
        must("instrument", Text), must("to", Text), may("price", Amount),
    ];
    InstrumentRedeemed: "an instrument was used", &[
        must("instrument", Text), must("by", Text), may("order", Text), may("amount", Amount),
        may("uses", Whole),
    ];
    InstrumentBoughtBack: "the shop bought an instrument back", &[
        must("instrument", Text), must("from", Text), must("price", Amount),
    ];
    CreditUsed: "a customer used credit", &[
        must("customer", Text), must("unit", Unit), must("amount", Amount), may("order", Text),
    ];
    BookingMade: "a customer booked", &[must("customer", Text), may("instrument", Text)];
    SurveyAnswered: "a customer answered a survey; the score is from 0 to 10", &[
        must("customer", Text), must("stage", OneOf(&["in_use", "after_use"])),
        must("score", Whole), may("comment", Text),
    ];
    MomentNoted: "a moment to ask: the customer bought, thanked or praised", &[
        must("customer", Text), must("moment", OneOf(&["bought", "thanked", "praised"])),
    ];
    RewardChosen: "an advocate chose among what a reward offers", &[
        must("reward", Text), must("option", Text),
    ];
    RewardClaimed: "a reward was claimed, with its documents", &[
        must("reward", Text), may("documents", Documents),
    ];
    ApprovalDecided: "somebody signed a step of a reward's approval, or refused to", &[
        must("reward", Text), must("step", Text), must("by", Text),
        must("decision", OneOf(&["approve", "reject"])), may("note", Text),
    ];
    FraudConfirmed: "an introduction was made up", &[
        must("advocate", Text), must("friend", Text), may("staff", Text),
    ];
    DrawCommitted: "a draw's commitment was published before it (written by the product)", &[
        must("draw", Text), must("commitment", Text),
    ];
    DrawRevealed: "a draw's seed was published after it (written by the product)", &[
        must("draw", Text), must("seed", Text),
    ];
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::event::read_event;

    /// A value of a shape, and one that is none.
    fn samples(shape: Shape) -> (Vec<Value>, Value) {
        match shape {
            Text => (vec![json!("C-1")], json!(7)),
            OneOf(names) => (
                names.iter().map(|name| json!(name)).collect(),
                json!("other"),
            ),
            Amount => (vec![json!("5"), json!("5.00")], json!(5)),
            Whole => (vec![json!(3)], json!("some")),
            Flag => (vec![json!(true)], json!("yes")),
            Currency => (vec![json!("CNY")], json!("yuan")),
            Unit => (vec![json!("CNY")], json!("no unit")),
            Object => (vec![json!({"a": 1})], json!([])),
            Items => (
                vec![json!([{"sku": "a", "quantity": 1, "amount": "5"}])],
                json!({}),
            ),
            Documents => (vec![json!(["slip"]), json!("slip")], json!(3)),
        }
    }

    /// The fields that a reader complains of.
    fn faults(entry: &Entry, data: &Map<String, Value>) -> Vec<String> {
        let event = json!({"specversion": "1.0", "id": "e", "source": "s",
            "type": entry.kind.code(), "time": "2024-05-02T10:30:00Z", "data": data});
        let faults = read_event(&event).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn every_type_is_told_in_reading_order() {
        let told: Vec<Kind> = VOCABULARY.iter().map(|entry| entry.kind).collect();
        assert_eq!(told, Kind::ALL);
    }

    #[test]
    fn the_reader_asks_for_what_the_table_tells() {
        for entry in VOCABULARY {
            let whole: Map<String, Value> = entry
                .fields
                .iter()
                .map(|field| (field.name.to_owned(), samples(field.shape).0.remove(0)))
                .collect();
            assert!(faults(entry, &whole).is_empty(), "{:?}", entry.kind);
            for field in entry.fields {
                let place = format!("data.{}", field.name);
                let with = |value: Option<Value>| {
                    let mut data = whole.clone();
                    match value {
                        Some(value) => data.insert(field.name.to_owned(), value),
                        None => data.remove(field.name),
                    };
                    faults(entry, &data)
                };
                let (good, bad) = samples(field.shape);
                let (kind, missing) = (entry.kind, with(None));
                assert_eq!(
                    missing.contains(&place),
                    field.is_required,
                    "{kind:?} {place}"
                );
                assert_eq!(missing.is_empty(), !field.is_required, "{kind:?} {place}");
                assert!(with(Some(bad)).contains(&place), "{kind:?} {place}");
                for value in good {
                    assert!(
                        with(Some(value.clone())).is_empty(),
                        "{kind:?} {place} {value}"
                    );
                }
            }
        }
    }
}
