//! The life of a program: facts that lie before it, pauses, versions, the end;
//! and a late fact that moves a referral.

use goodword_app::{
    Error,
    event::EventOutcome,
    program::{self, PreviewOptions, ProgramState},
};
use goodword_domain::reason::Reason;
use serde_json::json;

use crate::world::{World, at};

goodword_testkit::store_test!(a_program_reads_the_facts_already_on_file, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let lost = world.introduce(("A", "F"), "2024-02-01T10:00:00Z").await?;
    assert_eq!(lost.outcome, EventOutcome::WithoutEffect);
    assert_eq!(lost.reason, Some(Reason::ProgramNotLive));
    world.sign_up("F", "2024-02-01T11:00:00Z").await?;
    let program = world.preset("storage-both-sides").await?;
    let summary = world.summary(program.id, None).await?;
    assert_eq!(summary["balances"]["A"]["storage_mb"]["available"], "500");
    assert_eq!(world.balance(program.id, "F", "storage_mb").await?, 500);
    Ok(())
});

goodword_testkit::store_test!(
    a_pause_takes_no_introductions_and_keeps_promises,
    |store| async {
        let mut world = World::on(&store, "2024-03-01T00:00:00Z").await?;
        let program = world.preset("storage-both-sides").await?;
        world
            .introduce(("A", "F-1"), "2024-02-28T00:00:00Z")
            .await?;
        let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
        let paused = program::pause(&app, &admin, program.id).await?;
        assert_eq!(paused.state, ProgramState::Paused);
        world.test.clock.set(at("2024-03-10T00:00:00Z"));
        let refused = world
            .introduce(("A", "F-2"), "2024-03-05T00:00:00Z")
            .await?;
        assert_eq!(refused.reason, Some(Reason::ProgramNotLive));
        assert_eq!(
            world.sign_up("F-1", "2024-03-06T00:00:00Z").await?,
            EventOutcome::Applied
        );
        assert_eq!(world.balance(program.id, "A", "storage_mb").await?, 500);
        program::resume(&app, &admin, program.id).await?;
        let taken = world
            .introduce(("A", "F-3"), "2024-03-10T00:00:00Z")
            .await?;
        assert_eq!(taken.outcome, EventOutcome::Applied);
        world.test.clock.set(at("2024-03-11T00:00:00Z"));
        program::end(&app, &admin, program.id).await?;
        let error = program::resume(&app, &admin, program.id).await.unwrap_err();
        assert!(matches!(
            error,
            Error::Conflict {
                code: "program_ended",
                ..
            }
        ));
        world.test.clock.set(at("2024-04-01T00:00:00Z"));
        world.sign_up("F-3", "2024-03-20T00:00:00Z").await?;
        assert_eq!(world.balance(program.id, "A", "storage_mb").await?, 1_000);
        Ok(())
    }
);

goodword_testkit::store_test!(
    a_referral_follows_the_version_of_its_introduction,
    |store| async {
        let mut world = World::on(&store, "2024-03-01T00:00:00Z").await?;
        let program = world.preset("storage-both-sides").await?;
        world
            .introduce(("A", "F-1"), "2024-02-01T00:00:00Z")
            .await?;
        let mut definition = program.definition.clone();
        definition["rule"][0]["gives"]["amount"] = json!("900");
        definition["rule"][1]["gives"]["amount"] = json!("900");
        let (app, admin) = (world.test.app.clone(), world.test.admin.clone());
        let revised = program::revise(&app, &admin, program.id, definition.clone()).await?;
        assert_eq!(revised.version, 2);
        world.test.clock.set(at("2024-04-01T00:00:00Z"));
        world
            .introduce(("A", "F-2"), "2024-03-02T00:00:00Z")
            .await?;
        world.sign_up("F-1", "2024-03-03T00:00:00Z").await?;
        world.sign_up("F-2", "2024-03-03T00:00:00Z").await?;
        assert_eq!(world.balance(program.id, "F-1", "storage_mb").await?, 500);
        assert_eq!(world.balance(program.id, "F-2", "storage_mb").await?, 900);
        assert_eq!(world.balance(program.id, "A", "storage_mb").await?, 1_400);
        let whole = PreviewOptions::default();
        let preview = program::preview(&app, &admin, program.id, definition, whole).await?;
        assert_eq!((preview.facts_left_out, preview.from), (0, None));
        assert_eq!(preview.rewards_now["storage_mb"], "2800");
        assert_eq!(preview.rewards_then["storage_mb"], "3600");
        assert_eq!(
            preview.changed.len(),
            2,
            "F-2 would have the same: {:?}",
            preview.changed
        );
        Ok(())
    }
);

goodword_testkit::store_test!(a_late_introduction_moves_the_referral, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let program = world.preset("storage-both-sides").await?;
    world.introduce(("B", "F"), "2024-02-02T00:00:00Z").await?;
    world.sign_up("F", "2024-02-03T00:00:00Z").await?;
    assert_eq!(world.balance(program.id, "B", "storage_mb").await?, 500);
    let lines = world.journal_length().await?;
    world.introduce(("A", "F"), "2024-02-01T00:00:00Z").await?;
    assert_eq!(world.balance(program.id, "A", "storage_mb").await?, 500);
    assert_eq!(world.balance(program.id, "B", "storage_mb").await?, 0);
    assert_eq!(world.balance(program.id, "F", "storage_mb").await?, 500);
    assert_eq!(
        world.journal_length().await?,
        lines + 2,
        "one undone, one posted"
    );
    let summary = world
        .summary(program.id, Some("2024-02-02T12:00:00Z"))
        .await?;
    assert_eq!(summary["refusals"][0]["reason"], "already_referred");
    Ok(())
});

goodword_testkit::store_test!(a_reward_that_never_was_is_said_once, |store| async {
    let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
    let program = world.preset("storage-both-sides").await?;
    world.introduce(("B", "F"), "2024-02-02T00:00:00Z").await?;
    world.sign_up("F", "2024-02-03T00:00:00Z").await?;
    world.introduce(("B", "G"), "2024-02-02T00:00:00Z").await?;
    world.sign_up("G", "2024-02-04T00:00:00Z").await?;
    world.introduce(("A", "F"), "2024-02-01T00:00:00Z").await?;
    // B's friends are read anew, months after F turned out to be A's.
    world.test.clock.set(at("2024-09-01T00:00:00Z"));
    let fraud = json!({"advocate": "B", "friend": "G"});
    world
        .tell("fraud.confirmed", "2024-02-05T00:00:00Z", fraud)
        .await?;
    assert_eq!(world.balance(program.id, "B", "storage_mb").await?, 0);
    let never = "storage-both-sides/advocate/B/F";
    let (organization, reader) = (world.test.admin.organization, store.reader());
    let row = reader
        .rewards()
        .get(organization, program.id, never)
        .await?;
    let said = row.map(|row| (row.state, row.updated_at));
    assert_eq!(said, Some((1, at("2024-06-01T00:00:00Z").micros())));
    Ok(())
});

goodword_testkit::store_test!(
    an_order_and_an_instrument_may_have_the_same_number,
    |store| async {
        let mut world = World::on(&store, "2024-06-01T00:00:00Z").await?;
        world.preset("refund-after-four").await?;
        let order = json!({"order": "1", "customer": "A", "amount": "10", "currency": "CNY"});
        world
            .tell("order.placed", "2024-02-01T00:00:00Z", order)
            .await?;
        let paid = json!({"order": "1", "amount": "10"});
        world
            .tell("payment.received", "2024-02-01T00:00:01Z", paid)
            .await?;
        let card = json!({"instrument": "1", "kind": "card", "holder": "A"});
        let answer = world
            .tell("instrument.issued", "2024-02-02T00:00:00Z", card)
            .await?;
        assert_eq!(
            (answer.outcome, answer.reason),
            (EventOutcome::Applied, None)
        );
        Ok(())
    }
);
