//! Filling the places of a template.

use std::{collections::BTreeMap, io};

use goodword_store::Template;
use minijinja::{Environment, Error as Fault, UndefinedBehavior, Value, syntax::SyntaxConfig};

use super::{
    Kind,
    shipped::{Source, shipped},
};
use crate::Language;

/// What stands in the places.
pub(crate) type Values = BTreeMap<&'static str, String>;

/// Steps that a template may take: some hundred times what a letter needs.
const FUEL: u64 = 20_000;
/// Most bytes of a letter.
const MOST_BYTES: usize = 100_000;

/// A letter's own part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub(crate) subject: String,
    pub(crate) text: String,
}

/// Renders the owner's template, or the shipped one. An owner's template was checked
/// when it was kept; if it fails all the same, the letter is not held up by it.
pub(crate) fn render(
    edited: &[Template],
    kind: Kind,
    language: Language,
    values: &Values,
) -> Rendered {
    let own = edited
        .iter()
        .find(|row| row.name == kind.name() && row.language == language.tag());
    if let Some(row) = own {
        let source = Source {
            subject: &row.subject,
            body: &row.body,
        };
        match rendered(kind, source, values) {
            Ok(rendered) => return rendered,
            Err((field, fault)) => {
                let (template, line) = (kind.name(), fault.line());
                tracing::error!(
                    template, field, line, kind = ?fault.kind(),
                    "an edited template fails; the shipped one is used"
                );
            }
        }
    }
    let source = shipped(kind, language);
    rendered(kind, source, values).unwrap_or_else(|_| Rendered {
        subject: source.subject.to_owned(),
        text: source.body.to_owned(),
    })
}

/// Renders a template; what fails is told with its field.
pub(super) fn rendered(
    kind: Kind,
    source: Source<'_>,
    values: &Values,
) -> Result<Rendered, (&'static str, Fault)> {
    // Every place that the kind knows is there, maybe empty.
    let mut all: Values = kind
        .variables()
        .iter()
        .map(|variable| (variable.name, String::new()))
        .collect();
    all.extend(values.iter().map(|(name, value)| (*name, value.clone())));
    let subject = fill(source.subject, &all).map_err(|fault| ("subject", fault))?;
    let text = fill(source.body, &all).map_err(|fault| ("body", fault))?;
    Ok(Rendered {
        subject: one_line(&subject),
        text: tidied(&text),
    })
}

/// Fills the places of a text.
pub(super) fn fill(text: &str, values: &Values) -> Result<String, Fault> {
    let environment = environment();
    let template = environment.template_from_str(text)?;
    let mut filled = Capped(Vec::new());
    let places = values.iter().map(|(name, value)| (*name, value.as_str()));
    template.render_captured_to(Value::from_pairs(places), &mut filled)?;
    Ok(String::from_utf8_lossy(&filled.0).into_owned())
}

/// Where templates are read: nothing in it but a few ways to write a name.
pub(super) fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(32);
    // A line with nothing but a condition leaves no empty line.
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.add_filter("upper", |text: String| text.to_uppercase());
    environment.add_filter("lower", |text: String| text.to_lowercase());
    environment.add_filter("trim", |text: String| text.trim().to_owned());
    environment
}

/// Takes so many bytes and no more.
struct Capped(Vec<u8>);

impl io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_BYTES {
            return Err(io::Error::other("the letter is too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A subject is one line, whatever stands in its places: nothing in it can begin
/// another line of a letter's head.
fn one_line(text: &str) -> String {
    let spaced = text.replace(char::is_control, " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ").chars().take(200).collect()
}

/// A text without characters of control, without spaces at the ends of its lines and
/// without more than one empty line in a row.
fn tidied(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.replace(|c: char| c.is_control() && c != '\t', "");
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied.trim().to_owned()
}
