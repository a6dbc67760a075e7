//! The rules of the repository hold in the repository.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

#[test]
fn the_repository_is_tidy() {
    let root = Path::new("..");
    let violations: Vec<String> = xtask::tidy::run(root)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}
