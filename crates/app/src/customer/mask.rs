//! Personal attributes, with only their first and last character shown.

use serde_json::{Map, Value};

/// Parts of attribute names under which something personal stands.
const PERSONAL: &[&str] = &[
    "phone", "mobile", "tel", "mail", "name", "address", "birth", "wedding", "passport", "card",
    "wechat", "whatsapp", "telegram", "line_id",
];
/// Fewest digits that look like somebody's telephone number.
const PHONE_DIGITS: usize = 7;

/// The attributes with what is personal in them masked.
pub(super) fn masked(attributes: Map<String, Value>) -> Map<String, Value> {
    let mask = |(key, value): (String, Value)| {
        let lower = key.to_lowercase();
        let personal = PERSONAL.iter().any(|part| lower.contains(part));
        let value = mask_value(value, personal);
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

    use super::masked;

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
