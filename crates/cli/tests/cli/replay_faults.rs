//! `goodword replay` where something is malformed: 2, nothing on standard
//! output, and a line for each fault.

use anyhow::Result;

use crate::process::{file, run, run_with};

const GOOD: &str = concat!(
    r#"{"specversion":"1.0","id":"e-1","source":"/s","type":"customer.added","#,
    r#""time":"2024-05-02T10:30:00+08:00","data":{"customer":"C"}}"#,
);

/// Replays and expects to be refused; what was said.
fn refused(words: &[&str], input: &str) -> Result<String> {
    let done = run_with(&[&["replay"], words].concat(), input.as_bytes())?;
    assert_eq!(
        (done.code, done.out.as_str()),
        (2, ""),
        "{words:?}: {done:?}"
    );
    assert!(!done.err.trim().is_empty(), "{words:?}");
    Ok(done.err)
}

#[test]
fn every_fault_of_every_line_is_named() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let untimed = GOOD.replace("+08:00", "");
    let nameless = GOOD.replace(r#""customer":"C""#, r#""customer":7,"club":"yes""#);
    let text = format!("{GOOD}\n\n{untimed}\nnot json\n[]\n{nameless}\n");
    let events = file(directory.path(), "events.jsonl", &text)?;
    let said = refused(
        &[
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--summary",
        ],
        "",
    )?;
    let places: Vec<String> = said
        .lines()
        .filter_map(|line| {
            line.strip_prefix(&events)?
                .split(':')
                .nth(1)
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(places, ["3", "4", "5", "6", "6"], "{said}");
    for field in [
        ":3: time: ",
        ":6: data.customer: ",
        ":6: data.club: ",
        ":5: (whole): ",
    ] {
        assert!(said.contains(field), "{field}: {said}");
    }
    Ok(())
}

#[test]
fn a_malformed_event_after_the_end_is_malformed_all_the_same() -> Result<()> {
    let late = GOOD
        .replace("2024", "2034")
        .replace(r#""customer":"C""#, "");
    let said = refused(
        &[
            "--preset",
            "travel-credit",
            "--events",
            "-",
            "--until",
            "2025-01-01T00:00:00Z",
        ],
        &format!("{GOOD}\n{late}\n"),
    )?;
    assert!(said.starts_with("-:2: data.customer: "), "{said}");
    Ok(())
}

#[test]
fn a_payment_finer_than_its_orders_currency_is_malformed() -> Result<()> {
    let order = GOOD.replace("customer.added", "order.placed").replace(
        r#""customer":"C""#,
        r#""order":"O","customer":"C","amount":"5","currency":"JPY""#,
    );
    let paid = GOOD
        .replace("customer.added", "payment.received")
        .replace("e-1", "e-2")
        .replace(r#""customer":"C""#, r#""order":"O","amount":"0.5""#);
    let text = format!("{paid}\n{order}\n");
    let said = refused(&["--preset", "travel-credit", "--events", "-"], &text)?;
    assert!(said.starts_with("-:1: data.amount: "), "{said}");
    Ok(())
}

#[test]
fn a_policy_names_the_line_of_each_fault() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let toml = "name = \"Mine\"\ncurrency = \"CNY\"\n\n[[rule]]\nfor = \"advocate\"\n\
                on = \"signed_up\"\n\n[[rule]]\nfor = \"friend\"\non = \"signed_up\"\n\
                [rule.gives]\nunit = \"points\"\namount = 5\n";
    let policy = file(directory.path(), "mine.toml", toml)?;
    let said = refused(&["--program", &policy, "--events", "-"], GOOD)?;
    for place in [
        ":1: name: ",
        ":4: rule[0].gives: ",
        ":13: rule[1].gives.amount: ",
    ] {
        assert!(
            said.contains(&format!("{policy}{place}")),
            "{place}: {said}"
        );
    }
    let json = "{\n \"name\": \"mine\",\n \"currency\": \"CNY\",\n \"rule\": [\n\
                {\"for\": \"friend\",\n\
                \"on\": \"signed_up\",\n\"gives\": {\"unit\": \"points\",\n\"amount\": 5}}\n ]\n}";
    let policy = file(directory.path(), "mine.json", json)?;
    let said = refused(&["--program", &policy, "--events", "-"], GOOD)?;
    assert!(
        said.starts_with(&format!("{policy}:8: rule[0].gives.amount: ")),
        "{said}"
    );
    for (text, place) in [
        ("name = \n", ":1: column "),
        ("{\"name\":\n,}", ":2: column "),
    ] {
        let policy = file(directory.path(), "broken", text)?;
        let said = refused(&["--program", &policy, "--events", "-"], GOOD)?;
        assert!(said.starts_with(&format!("{policy}{place}")), "{said}");
    }
    Ok(())
}

#[test]
fn a_third_paid_level_is_refused_with_the_reason() -> Result<()> {
    let toml = "name = \"deep\"\ncurrency = \"CNY\"\n[[rule]]\nfor = \"recruiter\"\nlevel = 3\n\
                on = \"paid\"\n[rule.gives]\npercent = \"1\"\n";
    let directory = tempfile::tempdir()?;
    let events = file(directory.path(), "events.jsonl", GOOD)?;
    let said = refused(&["--program", "-", "--events", &events], toml)?;
    assert!(said.contains("multi-level selling"), "{said}");
    Ok(())
}

#[test]
fn what_cannot_be_asked_ends_with_2() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let events = file(directory.path(), "events.jsonl", GOOD)?;
    let all = [
        vec!["--preset", "nothing", "--events", &events],
        vec!["--preset", "travel-credit", "--events", "/nowhere/at.all"],
        vec!["--preset", "travel-credit", "--events", "/tmp"],
        vec!["--program", "/nowhere/at.all", "--events", &events],
        vec!["--program", "-", "--events", "-"],
        vec![
            "--preset",
            "travel-credit",
            "--program",
            "x",
            "--events",
            &events,
        ],
        vec!["--events", &events],
        vec!["--preset", "travel-credit"],
        vec![
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--until",
            "2024-01-01",
        ],
        vec![
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--until",
            "2024-01-01T00:00:00",
        ],
        vec![
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--approve",
            "some",
        ],
        vec![
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--summary",
            "--explain",
        ],
        vec![
            "--preset",
            "travel-credit",
            "--events",
            &events,
            "--summery",
        ],
    ];
    for words in all {
        refused(&words, "")?;
    }
    Ok(())
}

#[test]
fn bytes_that_are_no_text_are_a_fault_of_their_line() -> Result<()> {
    let input = [GOOD.as_bytes(), b"\n{\"id\":\"\xff\"}\n"].concat();
    let done = run_with(
        &["replay", "--preset", "travel-credit", "--events", "-"],
        &input,
    )?;
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.starts_with("-:2: "), "{}", done.err);
    let policy = run_with(
        &["replay", "--program", "-", "--events", "x"],
        b"name = \"a\"\n\xff\n",
    )?;
    assert_eq!(policy.code, 2);
    assert!(policy.err.starts_with("-:2: "), "{}", policy.err);
    Ok(())
}

#[test]
fn help_is_no_fault() -> Result<()> {
    assert_eq!(run(&["replay", "--help"])?.code, 0);
    assert_eq!(run(&["--version"])?.code, 0);
    Ok(())
}
