//! One word a thing, and no word that says "later".
//!
//! The words are put together here, so that this file does not break its rules.

use super::has_word;
use crate::repo::{File, Repo, Violation};

const UNFINISHED: &[&str] = &[
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("XX", "X"),
];
const UNFINISHED_CODE: &[&str] = &[concat!("todo", "!"), concat!("dbg", "!"), "unimplemented!"];
const SOURCES: &[&str] = &[
    "rs", "ts", "tsx", "js", "mjs", "css", "html", "sh", "sql", "toml", "py", "ftl",
];

/// What is banned, and the word of the glossary.
const SYNONYMS: &[(&str, &str)] = &[
    (concat!("refer", "rer"), "advocate"),
    (concat!("refer", "ee"), "friend"),
];

/// Names of the standards of the web that contain one of them.
const STANDARD_NAMES: &[&str] = &["-policy", "_policy", "policy"];

/// File names that say nothing about what is in them.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager"];

pub(super) fn unfinished(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut push = |file: &File, line, word: &str| {
        violations.push(file.violation(line, format!("{word} is left"), "finish it, or remove it"));
    };
    for file in repo
        .files
        .iter()
        .filter(|file| file.is(SOURCES) || file.name() == "Makefile")
    {
        for (number, line) in file.lines() {
            let word = UNFINISHED.iter().find(|word| has_word(line, word));
            word.into_iter().for_each(|word| push(file, number, word));
        }
        for (number, line) in file.code_lines() {
            let word = UNFINISHED_CODE.iter().find(|word| line.contains(**word));
            word.into_iter().for_each(|word| push(file, number, word));
        }
    }
    violations
}

pub(super) fn synonyms(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    let spoken = |file: &&File| file.is(&["rs", "ftl"]) || file.path.contains("locales/");
    for file in repo.files.iter().filter(spoken) {
        for (number, line) in file.lines() {
            let line = line.to_lowercase();
            for (word, ours) in SYNONYMS.iter().filter(|(word, _)| says(&line, word)) {
                let advice = format!("the word is {ours} (docs/concepts/glossary.md)");
                violations.push(file.violation(number, format!("\"{word}\""), advice));
            }
        }
    }
    violations
}

/// Whether a lower-case line has the word, or its plural, also as part of an
/// identifier (`word_id`), but not as part of a header's name (`word-policy`).
fn says(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + word.len()..).unwrap_or_default();
        let alone = !before.ends_with(char::is_alphabetic)
            && !after
                .strip_prefix('s')
                .unwrap_or(after)
                .starts_with(char::is_alphabetic);
        let standard =
            before.ends_with("no-") || STANDARD_NAMES.iter().any(|n| after.starts_with(n));
        alone && !standard
    })
}

pub(super) fn file_names(repo: &Repo) -> Vec<Violation> {
    repo.files
        .iter()
        .filter(|file| file.is(&["rs", "ts", "tsx"]) && !file.is_test())
        .filter(|file| {
            file.name()
                .split('.')
                .next()
                .is_some_and(|stem| EMPTY_NAMES.contains(&stem))
        })
        .map(|file| file.violation(1, "the name says nothing", "name it after what is in it"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{file_names, synonyms, unfinished};
    use crate::tidy::found;

    #[test]
    fn unfinished_work_is_found() {
        let text = concat!(
            "// FIX",
            "ME later\nlet mastodons = 1;\n// to",
            "do!\nto",
            "do!()\n"
        );
        let lines = found(unfinished, &[("x.rs", text)]);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines[0].starts_with("x.rs:1:") && lines[1].starts_with("x.rs:4:"),
            "{lines:?}"
        );
        assert_eq!(
            found(unfinished, &[("x.ts", concat!("// TO", "DO"))]).len(),
            1
        );
    }

    #[test]
    fn a_banned_synonym_is_found() {
        let table = [
            (concat!("let refer", "rer_id = 1;"), 1),
            (concat!("// the Refer", "ees"), 1),
            (concat!("\"refer", "rer-policy\""), 0),
            (concat!("REFER", "RER_POLICY"), 0),
            (concat!("\"no-refer", "rer\""), 0),
            (concat!("norefer", "rer"), 0),
            ("a referral", 0),
        ];
        for (text, count) in table {
            assert_eq!(found(synonyms, &[("x.rs", text)]).len(), count, "{text}");
        }
        assert_eq!(
            found(
                synonyms,
                &[("locales/en/a.ftl", concat!("a = Refer", "rer"))]
            )
            .len(),
            1
        );
    }

    #[test]
    fn an_empty_name_is_found() {
        let files = [
            ("crates/app/src/utils.rs", ""),
            ("crates/app/src/claim.rs", ""),
        ];
        assert_eq!(
            found(file_names, &files),
            ["crates/app/src/utils.rs:1: the name says nothing"]
        );
    }
}
