//! The outbox: who gets which message, and what is refused of an endpoint.

use std::collections::BTreeSet;

use anyhow::Result;
use goodword_app::{
    App, Caller, Error, Paging, Scope,
    outbox::{self, Fate, MAIL, Retry, WEBHOOK, endpoint},
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

/// Leases the one delivery that is due.
async fn one(app: &App) -> Result<outbox::Message> {
    let mut messages = deliveries(app).await?;
    anyhow::ensure!(messages.len() == 1, "{messages:?}");
    Ok(messages.remove(0))
}

/// Leases every delivery to an endpoint that is due, up to ten.
async fn deliveries(app: &App) -> Result<Vec<outbox::Message>> {
    Ok(outbox::lease(app, "test", WEBHOOK, 10, 60).await?)
}

/// Sends nothing to an endpoint any more.
async fn disable(app: &App, admin: &Caller, id: Uuid) -> Result<()> {
    let change = endpoint::Change {
        disabled: Some(true),
        ..endpoint::Change::default()
    };
    endpoint::update(app, admin, id, &change).await?;
    Ok(())
}

/// Fans out everything that is due.
async fn fan_out(app: &App) -> Result<()> {
    while outbox::fan_out_due(app).await? {}
    Ok(())
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
        disable(app, admin, ids[2]).await?;
        enqueue(&store, admin.organization, 7, "reward.granted").await?;
        fan_out(app).await?;
        let deliveries = deliveries(app).await?;
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
        disable(app, admin, ids[0]).await?;
        disable(app, admin, ids[1]).await?;
        assert_eq!(outbox::delivery(app, &deliveries[0]).await?, None);
        Ok(())
    }
);

store_test!(a_message_that_nobody_wants_is_done_with, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    enqueue(&store, test.admin.organization, 7, "reward.granted").await?;
    fan_out(&test.app).await?;
    assert_eq!(outbox::next_due(&test.app).await?, None);
    Ok(())
});

store_test!(a_failed_try_pauses_and_the_last_one_parks, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let (app, admin) = (&test.app, &test.admin);
    enqueue(&store, admin.organization, 0xffff, WEBHOOK).await?;
    let first = one(app).await?;
    // The id ends in ffff: all but the whole share of chance, 20 % of ten seconds.
    let Fate::Again(due) = outbox::failed(app, &first, "down", &RETRY).await? else {
        anyhow::bail!("parked after one try");
    };
    let pause = due.micros() - now().micros();
    assert!((11_999_000..=12_000_000).contains(&pause), "{pause}");
    assert!(
        deliveries(app).await?.is_empty(),
        "not before the pause ends"
    );
    test.clock.set(due);
    let second = one(app).await?;
    assert_eq!((second.id, second.tries), (first.id, 2));
    assert_eq!(
        outbox::failed(app, &second, "still down", &RETRY).await?,
        Fate::Parked
    );
    let parked = outbox::parked(app, admin, &Paging::first(10)).await?.rows;
    assert_eq!(parked[0].last_error, "still down");
    assert_eq!(parked[0].parked_at, due);
    Ok(())
});

store_test!(whoever_lost_the_lease_changes_nothing, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let app = &test.app;
    enqueue(&store, test.admin.organization, 7, WEBHOOK).await?;
    let slow = one(app).await?;
    test.clock
        .set(Moment::from_micros(now().micros() + 60_000_000));
    let quick = outbox::lease(app, "other", WEBHOOK, 10, 60)
        .await?
        .remove(0);
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
    enqueue(&store, admin.organization, 7, WEBHOOK).await?;
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
        outbox::parked(app, &stranger, &Paging::first(10))
            .await?
            .rows
            .is_empty()
    );
    let not_found = |result: Result<(), Error>| matches!(result, Err(Error::NotFound { .. }));
    let change = endpoint::Change::default();
    let changed = endpoint::update(app, &stranger, own.id, &change).await;
    assert!(not_found(changed.map(|_| ())));
    assert!(not_found(endpoint::delete(app, &stranger, own.id).await));
    let tested = outbox::send_test(app, &stranger, own.id).await;
    assert!(not_found(tested.map(|_| ())));
    assert!(not_found(outbox::requeue(app, &stranger, message.id).await));
    assert_eq!(
        outbox::parked(app, admin, &Paging::first(10))
            .await?
            .rows
            .len(),
        1
    );
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

store_test!(an_endpoint_is_changed_and_removed, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let (app, admin) = (&test.app, &test.admin);
    let (made, _) = endpoint::add(app, admin, "https://a.example/", &topics(&["*"])).await?;
    let change = endpoint::Change {
        url: Some("https://b.example/".to_owned()),
        topics: Some(topics(&["reward.*"])),
        disabled: Some(true),
    };
    let changed = endpoint::update(app, admin, made.id, &change).await?;
    assert_eq!(changed.url, "https://b.example/");
    assert_eq!(changed.disabled_at, Some(now()));
    assert_eq!(endpoint::read(app, admin, made.id).await?, changed);
    let tested = outbox::send_test(app, admin, made.id).await;
    assert!(matches!(
        tested,
        Err(Error::Conflict {
            code: "webhook_disabled",
            ..
        })
    ));
    let bad = endpoint::Change {
        url: Some("b.example".to_owned()),
        topics: Some(topics(&[])),
        disabled: None,
    };
    let refused = endpoint::update(app, admin, made.id, &bad).await;
    assert!(matches!(refused, Err(Error::Malformed(faults)) if faults.len() == 2));
    // Twenty others are open by now, so it cannot be opened again.
    for _ in 0..20 {
        endpoint::add(app, admin, "https://c.example/", &topics(&["*"])).await?;
    }
    let open = endpoint::Change {
        disabled: Some(false),
        ..endpoint::Change::default()
    };
    let full = endpoint::update(app, admin, made.id, &open).await;
    assert!(matches!(
        full,
        Err(Error::Conflict {
            code: "too_many_endpoints",
            ..
        })
    ));
    endpoint::delete(app, admin, made.id).await?;
    let gone = endpoint::delete(app, admin, made.id).await;
    assert!(matches!(gone, Err(Error::NotFound { .. })));
    Ok(())
});

/// What each endpoint is to get of the messages below, by its id.
type Owed = std::collections::BTreeMap<Uuid, BTreeSet<String>>;

/// Two organizations with endpoints that want different topics, and messages of both.
async fn two_businesses(test: &TestApp, store: &Store, count: u128) -> Result<Owed> {
    let mut owed = Owed::new();
    let id = goodword_testkit::app::add_organization(store, Uuid::from_u128(99), now()).await?;
    for (number, owner) in [test.admin.clone(), Caller::product(id, "x")]
        .iter()
        .enumerate()
    {
        let wishes = [&["reward.*"][..], &["*"], &["order.*"]];
        let mut endpoints = Vec::new();
        for wish in wishes {
            let (made, _) =
                endpoint::add(&test.app, owner, "https://a.example/", &topics(wish)).await?;
            owed.insert(made.id, BTreeSet::new());
            endpoints.push(made);
        }
        let tx = store.begin_unscoped().await?;
        let mut rows = Vec::new();
        for n in 0..count {
            let id = Uuid::from_u128((number as u128 + 1) << 64 | n);
            let topic = ["reward.changed", "referral.changed", "webmaster", "a"][n as usize % 4];
            rows.push(message(owner.organization, id, topic));
            for endpoint in endpoints.iter().filter(|endpoint| endpoint.wants(topic)) {
                owed.entry(endpoint.id)
                    .or_default()
                    .insert(format!("msg_{}", id.simple()));
            }
        }
        tx.outbox().enqueue_many(&rows).await?;
        tx.commit().await?;
    }
    Ok(owed)
}

fn message(organization: Uuid, id: Uuid, topic: &str) -> OutboxMessage {
    OutboxMessage {
        organization_id: organization,
        id,
        topic: topic.to_owned(),
        payload: "{}".to_owned(),
        created_at: now().micros(),
        due_at: now().micros(),
        attempts: 0,
        lease_until: None,
        lease_owner: None,
        parked_at: None,
        delivered_at: None,
        last_error: None,
    }
}

/// Everything that waits to be posted, by endpoint. Fails on what is there twice.
async fn posted(app: &App) -> Result<Owed> {
    let mut posted = Owed::new();
    loop {
        let leased = outbox::lease(app, "test", WEBHOOK, 500, 60).await?;
        if leased.is_empty() {
            return Ok(posted);
        }
        for delivery in &leased {
            let text = |field: &str| {
                delivery.payload[field]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            };
            let endpoint = Uuid::parse_str(&text("endpoint"))?;
            let is_new = posted.entry(endpoint).or_default().insert(text("message"));
            anyhow::ensure!(is_new, "{} twice to {endpoint}", text("message"));
        }
    }
}

store_test!(many_messages_are_fanned_out_once_each, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let mut owed = two_businesses(&test, &store, 700).await?;
    // One that is not due yet stays, and so do a letter and a delivery.
    let mut early = message(
        test.admin.organization,
        Uuid::from_u128(1),
        "reward.changed",
    );
    early.due_at += 1;
    let letter = message(test.admin.organization, Uuid::from_u128(2), MAIL);
    let tx = store.begin_unscoped().await?;
    tx.outbox().enqueue_many(&[early.clone(), letter]).await?;
    tx.commit().await?;
    let mut rounds = 1;
    while outbox::fan_out_due(&test.app).await? {
        rounds += 1;
    }
    assert!((3..=5).contains(&rounds), "{rounds} rounds");
    let found = posted(&test.app).await?;
    owed.retain(|_, messages| !messages.is_empty());
    assert_eq!(found, owed);
    let next = outbox::next_due_of(&test.app, "reward.changed").await?;
    assert_eq!(next, Some(Moment::from_micros(early.due_at)));
    assert_eq!(outbox::next_due_of(&test.app, MAIL).await?, Some(now()));
    Ok(())
});

store_test!(two_processes_fan_out_nothing_twice, |store| async {
    let test = TestApp::on(&store, now(), 1).await?;
    let mut owed = two_businesses(&test, &store, 1_000).await?;
    let mut processes = Vec::new();
    for seed in 2..5 {
        let store = Store::open(store.location()).await?;
        processes.push(tokio::spawn(async move {
            let other = TestApp::on(&store, now(), seed).await?;
            // Until nothing is due: what another process holds just now is passed over.
            while store
                .reader()
                .outbox()
                .is_due_beside(&[WEBHOOK, MAIL], now().micros())
                .await?
            {
                outbox::fan_out_due(&other.app).await?;
            }
            anyhow::Ok(())
        }));
    }
    for process in processes {
        process.await??;
    }
    let found = posted(&test.app).await?;
    owed.retain(|_, messages| !messages.is_empty());
    assert_eq!(found, owed);
    Ok(())
});

store_test!(
    what_was_delivered_is_forgotten_after_its_days,
    |store| async {
        let test = TestApp::on(&store, now(), 1).await?;
        let organization = test.admin.organization;
        for id in [1, 2] {
            enqueue(&store, organization, id, MAIL).await?;
        }
        let tx = store.begin_unscoped().await?;
        let sent = Uuid::from_u128(1);
        tx.outbox()
            .delivered(organization, sent, now().micros())
            .await?;
        tx.commit().await?;
        let month = 30 * 24 * 3_600 * 1_000_000;
        test.clock.set(Moment::from_micros(now().micros() + month));
        assert_eq!(outbox::forget(&test.app, 30).await?, 0);
        test.clock
            .set(Moment::from_micros(now().micros() + month + 1));
        assert_eq!(outbox::forget(&test.app, 30).await?, 1);
        // What waits stays, however old it is.
        let reader = test.app.store().reader();
        let left = reader
            .outbox()
            .get(organization, Uuid::from_u128(2))
            .await?;
        assert!(left.is_some());
        assert_eq!(outbox::forget(&test.app, 30).await?, 0);
        Ok(())
    }
);
