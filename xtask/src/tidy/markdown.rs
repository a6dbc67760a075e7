//! Every page has one title, and its links lead somewhere.

use crate::repo::{File, Repo, Violation};

pub(super) fn one_title(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in pages(repo) {
        let titles: Vec<usize> = prose(file)
            .into_iter()
            .filter(|(_, line)| line.starts_with("# "))
            .map(|(n, _)| n)
            .collect();
        match titles.as_slice() {
            [_] => {}
            [] => violations.push(file.violation(1, "no title", "begin with one line `# Title`")),
            [_, second, ..] => {
                violations.push(file.violation(*second, "a second title", "make it `## `"));
            }
        }
    }
    violations
}

pub(super) fn links(repo: &Repo) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in pages(repo) {
        for (number, line) in prose(file) {
            for target in targets(&line) {
                if !resolves(repo, &file.path, &target) {
                    let what = format!("{target} does not exist");
                    violations.push(file.violation(number, what, "mend the link"));
                }
            }
        }
    }
    violations
}

fn pages(repo: &Repo) -> impl Iterator<Item = &File> {
    repo.files.iter().filter(|file| file.is(&["md"]))
}

/// The lines outside of code: no fenced blocks, no `code`.
fn prose(file: &File) -> Vec<(usize, String)> {
    let mut fence: Option<String> = None;
    let mut lines = Vec::new();
    for (number, line) in file.lines() {
        let start = line.trim_start();
        let marks: String = start.chars().take_while(|c| "`~".contains(*c)).collect();
        match &fence {
            Some(open) if marks.starts_with(open.as_str()) => fence = None,
            Some(_) => {}
            None if marks.len() >= 3 => fence = Some(marks),
            None => lines.push((
                number,
                line.split('`').step_by(2).collect::<Vec<_>>().join(" "),
            )),
        }
    }
    lines
}

/// The relative targets of a line's links and pictures, without their anchors.
fn targets(line: &str) -> Vec<String> {
    let inline = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'));
    let inline = inline.map(|(target, _)| target.split_whitespace().next().unwrap_or_default());
    let definition = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "));
    let definition = definition.and_then(|(_, target)| target.split_whitespace().next());
    inline
        .chain(definition)
        .filter_map(|target| target.split('#').next())
        .filter(|target| !target.is_empty() && !target.contains(':'))
        .map(str::to_owned)
        .collect()
}

/// Whether a link in `page` leads to a file or a folder of the repository.
fn resolves(repo: &Repo, page: &str, target: &str) -> bool {
    let mut parts: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => page.split('/').collect(),
    };
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return false;
                }
            }
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    let folder = format!("{path}/");
    path.is_empty()
        || repo
            .paths
            .iter()
            .any(|known| *known == path || known.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::{links, one_title};
    use crate::tidy::found;

    #[test]
    fn a_page_without_one_title_is_found() {
        let files = [
            ("a.md", "# One\n```sh\n# not a title\n```\n## Two\n"),
            ("b.md", "text\n"),
            ("c.md", "# One\n\n# Two\n"),
        ];
        assert_eq!(
            found(one_title, &files),
            ["b.md:1: no title", "c.md:3: a second title"]
        );
    }

    #[test]
    fn a_link_to_nowhere_is_found() {
        let page = "# T\n[ok](../a.md#x) [folder](../docs/) [web](https://example.com/x)\n\
                    [bad](b.md) `[code](c.md)`\n[d]: missing.md\n[out](../../a.md)\n";
        let files = [("a.md", "# A\n[here](#x)\n"), ("docs/page.md", page)];
        assert_eq!(
            found(links, &files),
            [
                "docs/page.md:3: b.md does not exist",
                "docs/page.md:4: missing.md does not exist",
                "docs/page.md:5: ../../a.md does not exist",
            ]
        );
    }
}
