//! The reference in docs/ is the one the code gives.
#![expect(clippy::unwrap_used, reason = "tests")]

use goodword_config::Config;

#[test]
fn the_reference_is_up_to_date() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/reference/config.md"
    );
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == Config::reference(),
        "run `make generate` and commit"
    );
}

#[test]
fn every_key_has_a_meaning_and_a_variable() {
    let reference = Config::reference();
    let entries: Vec<&str> = reference.split("\n### `").skip(1).collect();
    assert!(entries.len() > 20, "{} keys", entries.len());
    for entry in entries {
        let (name, rest) = entry.split_once("`\n\n").unwrap();
        let variable = format!("GOODWORD_{}", name.replace('.', "__").to_uppercase());
        assert!(rest.contains(&variable), "{name} names no variable");
        assert!(
            rest.split('\n')
                .next()
                .is_some_and(|about| about.ends_with('.')),
            "{name}"
        );
    }
}
