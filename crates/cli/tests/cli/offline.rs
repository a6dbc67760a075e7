//! Commands that need no installation.

use anyhow::Result;
use serde_json::Value;

use crate::process::{command, file, run};

const PRESETS: [&str; 7] = [
    "storage-both-sides",
    "travel-credit",
    "coupons-and-points",
    "agent-commission",
    "refund-after-four",
    "dealer-milestones",
    "brokerage-gifts",
];

#[test]
fn presets_are_listed_and_shown() -> Result<()> {
    let listed = run(&["presets"])?;
    assert_eq!(
        (listed.code, listed.out.lines().collect::<Vec<_>>()),
        (0, PRESETS.to_vec())
    );
    for preset in PRESETS {
        let shown = run(&["presets", "show", preset])?;
        assert!(
            shown.out.contains(&format!("name = \"{preset}\"")),
            "{}",
            shown.out
        );
    }
    let unknown = run(&["presets", "show", "nothing"])?;
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
    assert!(
        unknown.err.contains("storage-both-sides"),
        "{}",
        unknown.err
    );
    Ok(())
}

#[test]
fn the_planning_examples_come_out_as_specified() -> Result<()> {
    let cases = [
        (
            "plan buzz --customers 10000 --satisfied 0.65",
            r#"{"satisfied":6500,"unsatisfied":3500,"good":32500,"bad":35000,"bad_share":0.5185}"#,
        ),
        (
            "plan buzz --customers 10000 --satisfied 0.65 --tell-good 8 --tell-bad 16",
            r#"{"satisfied":6500,"unsatisfied":3500,"good":52000,"bad":56000,"bad_share":0.5185}"#,
        ),
        (
            "plan silent --customers 10000 --satisfied 0.70 --silent 0.80",
            r#"{"satisfied":7000,"silent":5600}"#,
        ),
        (
            "plan growth --customers 53 --rate 0.15 --periods 2",
            r#"{"periods":[{"new":7,"customers":60},{"new":9,"customers":69}]}"#,
        ),
    ];
    for (words, expected) in cases {
        let done = run(&words.split(' ').collect::<Vec<_>>())?;
        assert_eq!(
            (done.code, done.out),
            (0, format!("{expected}\n")),
            "{words}"
        );
    }
    Ok(())
}

#[test]
fn a_plan_that_cannot_be_ends_with_2() -> Result<()> {
    for words in [
        "plan buzz --customers 10 --satisfied 1.5",
        "plan buzz --customers -1 --satisfied 0.5",
        "plan buzz --satisfied 0.5",
        "plan silent --customers 10 --satisfied 0.5 --silent x",
        "plan growth --customers 18446744073709551615 --rate 1 --periods 1",
        "plan growth --customers 1 --rate 1 --periods 1001",
        "plan",
        "nothing",
    ] {
        let done = run(&words.split(' ').collect::<Vec<_>>())?;
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{words}");
        assert!(!done.err.is_empty(), "{words}");
    }
    Ok(())
}

#[test]
fn settings_are_checked_without_starting() -> Result<()> {
    let directory = tempfile::tempdir()?;
    let good = file(
        directory.path(),
        "good.toml",
        "[server]\nlisten = \"127.0.0.1:9\"\n",
    )?;
    let checked = run(&["config", "check", "--config", &good])?;
    assert_eq!((checked.code, checked.out.as_str()), (0, ""));
    let dumped = run(&["config", "dump", "--config", &good, "--data", "elsewhere"])?;
    assert!(
        dumped.out.contains("listen = \"127.0.0.1:9\""),
        "{}",
        dumped.out
    );
    assert!(
        dumped.out.contains("data = \"elsewhere\""),
        "the flag wins: {}",
        dumped.out
    );
    let bad = file(
        directory.path(),
        "bad.toml",
        "[server]\nlisten = 3\nlissen = \"x\"\n",
    )?;
    let checked = run(&["config", "check", "--config", &bad])?;
    assert_eq!((checked.code, checked.out.as_str()), (2, ""));
    assert_eq!(
        checked.err.lines().count(),
        2,
        "every fault has its line: {}",
        checked.err
    );
    assert!(checked.err.contains("bad.toml:2"), "{}", checked.err);
    Ok(())
}

#[test]
fn a_secret_in_the_settings_is_never_printed() -> Result<()> {
    let url = "postgres://shop:hunter2@127.0.0.1:1/x";
    let dumped = run(&["config", "dump", "--database", url])?;
    assert!(!dumped.out.contains("hunter2"), "{}", dumped.out);
    let output = command(&["doctor", "--database", url]).output()?;
    let said = [output.stdout, output.stderr].concat();
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8(said)?.contains("hunter2"));
    Ok(())
}

#[test]
fn references_tell_every_reason_and_every_type() -> Result<()> {
    let reasons = run(&["reference", "reasons"])?.out;
    for reason in [
        "program_not_live",
        "introduced_after_visit",
        "already_known",
    ] {
        assert!(reasons.contains(&format!("| `{reason}` |")), "{reasons}");
    }
    let events = run(&["reference", "events"])?.out;
    for kind in ["customer.added", "instrument.bought_back", "draw.revealed"] {
        assert!(events.contains(&format!("## `{kind}`")), "{events}");
    }
    assert!(run(&["config", "reference"])?.out.starts_with("# Settings"));
    Ok(())
}

#[test]
fn the_document_of_the_api_is_openapi() -> Result<()> {
    let document: Value = serde_json::from_str(&run(&["openapi"])?.out)?;
    assert!(
        document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1"))
    );
    assert!(document["paths"]["/api/v1/events"]["post"].is_object());
    Ok(())
}
