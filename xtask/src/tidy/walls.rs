//! Who may import what: a crate exists only to forbid an import.

use crate::repo::{File, Repo, Violation};

/// Crates of ours that each crate may depend on. A crate that is not in the
/// table may not exist.
const OURS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("app", &["domain", "store"]),
    ("api", &["domain", "app"]),
    ("pages", &["domain", "app"]),
    ("jobs", &["domain", "app"]),
    ("console", &[]),
    ("config", &[]),
    (
        "cli",
        &[
            "domain", "store", "app", "api", "pages", "jobs", "console", "config",
        ],
    ),
    ("testkit", &["domain", "store", "app"]),
    ("sim", &["domain", "store", "app", "testkit"]),
    ("xtask", &["config"]),
];

/// Crates of ours whose tests may use the harness: everything that needs a world.
const TESTS_WITH_WORLD: &[&str] = &["store", "app", "api", "pages", "jobs", "cli"];

/// All that `domain` may depend on: it is pure.
const DOMAIN: &[&str] = &["serde", "serde_json", "jiff", "thiserror", "sha2"];

/// Third parties behind a wall, and who is on the other side of it.
const WALLED: &[(&str, &[&str])] = &[
    ("sea-orm", &["store"]),
    ("sea-orm-migration", &["store"]),
    ("sqlx", &["store"]),
    ("rusqlite", &["store"]),
    ("axum", &["api", "pages", "cli", "console"]),
    ("axum-extra", &["api", "pages"]),
    ("tower-http", &["api", "pages", "cli", "console"]),
    ("utoipa", &["api"]),
    ("utoipa-axum", &["api"]),
    ("askama", &["pages", "jobs"]),
    ("ureq", &["jobs"]),
    ("reqwest", &["jobs"]),
    ("lettre", &["jobs"]),
    ("clap", &["cli", "sim"]),
    ("figment", &["config"]),
];

/// Dependencies that cross a wall.
pub(super) fn imports(repo: &Repo) -> Vec<Violation> {
    manifests(repo)
        .flat_map(|(krate, file)| crossings(krate, file))
        .collect()
}

/// Crates that do not inherit the lints of the workspace.
pub(super) fn lints(repo: &Repo) -> Vec<Violation> {
    manifests(repo)
        .filter(|(_, file)| {
            let manifest: toml::Table = toml::from_str(&file.text).unwrap_or_default();
            let inherited = manifest
                .get("lints")
                .and_then(|lints| lints.get("workspace"));
            inherited.and_then(toml::Value::as_bool) != Some(true)
        })
        .map(|(_, file)| {
            let advice = "write [lints] workspace = true";
            file.violation(1, "the lints of the workspace are not inherited", advice)
        })
        .collect()
}

fn manifests(repo: &Repo) -> impl Iterator<Item = (&str, &File)> {
    let manifest = |file: &&File| file.name() == "Cargo.toml";
    repo.files
        .iter()
        .filter(manifest)
        .filter_map(|file| Some((file.krate()?, file)))
}

fn crossings(krate: &str, file: &File) -> Vec<Violation> {
    let Some((_, ours)) = OURS.iter().find(|(name, _)| *name == krate) else {
        let advice = "a new crate is a new wall: add it to xtask/src/tidy/walls.rs";
        return vec![file.violation(1, format!("no walls are known for {krate}"), advice)];
    };
    let manifest: toml::Table = match toml::from_str(&file.text) {
        Ok(manifest) => manifest,
        Err(error) => return vec![file.violation(1, error.message(), "mend the manifest")],
    };
    let mut violations = Vec::new();
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let testing = section == "dev-dependencies";
        let table = manifest.get(section).and_then(toml::Value::as_table);
        for name in table.into_iter().flat_map(toml::Table::keys) {
            if !allowed(krate, ours, name, testing) {
                let line = file
                    .lines()
                    .find(|(_, line)| names(line, name))
                    .map_or(1, |(n, _)| n);
                let advice = "move the code to the crate that may, or the wall (architecture)";
                violations.push(file.violation(
                    line,
                    format!("{krate} may not know {name}"),
                    advice,
                ));
            }
        }
    }
    violations
}

fn allowed(krate: &str, ours: &[&str], name: &str, testing: bool) -> bool {
    if let Some(other) = name.strip_prefix("goodword-") {
        let harness = testing && other == "testkit" && TESTS_WITH_WORLD.contains(&krate);
        return harness || ours.contains(&other);
    }
    if krate == "domain" && !testing {
        return DOMAIN.contains(&name);
    }
    WALLED
        .iter()
        .all(|(walled, who)| *walled != name || who.contains(&krate))
}

/// Whether a line of a manifest is about this dependency.
fn names(line: &str, name: &str) -> bool {
    line.strip_prefix(name)
        .is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
}

#[cfg(test)]
mod tests {
    use super::{imports, lints};
    use crate::tidy::found;

    #[test]
    fn a_wrong_import_is_found() {
        let domain = "[dependencies]\nserde.workspace = true\ntokio = \"1\"\n";
        let app = "[dependencies]\nserde = \"1\"\nsea-orm.workspace = true\n";
        let api = "[dependencies]\ngoodword-store.workspace = true\naxum = \"0.8\"\n";
        let store =
            "[dependencies]\nsea-orm = \"2\"\n[dev-dependencies]\ngoodword-testkit = \"1\"\n";
        let files = [
            ("crates/api/Cargo.toml", api),
            ("crates/app/Cargo.toml", app),
            ("crates/domain/Cargo.toml", domain),
            ("crates/store/Cargo.toml", store),
            ("crates/misc/Cargo.toml", ""),
        ];
        assert_eq!(
            found(imports, &files),
            [
                "crates/api/Cargo.toml:2: api may not know goodword-store",
                "crates/app/Cargo.toml:3: app may not know sea-orm",
                "crates/domain/Cargo.toml:3: domain may not know tokio",
                "crates/misc/Cargo.toml:1: no walls are known for misc",
            ]
        );
    }

    #[test]
    fn a_crate_without_lints_is_found() {
        let files = [
            ("crates/app/Cargo.toml", "[lints]\nworkspace = true\n"),
            ("crates/api/Cargo.toml", "[lints]\nworkspace = false\n"),
            ("xtask/Cargo.toml", "[package]\n"),
        ];
        assert_eq!(found(lints, &files).len(), 2);
    }
}
