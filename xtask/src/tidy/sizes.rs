//! Nothing grows until nobody reads it.

use crate::code;
use crate::repo::{Repo, Violation};

const FILE_LINES: usize = 400;
const TEST_FILE_LINES: usize = 800;
const COLUMNS: usize = 100;
const FUNCTION_LINES: usize = 70;

/// Source files that are written by a program.
const GENERATED: &[&str] = &["console/src/api/schema.d.ts"];

pub(super) fn files(repo: &Repo) -> Vec<Violation> {
    let sources = repo
        .files
        .iter()
        .filter(|file| file.is(&["rs", "ts", "tsx"]));
    sources
        .filter(|file| !GENERATED.contains(&file.path.as_str()))
        .filter_map(|file| {
            let limit = if file.is_test() {
                TEST_FILE_LINES
            } else {
                FILE_LINES
            };
            let lines = file.lines().count();
            let what = format!("{lines} lines, the limit is {limit}");
            (lines > limit).then(|| file.violation(limit + 1, what, "split it by noun or by verb"))
        })
        .collect()
}

/// Lines that are too wide; an address cannot be broken and may be as long as it is.
pub(super) fn columns(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in repo.rust() {
        for (number, line) in file.lines().filter(|(_, line)| !line.contains("://")) {
            let width = line.chars().count();
            if width > COLUMNS {
                let what = format!("{width} columns, the limit is {COLUMNS}");
                violations.push(file.violation(number, what, "break the line"));
            }
        }
    }
    violations
}

pub(super) fn functions(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in repo.rust() {
        for function in code::functions(&file.code) {
            if function.lines > FUNCTION_LINES {
                let (name, lines) = (&function.name, function.lines);
                let what = format!("fn {name} has {lines} lines, the limit is {FUNCTION_LINES}");
                let advice = "name its parts and make them functions";
                violations.push(file.violation(function.line, what, advice));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::{columns, files, functions};
    use crate::tidy::found;

    #[test]
    fn a_long_file_is_found() {
        let long = "//\n".repeat(401);
        let bad = [
            ("a/src/x.rs", long.as_str()),
            ("a/tests/x.rs", long.as_str()),
        ];
        assert_eq!(
            found(files, &bad),
            ["a/src/x.rs:401: 401 lines, the limit is 400"]
        );
        let longer = "//\n".repeat(801);
        assert_eq!(found(files, &[("a/tests/x.rs", &longer)]).len(), 1);
    }

    #[test]
    fn a_wide_line_is_found() {
        let wide = format!("ok\n//{}\n// https://{}\n", "x".repeat(99), "x".repeat(99));
        assert_eq!(
            found(columns, &[("x.rs", &wide)]),
            ["x.rs:2: 101 columns, the limit is 100"]
        );
        assert!(found(columns, &[("x.md", &wide)]).is_empty());
    }

    #[test]
    fn a_long_function_is_found() {
        let body = "    step();\n".repeat(69);
        let bad = format!("\nfn long() {{\n{body}}}\n");
        assert_eq!(
            found(functions, &[("x.rs", &bad)]),
            ["x.rs:2: fn long has 71 lines, the limit is 70"]
        );
        let good = format!("fn short() {{\n{}}}\n", "    step();\n".repeat(68));
        assert!(found(functions, &[("x.rs", &good)]).is_empty());
    }
}
