//! Nothing in the repository knows the machine on which it was written.

use crate::repo::{Repo, Violation};

/// Where people's files are on the usual systems, written in halves so that
/// this file does not break its rule.
const PERSONAL: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Use", "rs/"),
];

pub(super) fn paths(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &repo.files {
        for (number, line) in file.lines() {
            if let Some(path) = PERSONAL.iter().find(|path| begins_path(line, path)) {
                let what = format!("{path} is a path of one machine");
                violations.push(file.violation(
                    number,
                    what,
                    "write it relative to the repository",
                ));
            }
        }
    }
    violations
}

/// Whether an absolute path in the line begins so; the middle of a longer path
/// or of an address does not count.
fn begins_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || "._-*}~/".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::paths;
    use crate::tidy::found;

    #[test]
    fn a_path_of_a_machine_is_found() {
        let bad = concat!("cd /ro", "ot/goodword\nuse \"/ho", "me/me/x\"\n");
        assert_eq!(found(paths, &[("run.sh", bad)]).len(), 2);
        let good = concat!("src/ho", "me/x example.com/ho", "me/ ~/ho", "me/");
        assert!(found(paths, &[("run.sh", good)]).is_empty());
    }
}
