//! Personal attributes, with only their first and last character shown.

use goodword_domain::event::{Kind, Shape, VOCABULARY};
use serde_json::{Map, Value};

/// Parts of attribute names under which something personal stands.
const PERSONAL: &[&str] = &[
    "phone", "mobile", "tel", "mail", "name", "address", "birth", "wedding", "passport", "card",
    "wechat", "whatsapp", "telegram", "line_id",
];
/// Fewest digits that look like somebody's telephone number.
const PHONE_DIGITS: usize = 7;

/// Fields of facts in which people write what they like.
const FREE: &[&str] = &["comment", "note", "text"];

/// What a fact says, with what is personal in it masked. Fields of the vocabulary are
/// ids, amounts and words of the business, which are no telephone numbers, however many
/// digits they have.
pub(crate) fn masked_fact(kind: &str, data: Map<String, Value>) -> Map<String, Value> {
    let kind = Kind::of(kind);
    let fields = VOCABULARY.iter().find(|entry| entry.kind == kind);
    let is_plain = |name: &str| {
        let mut fields = fields.into_iter().flat_map(|entry| entry.fields);
        let field = fields.find(|field| field.name == name);
        let free =
            field.is_none_or(|field| matches!(field.shape, Shape::Object | Shape::Documents));
        !free && !FREE.contains(&name) && !is_personal(name)
    };
    let (plain, other): (Map<_, _>, Map<_, _>) =
        data.into_iter().partition(|(name, _)| is_plain(name));
    plain.into_iter().chain(masked(other)).collect()
}

fn is_personal(name: &str) -> bool {
    let lower = name.to_lowercase();
    PERSONAL.iter().any(|part| lower.contains(part))
}

/// The attributes with what is personal in them masked.
pub(super) fn masked(attributes: Map<String, Value>) -> Map<String, Value> {
    let mask = |(key, value): (String, Value)| {
        let value = mask_value(value, is_personal(&key));
        (key, value)
    };
    attributes.into_iter().map(mask).collect()
}

fn mask_value(value: Value, personal: bool) -> Value {
    match value {
        Value::String(text) if personal || is_contact(&text) => Value::String(mask_text(&text)),
        Value::Number(number) if personal || is_contact(&number.to_string()) => {
            Value::String(mask_text(&number.to_string()))
        }
        Value::Array(items) => items
            .into_iter()
            .map(|item| mask_value(item, personal))
            .collect(),
        Value::Object(map) if personal => map
            .into_iter()
            .map(|(key, value)| (key, mask_value(value, true)))
            .collect(),
        Value::Object(map) => Value::Object(masked(map)),
        other => other,
    }
}

/// Whether a text looks like an e-mail address or a telephone number, under
/// whatever name it stands.
fn is_contact(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let phone = |c: char| c.is_numeric() || " +-()./".contains(c);
    text.contains('@') || (digits >= PHONE_DIGITS && text.chars().all(phone))
}

pub(crate) fn mask_text(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next_back()) {
        // Of a short text, two characters would tell too much.
        (Some(first), Some(last)) if text.chars().count() > 3 => format!("{first}…{last}"),
        _ => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::{masked, masked_fact};

    #[test]
    fn a_fact_shows_ids_and_amounts_and_hides_people() {
        let data = json!({
            "advocate": "13800001234", "friend": "C-2", "channel": "phone",
            "advocate_phone": "13800001234", "said": "call 1380000", "mail": "li@example.com",
        });
        let seen = masked_fact("referral.introduced", data.as_object().unwrap().clone());
        assert_eq!(
            json!(seen),
            json!({
                "advocate": "13800001234", "friend": "C-2", "channel": "phone",
                "advocate_phone": "1…4", "said": "call 1380000", "mail": "l…m",
            })
        );
        let data = json!({"order": "2024050200017", "customer": "C-2", "amount": "1234567.00",
            "currency": "CNY"});
        let data = data.as_object().unwrap().clone();
        assert_eq!(masked_fact("order.placed", data.clone()), data);
        let added = json!({"customer": "C-2", "attributes": {"phone": "13800001234", "grade": 7}});
        let seen = masked_fact("customer.added", added.as_object().unwrap().clone());
        let hidden = json!({"customer": "C-2", "attributes": {"phone": "1…4", "grade": 7}});
        assert_eq!(json!(seen), hidden);
    }

    #[test]
    fn what_is_personal_shows_its_first_and_last_character() {
        let attributes = json!({
            "phone": "+86 138 0000 1234", "Email": "li@example.com", "name": "Li",
            "driver": "taxi", "contact": "li@example.com", "note": "13800001234",
            "grade": 7, "family": {"phone": "13800001234", "size": 3},
            "address": {"city": "Shanghai", "lines": ["Nanjing Road 1"]}, "tags": ["a@b.c", "vip"],
            "mobile_number": 13_800_001_234_i64, "empty": null,
        });
        let seen = masked(attributes.as_object().unwrap().clone());
        assert_eq!(
            json!(seen),
            json!({
                "phone": "+…4", "Email": "l…m", "name": "…",
                "driver": "taxi", "contact": "l…m", "note": "1…4",
                "grade": 7, "family": {"phone": "1…4", "size": 3},
                "address": {"city": "S…i", "lines": ["N…1"]}, "tags": ["a…c", "vip"],
                "mobile_number": "1…4", "empty": null,
            })
        );
    }
}
