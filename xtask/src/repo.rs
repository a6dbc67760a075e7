//! The files of the repository, in memory, so that a check is a pure function.

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::code;

/// A text file.
#[derive(Clone, Debug)]
pub struct File {
    /// Relative to the root, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// For Rust: the text with comments and literals blanked out; else empty.
    pub code: String,
}

impl File {
    /// A file of this path and text.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        let rust = has_extension(path, &["rs"]);
        let code = if rust {
            code::blank(text)
        } else {
            String::new()
        };
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
        }
    }

    /// The crate under `crates/`, or `xtask`.
    #[must_use]
    pub fn krate(&self) -> Option<&str> {
        match self.path.strip_prefix("crates/") {
            Some(rest) => rest.split_once('/').map(|(krate, _)| krate),
            None => self.path.starts_with("xtask/").then_some("xtask"),
        }
    }

    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    pub(crate) fn is(&self, extensions: &[&str]) -> bool {
        has_extension(&self.path, extensions)
    }

    /// Whether it is code that only tests run.
    pub(crate) fn is_test(&self) -> bool {
        let test = |part| ["tests", "e2e"].contains(&part);
        self.path.split('/').any(test) || self.path.contains(".test.")
    }

    /// Its lines with their numbers, from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    /// The lines of its code, without comments and literals.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    pub(crate) fn violation(
        &self,
        line: usize,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Violation {
        Violation {
            path: self.path.clone(),
            line,
            what: what.into(),
            advice: advice.into(),
        }
    }
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extensions.contains(&extension))
}

/// A rule that a line breaks.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Violation {
    /// The file.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}; {}",
            self.path, self.line, self.what, self.advice
        )
    }
}

/// Every text file that git tracks or would track.
#[derive(Clone, Debug, Default)]
pub struct Repo {
    /// In the order of their paths.
    pub files: Vec<File>,
    /// Paths of all files, pictures and fonts included.
    pub paths: Vec<String>,
}

impl Repo {
    /// Reads the working tree at `root`, uncommitted files included.
    ///
    /// # Errors
    /// When git cannot list the files or one cannot be read.
    pub fn read(root: &Path) -> Result<Self> {
        let listing = Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(root)
            .output()
            .context("cannot run git; the list of files comes from it")?;
        let complaint = String::from_utf8_lossy(&listing.stderr);
        ensure!(listing.status.success(), "git ls-files failed: {complaint}");
        let listing = String::from_utf8(listing.stdout).context("a path is not UTF-8")?;
        let mut paths: Vec<String> = listing
            .split_terminator('\0')
            .filter(|p| root.join(p).is_file())
            .map(str::to_owned)
            .collect();
        paths.sort();
        paths.dedup();
        let mut files = Vec::new();
        for path in &paths {
            let bytes =
                std::fs::read(root.join(path)).with_context(|| format!("reading {path}"))?;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                files.push(File::new(path, text));
            }
        }
        Ok(Self { files, paths })
    }

    /// A repository of these files, for tests.
    #[must_use]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| File::new(path, text))
                .collect(),
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        }
    }

    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is(&["rs"]))
    }
}
