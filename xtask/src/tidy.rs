//! The rules of the repository that no compiler checks. Each check is a pure
//! function from the files to what is wrong with them.

use std::path::Path;

use anyhow::Result;

use crate::repo::{Repo, Violation};

mod endpoints;
mod locales;
mod machine;
mod markdown;
mod places;
mod sizes;
mod walls;
mod words;

type Check = fn(&Repo) -> Vec<Violation>;

const CHECKS: &[Check] = &[
    walls::imports,
    walls::lints,
    sizes::files,
    sizes::columns,
    sizes::functions,
    words::unfinished,
    words::synonyms,
    words::file_names,
    machine::paths,
    endpoints::one_per_file,
    places::patterns,
    places::floats,
    locales::same_keys,
    markdown::one_title,
    markdown::links,
];

/// Every violation in the working tree at `root`, in the order of the files.
///
/// # Errors
/// When the files cannot be listed or read.
pub fn run(root: &Path) -> Result<Vec<Violation>> {
    Ok(check(&Repo::read(root)?))
}

fn check(repo: &Repo) -> Vec<Violation> {
    let mut violations: Vec<Violation> = CHECKS.iter().flat_map(|check| check(repo)).collect();
    violations.sort();
    violations
}

/// Whether `word` stands in `line` by itself, no letter, digit or `_` beside it.
fn has_word(line: &str, word: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(inner) && !after.is_some_and(inner)
    })
}

/// `path:line: what` of what a check finds in these files, for the tests.
#[cfg(test)]
fn found(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let violations = check(&Repo::of(files));
    violations
        .iter()
        .map(|v| format!("{}:{}: {}", v.path, v.line, v.what))
        .collect()
}
