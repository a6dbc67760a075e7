//! One endpoint, one file.

use crate::repo::{Repo, Violation};

const FOLDER: &str = "crates/api/src/v1/";
const MARK: &str = "#[utoipa::path";

pub(super) fn one_per_file(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in repo.rust().filter(|file| file.path.starts_with(FOLDER)) {
        let marks = file.code_lines().filter(|(_, line)| line.contains(MARK));
        for (number, _) in marks.skip(1) {
            let advice = format!("give it a file of its own, {FOLDER}<noun>/<verb>.rs");
            violations.push(file.violation(number, "a second endpoint in this file", advice));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::one_per_file;
    use crate::tidy::found;

    #[test]
    fn a_second_endpoint_is_found() {
        let text = "#[utoipa::path(get)]\nfn a() {}\n#[utoipa::path(post)]\nfn b() {}\n";
        let found_at = found(one_per_file, &[("crates/api/src/v1/claim/list.rs", text)]);
        assert_eq!(
            found_at,
            ["crates/api/src/v1/claim/list.rs:3: a second endpoint in this file"]
        );
        assert!(found(one_per_file, &[("crates/api/src/health.rs", text)]).is_empty());
    }
}
