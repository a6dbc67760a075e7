//! Who watches hears what is decided, by whichever process.

use std::time::Duration;

use anyhow::{Context, Result};
use goodword_app::{
    App, Caller, Error,
    live::{self, LiveChange, Watch},
};
use goodword_store::Store;
use goodword_testkit::app::{TestApp, add_organization};
use serde_json::json;
use uuid::Uuid;

use crate::world::{World, at};

const NOW: &str = "2024-06-01T00:00:00Z";

/// What is told next, which must come soon.
async fn next(watch: &mut Watch) -> Result<LiveChange> {
    let told = tokio::time::timeout(Duration::from_secs(20), watch.next()).await?;
    told?.context("the watch ended")
}

/// The topics of the next changes, each with its friend.
async fn topics(watch: &mut Watch, n: usize) -> Result<Vec<String>> {
    let mut topics = Vec::new();
    for _ in 0..n {
        let LiveChange { change, .. } = next(watch).await?;
        let friend = change.friend.unwrap_or_default();
        topics.push(format!("{} {friend}", change.topic));
    }
    Ok(topics)
}

async fn watch(app: &App, caller: &Caller) -> Result<Watch> {
    Ok(live::watch(app, caller, None).await?)
}

goodword_testkit::store_test!(what_another_process_decides_is_told_here, |store| async {
    let mut world = World::on(&store, NOW).await?;
    world.preset("storage-both-sides").await?;
    let elsewhere = Store::open(store.location()).await?;
    let other = TestApp::on(&elsewhere, at(NOW), 2).await?;
    let mut here = watch(&world.test.app, &world.test.admin).await?;
    let mut there = watch(&other.app, &other.admin).await?;
    world.introduce(("A", "F"), "2024-05-31T20:00:00Z").await?;
    world.sign_up("F", "2024-05-31T21:00:00Z").await?;
    let expected = [
        "referral.introduced F",
        "reward.earned F",
        "referral.qualified F",
        "referral.converted F",
    ];
    let mut first = None;
    for watch in [&mut here, &mut there] {
        let told = next(watch).await?;
        assert_eq!(told.change.topic, "referral.introduced");
        assert_eq!(told.change.advocate.as_deref(), Some("A"));
        assert_eq!(told.at, at(NOW));
        first = Some(told.place);
        let mut told = topics(watch, 4).await?;
        told.sort();
        let mut rest = expected[1..].to_vec();
        rest.push("reward.earned F");
        rest.sort_unstable();
        assert_eq!(told, rest);
    }
    // Who was away goes on where they were, and hears nothing twice.
    let mut again = live::watch(&world.test.app, &world.test.admin, first).await?;
    assert_eq!(topics(&mut again, 4).await?.len(), 4);
    world.introduce(("A", "G"), "2024-05-31T22:00:00Z").await?;
    assert_eq!(topics(&mut again, 1).await?, ["referral.introduced G"]);
    assert_eq!(topics(&mut here, 1).await?, ["referral.introduced G"]);
    other.app.drain().await;
    Ok(())
});

goodword_testkit::store_test!(what_is_old_is_told_as_one, |store| async {
    let mut world = World::on(&store, NOW).await?;
    world.preset("storage-both-sides").await?;
    let mut watched = watch(&world.test.app, &world.test.admin).await?;
    world.introduce(("A", "F"), "2024-02-01T00:00:00Z").await?;
    assert_eq!(topics(&mut watched, 1).await?, ["figures.changed "]);
    world.introduce(("A", "F"), "2024-02-02T00:00:00Z").await?;
    world.introduce(("A", "A"), "2024-05-31T23:00:00Z").await?;
    // The second introduction of one pair says nothing new, and nothing is told of it.
    assert_eq!(topics(&mut watched, 1).await?, ["referral.refused A"]);
    let order = json!({"customer": "F"});
    world
        .tell("visit.recorded", "2024-05-31T23:30:00Z", order)
        .await?;
    assert_eq!(topics(&mut watched, 1).await?, ["referral.qualified F"]);
    Ok(())
});

goodword_testkit::store_test!(nobody_hears_of_another_organization, |store| async {
    let mut world = World::on(&store, NOW).await?;
    world.preset("storage-both-sides").await?;
    let id = add_organization(&store, Uuid::from_u128(0xB), at(NOW)).await?;
    let stranger = Caller::product(id, "test");
    let mut strange = watch(&world.test.app, &stranger).await?;
    let mut own = watch(&world.test.app, &world.test.admin).await?;
    world.introduce(("A", "F"), "2024-05-31T20:00:00Z").await?;
    assert_eq!(topics(&mut own, 1).await?, ["referral.introduced F"]);
    let nothing = tokio::time::timeout(Duration::from_millis(900), strange.next()).await;
    assert!(nothing.is_err(), "{nothing:?}");
    Ok(())
});

goodword_testkit::store_test!(a_server_that_stops_ends_every_watch, |store| async {
    let world = World::on(&store, NOW).await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let mut watched = watch(app, admin).await?;
    app.end_watches();
    let ended = tokio::time::timeout(Duration::from_secs(5), watched.next()).await??;
    assert_eq!(ended, None);
    let refused = live::watch(app, admin, None).await.err();
    assert!(matches!(refused, Some(Error::Overloaded)), "{refused:?}");
    let may_not = Caller {
        scopes: [goodword_app::Scope::Record].into(),
        ..admin.clone()
    };
    let refused = live::watch(app, &may_not, None).await.err();
    assert!(
        matches!(refused, Some(Error::Forbidden { .. })),
        "{refused:?}"
    );
    Ok(())
});

goodword_testkit::store_test!(
    what_was_missed_and_is_forgotten_is_told_as_one,
    |store| async {
        let mut world = World::on(&store, NOW).await?;
        world.preset("storage-both-sides").await?;
        world.introduce(("A", "F"), "2024-05-31T20:00:00Z").await?;
        let organization = world.test.admin.organization;
        let tx = store.begin(organization).await?;
        for _ in 0..4_096 + 512 {
            tx.changes()
                .append(organization, 0, "[]".to_owned())
                .await?;
        }
        tx.commit().await?;
        let long_ago = "1-0".parse().ok();
        let (app, admin) = (&world.test.app, &world.test.admin);
        let mut again = live::watch(app, admin, long_ago).await?;
        assert_eq!(topics(&mut again, 1).await?, ["figures.changed "]);
        Ok(())
    }
);
