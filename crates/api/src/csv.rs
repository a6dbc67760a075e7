//! Lists as CSV (RFC 4180), for spreadsheets.

use serde_json::Value;

/// The text of a table.
pub(crate) fn write(columns: &[&str], rows: &[Value]) -> String {
    let mut text = columns.join(",") + "\r\n";
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|name| cell(row.get(*name))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell. What is not a plain value is written as JSON.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => quoted(&harmless(text)),
        Some(Value::Array(_) | Value::Object(_)) => {
            quoted(&value.map(ToString::to_string).unwrap_or_default())
        }
        Some(other) => other.to_string(),
    }
}

/// A spreadsheet takes a text that begins like a formula for one, and ids come
/// from anybody. An apostrophe in front keeps it a text; amounts stay amounts.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let amount = text.strip_prefix('-').unwrap_or(text);
    let is_amount = !amount.is_empty() && amount.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if formula && !is_amount {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = [
            json!({"name": "Li, \"the\" first", "n": 3, "flag": true, "none": null}),
            json!({"name": " two\nlines", "more": {"CNY": "1.00"}, "list": ["a", "b"]}),
        ];
        assert_eq!(
            write(&["name", "n", "flag", "none", "more", "list"], &rows),
            "name,n,flag,none,more,list\r\n\
             \"Li, \"\"the\"\" first\",3,true,,,\r\n\
             \" two\nlines\",,,,\"{\"\"CNY\"\":\"\"1.00\"\"}\",\"[\"\"a\"\",\"\"b\"\"]\"\r\n"
        );
    }

    #[test]
    fn a_name_is_no_formula() {
        let rows = [json!({"a": "=1+1", "b": "-80.00", "c": "@x", "d": "-x", "e": "+1"})];
        assert_eq!(
            write(&["a", "b", "c", "d", "e"], &rows),
            "a,b,c,d,e\r\n'=1+1,-80.00,'@x,'-x,'+1\r\n"
        );
    }
}
