//! Every text exists in every language.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::repo::{File, Repo, Violation};

const LANGUAGES: &[&str] = &["en", "zh-Hans", "zh-Hant", "fa"];

/// Endings by which i18next tells plurals apart; which of them a language has
/// differs, so they are one key.
const PLURALS: &[&str] = &["_zero", "_one", "_two", "_few", "_many", "_other"];

/// The files of one text in several languages, by language.
type Group<'a> = BTreeMap<&'a str, &'a File>;

pub(super) fn same_keys(repo: &Repo) -> Vec<Violation> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut violations = Vec::new();
    for file in repo.files.iter().filter(|file| file.is(&["ftl", "json"])) {
        let Some((group, language)) = place(&file.path) else {
            continue;
        };
        if LANGUAGES.contains(&language) {
            groups.entry(group).or_default().insert(language, file);
        } else {
            let advice = format!("the languages are {}", LANGUAGES.join(", "));
            violations.push(file.violation(1, format!("{language} is not a language"), advice));
        }
    }
    groups
        .values()
        .for_each(|group| compare(group, &mut violations));
    violations
}

/// Where a file of texts belongs: `locales/<language>/<rest>` or
/// `locales/<language>.json`, anywhere in the repository.
fn place(path: &str) -> Option<(String, &str)> {
    let (before, after) = match path.strip_prefix("locales/") {
        Some(after) => ("", after),
        None => path.split_once("/locales/")?,
    };
    match after.split_once('/') {
        Some((language, rest)) => Some((format!("{before}/{rest}"), language)),
        None => Some((before.to_owned(), after.strip_suffix(".json")?)),
    }
}

fn compare(group: &Group, violations: &mut Vec<Violation>) {
    let keys: BTreeMap<&str, BTreeMap<String, usize>> = group
        .iter()
        .map(|(language, file)| (*language, keys(file, violations)))
        .collect();
    let all: BTreeSet<&String> = keys.values().flat_map(BTreeMap::keys).collect();
    for language in LANGUAGES {
        let (Some(file), Some(own)) = (group.get(language), keys.get(language)) else {
            if let Some(other) = group.values().next() {
                let what = format!("there is no such file in {language}");
                violations.push(other.violation(1, what, "translate it"));
            }
            continue;
        };
        for key in all.iter().filter(|key| !own.contains_key(**key)) {
            let having = keys.iter().find(|(_, keys)| keys.contains_key(*key));
            let having = having.map_or("another language", |(language, _)| language);
            let what = format!("{key} is missing, {having} has it");
            violations.push(file.violation(1, what, "translate it"));
        }
    }
}

/// The keys of a file and their lines; what is wrong with the file itself is reported.
fn keys(file: &File, violations: &mut Vec<Violation>) -> BTreeMap<String, usize> {
    let found = if file.is(&["ftl"]) {
        fluent(file)
    } else {
        json(file, violations)
    };
    let mut keys = BTreeMap::new();
    for (key, line) in found {
        if keys.insert(key.clone(), line).is_some() && file.is(&["ftl"]) {
            let what = format!("{key} stands here a second time");
            violations.push(file.violation(line, what, "keep one of the two"));
        }
    }
    keys
}

/// Messages, terms and attributes (`message.attribute`) of a Fluent file.
fn fluent(file: &File) -> Vec<(String, usize)> {
    let mut keys = Vec::new();
    let mut message = String::new();
    for (number, line) in file.lines() {
        let Some((left, _)) = line.split_once('=') else {
            continue;
        };
        let key = left.trim_end();
        if let Some(attribute) = key.trim_start().strip_prefix('.') {
            keys.push((format!("{message}.{attribute}"), number));
        } else if is_identifier(key) {
            message = key.to_owned();
            keys.push((message.clone(), number));
        }
    }
    keys
}

fn is_identifier(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !text.is_empty() && text.chars().all(inner)
}

fn json(file: &File, violations: &mut Vec<Violation>) -> Vec<(String, usize)> {
    let mut keys = Vec::new();
    match serde_json::from_str::<Value>(&file.text) {
        Ok(value) => flatten("", &value, &mut keys),
        Err(error) => {
            violations.push(file.violation(error.line(), error.to_string(), "mend the JSON"));
        }
    }
    keys
}

fn flatten(prefix: &str, value: &Value, keys: &mut Vec<(String, usize)>) {
    match value.as_object() {
        Some(object) => {
            for (name, value) in object {
                let dot = if prefix.is_empty() { "" } else { "." };
                flatten(&format!("{prefix}{dot}{name}"), value, keys);
            }
        }
        None => {
            let stem = PLURALS
                .iter()
                .find_map(|plural| prefix.strip_suffix(plural));
            keys.push((stem.unwrap_or(prefix).to_owned(), 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::same_keys;
    use crate::tidy::found;

    #[test]
    fn a_missing_text_is_found() {
        let files = [
            (
                "locales/en/pages.ftl",
                "# a = b\na = A\n    more = x\nb = B\n    .title = T\n",
            ),
            (
                "locales/zh-Hans/pages.ftl",
                "a = A\nb = B\n    .title = T\n",
            ),
            (
                "locales/zh-Hant/pages.ftl",
                "a = A\na = A\nb = B\n    .title = T\n",
            ),
            ("locales/fa/pages.ftl", "a = A\nb = B\n"),
        ];
        assert_eq!(
            found(same_keys, &files),
            [
                "locales/zh-Hant/pages.ftl:2: a stands here a second time",
                "locales/fa/pages.ftl:1: b.title is missing, en has it",
            ]
        );
    }

    #[test]
    fn a_missing_file_and_a_strange_language_are_found() {
        let files = [
            ("locales/en/a.ftl", ""),
            ("locales/fa/a.ftl", ""),
            ("locales/de/a.ftl", ""),
        ];
        assert_eq!(
            found(same_keys, &files),
            [
                "locales/de/a.ftl:1: de is not a language",
                "locales/en/a.ftl:1: there is no such file in zh-Hans",
                "locales/en/a.ftl:1: there is no such file in zh-Hant",
            ]
        );
    }

    #[test]
    fn plurals_of_json_are_one_key() {
        let two = r#"{"days_one": "1", "days_other": "n", "menu": {"home": "H"}}"#;
        let one = r#"{"days_other": "n", "menu": {"home": "H"}}"#;
        let files = [
            ("console/src/locales/en.json", two),
            ("console/src/locales/fa.json", two),
            ("console/src/locales/zh-Hans.json", one),
            (
                "console/src/locales/zh-Hant.json",
                r#"{"days_other": "n", "menu": {}}"#,
            ),
        ];
        assert_eq!(
            found(same_keys, &files),
            ["console/src/locales/zh-Hant.json:1: menu.home is missing, en has it"]
        );
    }
}
