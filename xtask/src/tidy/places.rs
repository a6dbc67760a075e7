//! Code that may stand in one place only.

use super::has_word;
use crate::repo::{File, Repo, Violation};

struct Place {
    patterns: &'static [&'static str],
    /// Crates where it may stand.
    crates: &'static [&'static str],
    /// File names where it may stand in any crate.
    names: &'static [&'static str],
    advice: &'static str,
}

const PLACES: &[Place] = &[
    Place {
        patterns: &["Entity::find", "DatabaseConnection"],
        crates: &["store"],
        names: &[],
        advice: "ask the store; only it knows the database",
    },
    Place {
        patterns: &["std::env", "env::var", "env::args"],
        crates: &["config", "cli", "testkit", "xtask"],
        names: &["build.rs"],
        advice: "make it a setting in crates/config and take the value as an argument",
    },
    Place {
        patterns: &[
            "SystemTime::now",
            "Timestamp::now",
            "Zoned::now",
            "Utc::now",
        ],
        crates: &["cli"],
        names: &["clock.rs"],
        advice: "take the time as an argument, or ask the clock port",
    },
];

/// Where floating point may stand in the domain.
const STATISTICS: &str = "statistics";

pub(super) fn patterns(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in repo.rust() {
        for place in PLACES.iter().filter(|place| !allows(place, file)) {
            for (number, line) in file.code_lines() {
                if let Some(pattern) = place.patterns.iter().find(|p| line.contains(**p)) {
                    let what = format!("{pattern} may not stand here");
                    violations.push(file.violation(number, what, place.advice));
                }
            }
        }
    }
    violations
}

fn allows(place: &Place, file: &File) -> bool {
    let here = file
        .krate()
        .is_some_and(|krate| place.crates.contains(&krate));
    here || place.names.contains(&file.name())
}

pub(super) fn floats(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    let domain = |file: &&File| file.path.starts_with("crates/domain/src/");
    for file in repo
        .rust()
        .filter(domain)
        .filter(|file| !file.path.contains(STATISTICS))
    {
        for (number, line) in file.code_lines() {
            if has_word(line, "f64") || has_word(line, "f32") {
                let advice = "money is whole minor units, a share is basis points";
                violations.push(file.violation(number, "floating point in the domain", advice));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::{floats, patterns};
    use crate::tidy::found;

    #[test]
    fn code_in_the_wrong_place_is_found() {
        let table = [
            ("crates/api/src/x.rs", "entity::Entity::find()", 1),
            ("crates/store/src/x.rs", "entity::Entity::find()", 0),
            ("crates/app/src/x.rs", "std::env::var(name)", 1),
            ("crates/config/src/x.rs", "std::env::var(name)", 0),
            ("crates/app/src/x.rs", "env!(name)", 0),
            ("crates/jobs/src/x.rs", "jiff::Timestamp::now()", 1),
            ("crates/jobs/src/clock.rs", "jiff::Timestamp::now()", 0),
            ("crates/jobs/src/x.rs", "// SystemTime::now", 0),
        ];
        for (path, text, count) in table {
            assert_eq!(
                found(patterns, &[(path, text)]).len(),
                count,
                "{path}: {text}"
            );
        }
    }

    #[test]
    fn floating_point_in_the_domain_is_found() {
        let table = [
            ("crates/domain/src/money.rs", "let x: f64 = 1;", 1),
            ("crates/domain/src/money.rs", "let buf64 = 1; // f64", 0),
            ("crates/domain/src/statistics/z.rs", "let x: f64 = 1;", 0),
            ("crates/app/src/x.rs", "let x: f64 = 1;", 0),
        ];
        for (path, text, count) in table {
            assert_eq!(
                found(floats, &[(path, text)]).len(),
                count,
                "{path}: {text}"
            );
        }
    }
}
