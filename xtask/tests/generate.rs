//! Writing and checking of what is generated, in a folder of its own.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::PathBuf;

use xtask::generate::{Mode, run};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn what_is_written_passes_the_check_and_a_change_does_not() {
    let root = folder("written");
    let path = root.join("docs/reference/config.md");
    assert_eq!(
        run(&root, &["config"], Mode::Check).len(),
        1,
        "nothing is written yet"
    );
    assert!(run(&root, &["config"], Mode::Write).is_empty());
    assert!(run(&root, &["config"], Mode::Check).is_empty());

    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("Settings", "Setting", 1)).unwrap();
    assert_eq!(
        run(&root, &["config"], Mode::Check),
        [
            "docs/reference/config.md: differs from what is generated, from line 1 on; \
          run make generate and commit"
        ]
    );
}

#[test]
fn a_missing_source_and_an_unknown_name_are_clear_errors() {
    let root = folder("missing");
    assert_eq!(
        run(&root, &["client"], Mode::Write),
        ["console/src/api/schema.d.ts: made of openapi/goodword.json, which does not exist yet"]
    );
    assert_eq!(
        run(&root, &["colours"], Mode::Write),
        ["nothing called colours is generated; \
          choose from config, reasons, events, openapi, client"]
    );
    let failed = run(&root, &["reasons"], Mode::Write);
    assert!(
        failed[0].starts_with("docs/reference/reasons.md: "),
        "{failed:?}"
    );
    assert!(failed[0].contains("failed"), "{failed:?}");
}
