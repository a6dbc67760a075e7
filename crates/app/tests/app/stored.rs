//! What is stored and no longer makes sense stops the payment, loudly.

use goodword_app::{Error, program::Policy};
use goodword_store::ProgramVersion;
use serde_json::json;

use crate::world::World;

goodword_testkit::store_test!(a_rule_that_no_longer_reads_pays_nothing, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let program = world.preset("storage-both-sides").await?;
    world.introduce(("A", "F"), "2024-02-01T00:00:00Z").await?;
    let organization = world.test.admin.organization;
    let broken = ProgramVersion {
        organization_id: organization,
        program_id: program.id,
        version: 2,
        definition: r#"{"name":"storage-both-sides","currency":"CNY","rule":[{"on":"?"}]}"#
            .to_owned(),
        since_at: 0,
        created_at: 0,
    };
    let tx = store.begin(organization).await?;
    tx.programs().insert_version(broken).await?;
    tx.commit().await?;
    let lines = world.journal_length().await?;
    let error = world
        .sign_up("F", "2024-02-02T00:00:00Z")
        .await
        .unwrap_err();
    let error = error.downcast::<Error>()?;
    assert!(matches!(error, Error::Inconsistent { .. }), "{error}");
    assert_eq!(world.journal_length().await?, lines);
    Ok(())
});

goodword_testkit::store_test!(a_definition_is_refused_with_all_its_faults, |store| async {
    let world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let bad = json!({"name": "Bad name", "currency": "yuan",
        "rule": [{"for": "recruiter", "level": 3, "on": "paid", "gives": {"percent": "1"}}]});
    let error = world
        .launch(Policy::Definition(bad), "2024-01-01T00:00:00Z")
        .await
        .unwrap_err();
    let Error::Malformed(faults) = error.downcast::<Error>()? else {
        anyhow::bail!("not malformed")
    };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    for field in [
        "definition.name",
        "definition.currency",
        "definition.rule[0].level",
    ] {
        assert!(fields.contains(&field), "{fields:?}");
    }
    Ok(())
});
