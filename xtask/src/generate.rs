//! What is generated from something else: one table, one command that writes
//! it, and the same command that checks it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// What to do with a text that was made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// Put it into its file.
    Write,
    /// Say so when the file differs.
    Check,
}

struct Product {
    /// The name on the command line.
    name: &'static str,
    path: &'static str,
    maker: Maker,
}

enum Maker {
    /// A function of one of our crates.
    Function(fn() -> String),
    /// Standard output of `goodword` with these words.
    Goodword(&'static [&'static str]),
    /// The TypeScript types of an OpenAPI document.
    TypeScript(&'static str),
}

/// In this order: the types are made of the document.
const PRODUCTS: &[Product] = &[
    Product {
        name: "config",
        path: "docs/reference/config.md",
        maker: Maker::Function(goodword_config::Config::reference),
    },
    Product {
        name: "reasons",
        path: "docs/reference/reasons.md",
        maker: Maker::Goodword(&["reference", "reasons"]),
    },
    Product {
        name: "events",
        path: "docs/reference/events.md",
        maker: Maker::Goodword(&["reference", "events"]),
    },
    Product {
        name: "openapi",
        path: "openapi/goodword.json",
        maker: Maker::Goodword(&["openapi"]),
    },
    Product {
        name: "client",
        path: "console/src/api/schema.d.ts",
        maker: Maker::TypeScript("openapi/goodword.json"),
    },
];

/// Makes the products called `names`, all when there are none, and returns what
/// went wrong, one text for each; a failure does not keep the others from being made.
#[must_use]
pub fn run(root: &Path, names: &[&str], mode: Mode) -> Vec<String> {
    let known = |name: &&&str| PRODUCTS.iter().all(|product| product.name != **name);
    if let Some(name) = names.iter().find(known) {
        let all: Vec<&str> = PRODUCTS.iter().map(|product| product.name).collect();
        return vec![format!(
            "nothing called {name} is generated; choose from {}",
            all.join(", ")
        )];
    }
    PRODUCTS
        .iter()
        .filter(|product| names.is_empty() || names.contains(&product.name))
        .filter_map(|product| {
            let done = make(root, product).and_then(|text| put(root, product, &text, mode));
            done.err()
                .map(|error| format!("{}: {error:#}", product.path))
        })
        .collect()
}

fn put(root: &Path, product: &Product, text: &str, mode: Mode) -> Result<()> {
    let path = root.join(product.path);
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    if current == text {
        return Ok(());
    }
    if mode == Mode::Check {
        let line = current
            .lines()
            .zip(text.lines())
            .take_while(|(a, b)| a == b)
            .count()
            + 1;
        bail!("differs from what is generated, from line {line} on; run make generate and commit");
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text).context("cannot be written")
}

fn make(root: &Path, product: &Product) -> Result<String> {
    let text = match &product.maker {
        Maker::Function(function) => function(),
        Maker::Goodword(words) => {
            // The whole workspace is named, so that it is what everything else has built.
            let cargo = ["build", "--quiet", "--workspace", "--bin", "goodword"];
            output(Command::new("cargo").args(cargo).current_dir(root))?;
            let binary = std::env::current_exe()?.with_file_name("goodword");
            output(Command::new(binary).args(*words).current_dir(root))?
        }
        Maker::TypeScript(document) => types(root, document)?,
    };
    ensure!(
        !text.trim().is_empty(),
        "its command printed nothing; it has to print the text"
    );
    Ok(text)
}

fn types(root: &Path, document: &str) -> Result<String> {
    let console = root.join("console");
    ensure!(
        root.join(document).is_file(),
        "made of {document}, which does not exist yet"
    );
    let program = console.join("node_modules/.bin/openapi-typescript");
    if !program.is_file() {
        output(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund"])
                .current_dir(&console),
        )?;
    }
    output(
        Command::new(program)
            .arg(root.join(document))
            .current_dir(&console),
    )
}

/// Standard output of a command that has to succeed.
fn output(command: &mut Command) -> Result<String> {
    let shown = format!("{command:?}");
    let output = command
        .output()
        .with_context(|| format!("cannot run {shown}"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{shown} failed ({}): {}",
        output.status,
        complaint.trim()
    );
    String::from_utf8(output.stdout).with_context(|| format!("{shown} printed no UTF-8"))
}
