//! What is wrong with a template that an owner wrote, with its line.

use minijinja::{Error as Fault, ErrorKind};

use super::{
    Kind,
    preview::samples,
    render::{environment, rendered},
    shipped::Source,
};
use crate::{FieldFault, Language};

/// Most bytes of a text.
const BODY_BYTES: usize = 20_000;
/// Most bytes of a subject.
const SUBJECT_BYTES: usize = 500;

/// Everything that is wrong with it.
pub(super) fn faults(kind: Kind, language: Language, source: Source<'_>) -> Vec<FieldFault> {
    let mut faults = field_faults(kind, "subject", source.subject, SUBJECT_BYTES);
    if source.subject.contains(['\n', '\r']) {
        faults.push(fault("subject", "is more than one line"));
    }
    faults.extend(field_faults(kind, "body", source.body, BODY_BYTES));
    if !faults.is_empty() {
        return faults;
    }
    // With everything there is to say, and without what is not always there.
    let whole = samples(kind, language);
    let mut bare = whole.clone();
    bare.retain(|name, _| !matches!(*name, "link" | "offer"));
    for values in [whole, bare] {
        match rendered(kind, source, &values) {
            Ok(rendered) if rendered.subject.is_empty() => {
                return vec![fault("subject", "comes out empty")];
            }
            Ok(rendered) if rendered.text.is_empty() => {
                return vec![fault("body", "comes out empty")];
            }
            Ok(_) => {}
            Err((field, error)) => return vec![told(field, &error)],
        }
    }
    Vec::new()
}

fn field_faults(kind: Kind, field: &str, text: &str, most: usize) -> Vec<FieldFault> {
    if text.trim().is_empty() {
        return vec![fault(field, "is empty")];
    }
    if text.len() > most {
        let reason = format!("has {} bytes; at most {most}", text.len());
        return vec![fault(field, &reason)];
    }
    if let Some(line) = line_with(text, |line| {
        line.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\r'))
    }) {
        return vec![fault(
            field,
            &format!("line {line}: has a character of control"),
        )];
    }
    let clever = clever(text);
    if !clever.is_empty() {
        let faults = clever.into_iter().map(|(line, what)| {
            let advice = "only names, if, elif, else and for stand between the braces";
            fault(
                field,
                &format!("line {line}: '{what}' is not known here: {advice}"),
            )
        });
        return faults.collect();
    }
    let environment = environment();
    let template = match environment.template_from_str(text) {
        Ok(template) => template,
        Err(error) => return vec![told(field, &error)],
    };
    let known: Vec<&str> = kind
        .variables()
        .iter()
        .map(|variable| variable.name)
        .collect();
    let mut unknown: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    unknown.retain(|name| !known.contains(&name.as_str()));
    unknown.sort();
    let faults = unknown.iter().map(|name| {
        let line = line_with(text, |line| has_word(line, name)).unwrap_or(1);
        let known = known.join(", ");
        let reason = format!("line {line}: there is no '{name}' here; there is {known}");
        fault(field, &reason)
    });
    faults.collect()
}

/// What stands between braces and is neither a name nor one of the few words: with
/// its line. Computing and calling could be made to fill the memory.
fn clever(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(at) = ["{{", "{%"].iter().filter_map(|open| rest.find(open)).min() {
        let (before, tag) = rest.split_at(at);
        line += before.matches('\n').count();
        let close = if tag.starts_with("{{") { "}}" } else { "%}" };
        // An end that is missing is told by the reader of templates.
        let Some(end) = tag.find(close) else { break };
        let inner = tag.get(2..end).unwrap_or_default();
        let word = inner.trim_matches(['-', '+']).split_whitespace().next();
        let is_statement = close == "%}";
        let few = ["if", "elif", "else", "endif", "for", "endfor"];
        if let Some(word) = word.filter(|word| is_statement && !few.contains(word)) {
            found.push((line, word.to_owned()));
        } else if let Some(c) = inner.chars().find(|c| "~*/[](){}".contains(*c)) {
            found.push((line, c.to_string()));
        } else if inner.trim_matches(['-', '+']).contains('+') {
            found.push((line, "+".to_owned()));
        }
        let (inside, after) = tag.split_at(end + 2);
        line += inside.matches('\n').count();
        rest = after;
    }
    found
}

fn told(field: &str, error: &Fault) -> FieldFault {
    let line = error.line().unwrap_or(1);
    let reason = match error.kind() {
        ErrorKind::OutOfFuel => "goes round too often".to_owned(),
        ErrorKind::WriteFailure => "makes too long a letter".to_owned(),
        kind => match error.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        },
    };
    fault(field, &format!("line {line}: {reason}"))
}

fn fault(field: &str, reason: &str) -> FieldFault {
    FieldFault {
        index: None,
        field: field.to_owned(),
        reason: reason.to_owned(),
    }
}

fn line_with(text: &str, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    let found = text.split('\n').position(is_it)?;
    Some(found + 1)
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::{
        Language,
        template::{Kind, shipped::Source},
    };

    fn told(body: &str) -> Vec<String> {
        let source = Source {
            subject: "A reward",
            body,
        };
        let faults = faults(Kind::RewardEarned, Language::En, source);
        faults
            .into_iter()
            .map(|fault| format!("{}: {}", fault.field, fault.reason))
            .collect()
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let known = "organization, program, advocate, reward, day, link";
        let few = "only names, if, elif, else and for stand between the braces";
        let unknown = |word: &str, line: usize| {
            format!("body: line {line}: '{word}' is not known here: {few}")
        };
        let table = [
            (
                "a\n{{ rewrad }}",
                format!("body: line 2: there is no 'rewrad' here; there is {known}"),
            ),
            ("a\n\n{% include 'x' %}", unknown("include", 3)),
            ("{% macro a() %}{% endmacro %}", unknown("macro", 1)),
            ("a {{ 'a' * 9999999 }}", unknown("*", 1)),
            ("{{ a ~ a }}", unknown("~", 1)),
            ("{% set a = 'b' %}", unknown("set", 1)),
            ("{{ range(9) }}", unknown("(", 1)),
            ("", "body: is empty".to_owned()),
            ("{% if link %}x", "body: line 1: syntax error".to_owned()),
            ("a\n{{ reward", "body: line 2: syntax error".to_owned()),
            (
                "{{ reward | shout }}",
                "body: line 1: unknown filter".to_owned(),
            ),
            (
                "{% if reward == 'x' %}a{% endif %}",
                "body: comes out empty".to_owned(),
            ),
            (
                "a\u{7}",
                "body: line 1: has a character of control".to_owned(),
            ),
        ];
        for (body, expected) in table {
            let told = told(body).join("\n");
            assert!(told.starts_with(&expected), "{body}: {told}");
        }
        for good in [
            "{{ reward|upper }}",
            "{% for c in reward %}{{ c }} {% endfor %}x",
            "{ } %",
        ] {
            assert_eq!(told(good), [] as [String; 0], "{good}");
        }
    }

    #[test]
    fn a_loop_that_runs_away_is_stopped() {
        let open = "{% for a in link %}".repeat(8);
        let close = "{% endfor %}".repeat(8);
        let told = told(&format!("x\n{open}y{close}"));
        assert_eq!(told, ["body: line 2: goes round too often"]);
    }

    #[test]
    fn a_subject_is_one_line() {
        let long = "a".repeat(501);
        let source = |subject| Source { subject, body: "x" };
        let told = |subject| {
            let faults = faults(Kind::Test, Language::En, source(subject));
            faults
                .into_iter()
                .map(|fault| fault.reason)
                .collect::<Vec<_>>()
        };
        assert_eq!(told("a\nBcc: b@c.example"), ["is more than one line"]);
        assert_eq!(told(&long), ["has 501 bytes; at most 500"]);
        assert_eq!(told("{{ organization }}"), [] as [&str; 0]);
    }
}
