//! The doctor finds what somebody broke, and nothing where nothing is broken.

use std::process::Command;

use anyhow::{Context, Result};
use goodword_app::{
    doctor::{Diagnosis, examine},
    event::record,
    program::{self, NewProgram, Policy},
};
use goodword_domain::moment::Moment;
use goodword_store::{Account, Location};
use goodword_testkit::{
    app::TestApp,
    store::{self, TestStore},
    store_test,
};
use serde_json::{Value, json};
use uuid::Uuid;

fn now() -> Moment {
    Moment::from_micros(1_717_200_000_000_000)
}

fn event(id: u32, kind: &str, data: Value) -> Value {
    let time = format!("2024-05-02T10:{id:02}:00Z");
    json!({"specversion": "1.0", "id": format!("e-{id}"), "source": "/s", "type": kind,
        "time": time, "data": data})
}

/// An application in which an advocate and a friend got something.
async fn with_rewards(store: &TestStore) -> Result<(TestApp, Uuid)> {
    let test = TestApp::on(store, now(), 1).await?;
    let policy = Policy::Preset("storage-both-sides".to_owned());
    let new = NewProgram {
        policy,
        live_from: Some(Moment::from_micros(0)),
    };
    let program = program::create(&test.app, &test.admin, new).await?.id;
    let introduced = json!({"advocate": "A", "friend": "F", "channel": "link"});
    let events = [
        event(1, "referral.introduced", introduced),
        event(2, "customer.added", json!({"customer": "F"})),
    ];
    record(&test.app, &test.admin, &events).await?;
    Ok((test, program))
}

/// The checks that found something.
fn found(diagnosis: &Diagnosis) -> Vec<&str> {
    let with_faults = diagnosis.checks.iter().filter(|check| check.found > 0);
    with_faults.map(|check| check.name).collect()
}

store_test!(sound_books_are_found_sound, |store| async {
    let (test, _) = with_rewards(&store).await?;
    let diagnosis = examine(&test.app).await?;
    assert!(
        diagnosis.sound && found(&diagnosis).is_empty(),
        "{diagnosis:?}"
    );
    let looked_at = |name: &str| {
        let check = diagnosis.checks.iter().find(|check| check.name == name);
        check.map_or(0, |check| check.looked_at)
    };
    assert_eq!((looked_at("journal_chain"), looked_at("owed")), (2, 1));
    assert!(looked_at("balances") >= 3, "two people and the house");
    Ok(())
});

store_test!(an_account_that_somebody_changed_is_found, |store| async {
    let (test, program) = with_rewards(&store).await?;
    let more = |name: &str, floor_zero: bool, balance: i64| Account {
        organization_id: test.admin.organization,
        program_id: program,
        name: name.to_owned(),
        unit: "storage_mb".to_owned(),
        balance,
        floor_zero,
    };
    let tx = store.begin(test.admin.organization).await?;
    tx.accounts()
        .add(&[more("member:A:available", false, 5)])
        .await?;
    tx.commit().await?;
    let diagnosis = examine(&test.app).await?;
    assert_eq!(found(&diagnosis), ["units_sum_to_zero", "balances"]);
    let faults: Vec<&String> = diagnosis
        .checks
        .iter()
        .flat_map(|check| &check.faults)
        .collect();
    assert!(
        faults
            .iter()
            .any(|fault| fault.contains("member:A:available holds 505")),
        "{faults:?}"
    );
    let tx = store.begin(test.admin.organization).await?;
    tx.accounts()
        .add(&[
            more("member:A:available", false, -5),
            more("stock", true, -1),
        ])
        .await?;
    tx.commit().await?;
    let diagnosis = examine(&test.app).await?;
    assert_eq!(
        found(&diagnosis),
        ["units_sum_to_zero", "balances", "floors"]
    );
    assert!(!diagnosis.sound);
    Ok(())
});

/// Changes the tables behind the product's back.
fn behind_the_back(store: &TestStore, statement: &str) -> Result<()> {
    let Location::Url(url) = store.location() else {
        anyhow::bail!("not PostgreSQL")
    };
    let output = Command::new("psql")
        .args(["-v", "ON_ERROR_STOP=1", "-c", statement, url])
        .output();
    let output = output.context("psql comes with the Debian package postgresql")?;
    let said = String::from_utf8_lossy(&output.stderr);
    anyhow::ensure!(output.status.success(), "{statement}: {said}");
    Ok(())
}

/// What the doctor finds after a statement behind the product's back.
fn found_after(statement: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    store::run(async {
        let store = store::postgres().await?;
        let (test, _) = with_rewards(&store).await?;
        behind_the_back(&store, statement)?;
        let diagnosis = examine(&test.app).await?;
        names = found(&diagnosis).into_iter().map(str::to_owned).collect();
        Ok(())
    })?;
    Ok(names)
}

#[test]
fn a_line_that_somebody_changed_is_found() -> Result<()> {
    let found = found_after("UPDATE transfer SET amount = amount + 1 WHERE number = 1")?;
    assert_eq!(found, ["journal_chain", "balances", "owed"]);
    let found = found_after("UPDATE transfer SET reason = 'mine' WHERE number = 1")?;
    assert_eq!(found, ["journal_chain"]);
    Ok(())
}

#[test]
fn lines_that_somebody_removed_are_found() -> Result<()> {
    let first = found_after("DELETE FROM transfer WHERE number = 1")?;
    assert_eq!(first, ["journal_chain", "balances", "owed"]);
    let last = found_after("DELETE FROM transfer WHERE number = 2")?;
    assert_eq!(last, ["journal_chain", "balances", "owed"]);
    Ok(())
}

#[test]
fn a_fact_that_somebody_removed_is_found() -> Result<()> {
    let found = found_after("DELETE FROM event WHERE id = 'e-2'")?;
    assert_eq!(found, ["owed"]);
    Ok(())
}
