//! The outbox: who gets which message, and what is refused of an endpoint.

use std::collections::BTreeSet;

use anyhow::Result;
use goodword_app::{
    App, Caller, Error, Scope,
    outbox::{self, Fate, Retry, endpoint},
};
use goodword_domain::moment::Moment;
use goodword_store::{OutboxMessage, Store};
use goodword_testkit::{app::TestApp, store_test};
use uuid::Uuid;

const RETRY: Retry = Retry {
    most_tries: 2,
    first_seconds: 10,
    factor: 2,
    most_seconds: 15,
    jitter_percent: 20,
};

fn now() -> Moment {
    Moment::from_micros(1_700_000_000_000_000)
}

fn topics(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Puts a message of a topic into the outbox.
async fn enqueue(store: &Store, organization: Uuid, id: u128, topic: &str) -> Result<()> {
    let row = OutboxMessage {
        organization_id: organization,
        id: Uuid::from_u128(id),
        topic: topic.to_owned(),
        payload: r#"{"reward":"r-1"}"#.to_owned(),
        created_at: now().micros(),
        due_at: now().micros(),
        attempts: 0,
        lease_until: None,
        lease_owner: None,
        parked_at: None,
        delivered_at: None,
        last_error: None,
    };
    let tx = store.begin_unscoped().await?;
    tx.outbox().enqueue_many(&[row]).await?;
    Ok(tx.commit().await?)
}

/// Leases the one message that is due.
async fn one(app: &App) -> Result<outbox::Message> {
    let mut messages = outbox::lease(app, "test", 10, 60).await?;
    anyhow::ensure!(messages.len() == 1, "{messages:?}");
    Ok(messages.remove(0))
}

store_test!(
    a_message_goes_to_every_endpoint_that_wants_its_topic,
    |store| async {
        let test = TestApp::on(&store, now(), 1).await?;
        let (app, admin) = (&test.app, &test.admin);
        let mut ids = Vec::new();
        for wanted in [
            &["reward.granted"][..],
            &["reward.*"],
            &["*"],
            &["order.*", "rewards"],
        ] {
            ids.push(
                endpoint::add(app, admin, "https://a.example/", &topics(wanted))
                    .await?
                    .0
                    .id,
            );
        }
        endpoint::disable(app, admin, ids[2]).await?;
        enqueue(&store, admin.organization, 7, "reward.granted").await?;
        let message = one(app).await?;
        assert_eq!(outbox::fan_out(app, &message).await?, 2);
        let deliveries = outbox::lease(app, "test", 10, 60).await?;
        assert_eq!(deliveries.len(), 2, "the message itself is done with");
        for delivery in &deliveries {
            let delivery = outbox::delivery(app, delivery)
                .await?
                .expect("an open endpoint");
            assert_eq!(delivery.id, format!("msg_{}", Uuid::from_u128(7).simple()));
            let body: serde_json::Value = serde_json::from_str(&delivery.body)?;
            assert_eq!(body["type"], "reward.granted");
            assert_eq!(body["timestamp"], now().to_rfc3339());
            assert_eq!(body["data"]["reward"], "r-1");
        }
        // An endpoint that is disabled meanwhile gets nothing more.
        endpoint::disable(app, admin, ids[0]).await?;
        endpoint::disable(app, admin, ids[1]).await?;
        assert_eq!(outbox::delivery(app, &deliveries[0]).await?, None);
        Ok(())
    }
);

store_test!(a_message_that_nobody_wants_is_done_with, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    enqueue(&store, test.admin.organization, 7, "reward.granted").await?;
    let message = one(&test.app).await?;
    assert_eq!(outbox::fan_out(&test.app, &message).await?, 0);
    assert_eq!(outbox::next_due(&test.app).await?, None);
    Ok(())
});

store_test!(a_failed_try_pauses_and_the_last_one_parks, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let (app, admin) = (&test.app, &test.admin);
    enqueue(&store, admin.organization, 0xffff, "reward.granted").await?;
    let first = one(app).await?;
    // The id ends in ffff: all but the whole share of chance, 20 % of ten seconds.
    let Fate::Again(due) = outbox::failed(app, &first, "down", &RETRY).await? else {
        anyhow::bail!("parked after one try");
    };
    let pause = due.micros() - now().micros();
    assert!((11_999_000..=12_000_000).contains(&pause), "{pause}");
    assert!(
        outbox::lease(app, "test", 10, 60).await?.is_empty(),
        "not before the pause ends"
    );
    test.clock.set(due);
    let second = one(app).await?;
    assert_eq!((second.id, second.tries), (first.id, 2));
    assert_eq!(
        outbox::failed(app, &second, "still down", &RETRY).await?,
        Fate::Parked
    );
    let parked = outbox::parked(app, admin, None, 10).await?.rows;
    assert_eq!(parked[0].last_error, "still down");
    assert_eq!(parked[0].parked_at, due);
    Ok(())
});

store_test!(whoever_lost_the_lease_changes_nothing, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let app = &test.app;
    enqueue(&store, test.admin.organization, 7, "reward.granted").await?;
    let slow = one(app).await?;
    test.clock
        .set(Moment::from_micros(now().micros() + 60_000_000));
    let quick = outbox::lease(app, "other", 10, 60).await?.remove(0);
    assert_eq!(
        outbox::failed(app, &slow, "too slow", &RETRY).await?,
        Fate::Lost
    );
    outbox::delivered(app, &quick).await?;
    assert_eq!(outbox::next_due(app).await?, None);
    Ok(())
});

store_test!(an_organization_sees_only_its_own, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let (app, admin) = (&test.app, &test.admin);
    let (own, _) = endpoint::add(app, admin, "https://a.example/", &topics(&["*"])).await?;
    enqueue(&store, admin.organization, 7, "reward.granted").await?;
    let message = one(app).await?;
    outbox::failed(
        app,
        &message,
        "down",
        &Retry {
            most_tries: 1,
            ..RETRY
        },
    )
    .await?;
    let id = Uuid::from_u128(99);
    let stranger = Caller::product(
        goodword_testkit::app::add_organization(&store, id, now()).await?,
        "x",
    );
    assert!(endpoint::list(app, &stranger).await?.is_empty());
    assert!(
        outbox::parked(app, &stranger, None, 10)
            .await?
            .rows
            .is_empty()
    );
    let not_found = |result: Result<(), Error>| matches!(result, Err(Error::NotFound { .. }));
    assert!(not_found(endpoint::disable(app, &stranger, own.id).await));
    assert!(not_found(outbox::send_test(app, &stranger, own.id).await));
    assert!(not_found(outbox::requeue(app, &stranger, message.id).await));
    assert_eq!(outbox::parked(app, admin, None, 10).await?.rows.len(), 1);
    let reader = Caller {
        scopes: [Scope::Read].into(),
        ..admin.clone()
    };
    let added = endpoint::add(app, &reader, "https://a.example/", &topics(&["*"])).await;
    assert!(matches!(added, Err(Error::Forbidden { .. })));
    Ok(())
});

store_test!(
    an_endpoint_that_cannot_be_is_refused_with_every_fault,
    |store| async {
        let test = TestApp::on(&store, now(), 1).await?;
        let refused = async |url: &str, names: &[&str]| -> Vec<String> {
            match endpoint::add(&test.app, &test.admin, url, &topics(names)).await {
                Err(Error::Malformed(faults)) => {
                    faults.into_iter().map(|fault| fault.field).collect()
                }
                _ => Vec::new(),
            }
        };
        assert_eq!(refused("ftp://a.example", &[]).await, ["url", "topics"]);
        for url in [
            "https://",
            "https://u:p@a.example/",
            "https://a.example/a b",
            "a.example",
        ] {
            assert_eq!(refused(url, &["*"]).await, ["url"], "{url}");
        }
        for topic in ["", ".*", "Reward", "reward.**", "a b"] {
            assert_eq!(
                refused("https://a.example/", &[topic]).await,
                ["topics"],
                "{topic:?}"
            );
        }
        assert!(
            refused(
                "https://a.example:8443/x?y=z",
                &["reward.*", "order.placed"]
            )
            .await
            .is_empty()
        );
        Ok(())
    }
);
