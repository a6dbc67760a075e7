//! The words by which a person on file is found.

use std::collections::BTreeSet;

use goodword_store::CustomerWord;
use serde_json::{Map, Value};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

use crate::sign_up::plain;

/// Most characters of a word; what is longer is cut, and so is what is looked for.
const WORD_CHARS: usize = 40;
/// Most words of one person.
const WORDS: usize = 48;
/// With how many last digits a telephone number is found as well: without its country,
/// as a subscriber's number of the usual lengths, and by the four that people remember.
const LAST_DIGITS: [usize; 6] = [11, 10, 9, 8, 7, 4];
/// Fewest digits that are a telephone number.
const PHONE_DIGITS: usize = 4;

/// The words of a person: the parts of the id, each word of a name (of a Chinese one also
/// what begins within it), a telephone number with and without its first digits, and an
/// e-mail address.
pub(crate) fn words_of(customer: &str, attributes: &Map<String, Value>) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = tokens(customer).iter().map(|token| cut(token)).collect();
    for (name, value) in attributes {
        let Some(text) = value.as_str() else { continue };
        let name = name.to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        if has(&["mail"]) {
            words.insert(cut(&folded(text.trim())));
        } else if has(&["phone", "mobile", "tel"]) {
            words.extend(phone(text));
        } else if has(&["name"]) {
            words.extend(tokens(text).iter().flat_map(|token| beginnings(token)));
        }
    }
    words.retain(|word| !word.is_empty());
    words.into_iter().take(WORDS).collect()
}

/// What somebody who looks for a person typed, as beginnings of words that must all be
/// among the person's.
pub(super) fn looked_for(typed: &str) -> Vec<String> {
    let plain: String = typed.chars().map(plain).collect();
    let plain = plain.trim();
    if plain.contains('@') {
        return vec![cut(&folded(plain))];
    }
    let is_phone = |c: char| c.is_ascii_digit() || "+-.()/ ".contains(c);
    if plain.chars().all(is_phone) {
        let digits = digits(plain);
        // Calls within the country begin with a zero, calls abroad with two.
        let number = digits.trim_start_matches('0');
        return if number.is_empty() {
            Vec::new()
        } else {
            vec![number.to_owned()]
        };
    }
    tokens(plain).into_iter().map(|token| cut(&token)).collect()
}

/// The rows of a person's words.
pub(crate) fn word_rows(
    organization_id: Uuid,
    customer: &str,
    words: impl IntoIterator<Item = String>,
) -> impl Iterator<Item = CustomerWord> {
    words.into_iter().map(move |word| CustomerWord {
        organization_id,
        word,
        customer: customer.to_owned(),
    })
}

/// The form in which texts are compared: small letters without accents, one letter where
/// Arabic and Persian keyboards write two, digits as 0 to 9.
fn folded(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    let letters = letters.flat_map(char::to_lowercase).map(plain);
    let one = |c| match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        other => other,
    };
    letters.map(one).collect()
}

fn tokens(text: &str) -> Vec<String> {
    let folded = folded(text);
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The token, and in a script without spaces whatever begins within it: who looks for a
/// given name does not type the family's before it.
fn beginnings(token: &str) -> Vec<String> {
    let is_ideograph = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}');
    let starts = token.char_indices().enumerate();
    let starts = starts.filter(|(n, (_, c))| *n == 0 || is_ideograph(*c));
    let parts = starts.filter_map(|(_, (at, _))| token.get(at..));
    parts.map(cut).collect()
}

fn phone(text: &str) -> BTreeSet<String> {
    let plain: String = text.chars().map(plain).collect();
    let digits = digits(&plain);
    let digits = digits.trim_start_matches('0');
    if digits.len() < PHONE_DIGITS {
        return BTreeSet::new();
    }
    let shorter = LAST_DIGITS.iter().filter(|last| **last < digits.len());
    let shorter = shorter.filter_map(|last| digits.get(digits.len().saturating_sub(*last)..));
    std::iter::once(digits).chain(shorter).map(cut).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn cut(word: &str) -> String {
    word.chars().take(WORD_CHARS).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use serde_json::json;

    use super::*;

    /// Whether a person of these attributes is found.
    fn finds(typed: &str, attributes: &Value) -> bool {
        let words = words_of("P-1004", attributes.as_object().unwrap());
        let wanted = looked_for(typed);
        let found = |beginning: &String| words.iter().any(|word| word.starts_with(beginning));
        !wanted.is_empty() && wanted.iter().all(found)
    }

    #[test]
    fn people_are_found_as_people_are_looked_for() {
        let person = json!({
            "name": "José  Müller-Łoś", "display_name": "王小明", "phone": "+86 138 0000 1234",
            "mobile_2": "۰۹۱۲ ۳۴۵ ۶۷۸۹", "Email": "Jose.M@Example.com", "city": "Paris",
            "tags": ["x"],
        });
        for typed in [
            "jose",
            "JOSÉ mul",
            "muller",
            "王",
            "王小",
            "小明",
            "+8613800001234",
            "138 0000",
            "1234",
            "00 86 138",
            "1004",
            "p jose",
            "0912345",
            "۹۱۲۳",
            "jose.m@ex",
            "  josé ",
            "ＪＯＳ",
        ] {
            assert!(finds(typed, &person), "{typed}");
        }
        for typed in [
            "paris",
            "jose paul",
            "ose",
            "5678",
            "@example",
            "",
            " ",
            "x",
            "小王",
            "-",
        ] {
            assert!(!finds(typed, &person), "{typed}");
        }
    }

    #[test]
    fn persian_is_found_whatever_keyboard_wrote_it() {
        let person = json!({"name": "علي كريمى"});
        for typed in ["علی", "کریمی", "علي", "كر"] {
            assert!(finds(typed, &person), "{typed}");
        }
    }

    #[test]
    fn a_person_has_few_words_however_long_the_file_is() {
        let long = "明".repeat(500);
        let words = words_of(
            "-",
            json!({"name": long, "phone": "1"}).as_object().unwrap(),
        );
        assert!(words.len() <= WORDS);
        assert!(words.iter().all(|word| word.chars().count() <= WORD_CHARS));
        let words = words_of(
            "-",
            json!({"name": 7, "mail": "", "tel": "12"})
                .as_object()
                .unwrap(),
        );
        assert_eq!(words, BTreeSet::new());
    }
}
