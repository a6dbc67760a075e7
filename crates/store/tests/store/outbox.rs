//! Deliveries: nobody gets what somebody else has.

use std::collections::HashSet;

use goodword_store::{Lease, OutboxMessage, Paging, Store};

use crate::rows::{NEW_YEAR, message, organization};

const LEASE: i64 = 60_000_000;

/// What `owner` takes of the webhooks that are due.
fn lease(owner: &str, now: i64, limit: u64) -> Lease<'_> {
    Lease {
        owner,
        topic: "webhook",
        now,
        until: now + LEASE,
        limit,
    }
}

goodword_testkit::store_test!(two_workers_never_get_the_same_message, |store| async {
    let organization = organization(&store, "A").await?;
    let messages: Vec<_> = (0..100)
        .map(|i| message(organization, NEW_YEAR + i))
        .collect();
    let tx = store.begin(organization).await?;
    tx.outbox().enqueue_many(&messages).await?;
    tx.commit().await?;
    let mut workers = Vec::new();
    for worker in 0..4 {
        let store = Store::open(store.location()).await?;
        workers.push(tokio::spawn(async move {
            let (owner, now) = (format!("worker-{worker}"), NEW_YEAR + 1_000);
            let mut got = Vec::new();
            loop {
                let tx = store.begin_unscoped().await?;
                let leased = tx.outbox().lease(&lease(&owner, now, 7)).await?;
                tokio::task::yield_now().await;
                tx.commit().await?;
                if leased.is_empty() {
                    return Ok::<_, goodword_store::Error>(got);
                }
                got.extend(leased);
            }
        }));
    }
    let mut all: Vec<OutboxMessage> = Vec::new();
    for worker in workers {
        all.extend(worker.await??);
    }
    assert_eq!(all.len(), 100);
    assert_eq!(
        all.iter()
            .map(|message| message.id)
            .collect::<HashSet<_>>()
            .len(),
        100
    );
    Ok(())
});

goodword_testkit::store_test!(a_message_is_tried_until_it_is_delivered, |store| async {
    let organization = organization(&store, "A").await?;
    let sent = message(organization, NEW_YEAR);
    let tx = store.begin_unscoped().await?;
    tx.outbox()
        .enqueue_many(std::slice::from_ref(&sent))
        .await?;
    tx.outbox()
        .enqueue_many(&[message(organization, NEW_YEAR + 5 * LEASE)])
        .await?;
    let lease = async |owner: &str, now| tx.outbox().lease(&lease(owner, now, 9)).await;

    assert_eq!(lease("a", NEW_YEAR - 1).await?, []);
    let first = lease("a", NEW_YEAR).await?;
    assert_eq!(
        (first.len(), first[0].id, first[0].attempts),
        (1, sent.id, 1)
    );
    assert_eq!(lease("b", NEW_YEAR + 1).await?, []);
    // Worker a is gone for longer than its lease: b gets it, and a has no say any more.
    let second = lease("b", NEW_YEAR + LEASE).await?;
    assert_eq!(
        (second[0].attempts, second[0].lease_owner.as_deref()),
        (2, Some("b"))
    );
    assert!(!tx.outbox().failed(&first[0], "late", NEW_YEAR).await?);
    assert!(!tx.outbox().park(&first[0], "late", NEW_YEAR).await?);
    assert!(
        tx.outbox()
            .failed(&second[0], "503", NEW_YEAR + 2 * LEASE)
            .await?
    );
    assert_eq!(tx.outbox().next_due().await?, Some(NEW_YEAR + 2 * LEASE));
    let third = lease("a", NEW_YEAR + 2 * LEASE).await?;
    assert_eq!(third[0].last_error.as_deref(), Some("503"));
    tx.outbox()
        .delivered(organization, sent.id, NEW_YEAR + 3 * LEASE)
        .await?;
    assert_eq!(lease("a", NEW_YEAR + 4 * LEASE).await?, []);
    assert_eq!(
        tx.outbox()
            .forget_delivered(organization, NEW_YEAR + 3 * LEASE, 10)
            .await?,
        0
    );
    for (limit, forgotten) in [(0, 0), (10, 1)] {
        assert_eq!(
            tx.outbox()
                .forget_delivered(organization, NEW_YEAR + 4 * LEASE, limit)
                .await?,
            forgotten
        );
    }
    assert_eq!(tx.outbox().get(organization, sent.id).await?, None);
    Ok(())
});

goodword_testkit::store_test!(a_parked_message_waits_for_a_person, |store| async {
    let organization = organization(&store, "A").await?;
    let tx = store.begin_unscoped().await?;
    tx.outbox()
        .enqueue_many(&[message(organization, NEW_YEAR)])
        .await?;
    let leased = tx.outbox().lease(&lease("a", NEW_YEAR, 9)).await?;
    assert!(
        tx.outbox()
            .park(&leased[0], "410 gone", NEW_YEAR + 1)
            .await?
    );
    assert_eq!(
        tx.outbox().lease(&lease("a", i64::MAX - LEASE, 9)).await?,
        []
    );
    assert_eq!(tx.outbox().next_due().await?, None);
    let parked = tx
        .outbox()
        .parked(organization, &Paging::first(9))
        .await?
        .rows;
    assert_eq!(parked[0].last_error.as_deref(), Some("410 gone"));
    assert!(
        tx.outbox()
            .requeue(organization, leased[0].id, NEW_YEAR + 2)
            .await?
    );
    assert!(
        !tx.outbox()
            .requeue(organization, leased[0].id, NEW_YEAR + 2)
            .await?
    );
    let again = tx.outbox().lease(&lease("a", NEW_YEAR + 2, 9)).await?;
    assert_eq!((again.len(), again[0].attempts), (1, 1));
    Ok(())
});

goodword_testkit::store_test!(topics_do_not_hide_each_other, |store| async {
    let organization = organization(&store, "A").await?;
    let of = |topic: &str, due_at| OutboxMessage {
        topic: topic.to_owned(),
        ..message(organization, due_at)
    };
    let topics = ["a", "mail", "mails", "reward", "webhook", "webhooks"];
    let rows: Vec<_> = topics.iter().map(|topic| of(topic, NEW_YEAR)).collect();
    let tx = store.begin_unscoped().await?;
    tx.outbox().enqueue_many(&rows).await?;
    tx.outbox()
        .enqueue_many(&[of("early", NEW_YEAR + 1)])
        .await?;
    let beside = ["webhook", "mail"];
    let found = tx.outbox().due_beside(&beside, NEW_YEAR, 9).await?;
    let found: Vec<&str> = found.iter().map(|row| row.topic.as_str()).collect();
    assert_eq!(found, ["a", "mails", "reward", "webhooks"]);
    let some = tx.outbox().due_beside(&beside, NEW_YEAR, 3).await?;
    assert_eq!(some.len(), 3);
    assert_eq!(tx.outbox().due_beside(&[], NEW_YEAR, 9).await?.len(), 6);
    assert!(tx.outbox().is_due_beside(&beside, NEW_YEAR).await?);
    assert!(!tx.outbox().is_due_beside(&beside, NEW_YEAR - 1).await?);
    assert_eq!(tx.outbox().next_due_of("mail").await?, Some(NEW_YEAR));
    assert_eq!(tx.outbox().next_due_of("early").await?, Some(NEW_YEAR + 1));
    assert_eq!(tx.outbox().next_due_of("none").await?, None);
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    tx.outbox()
        .delivered_many(organization, &ids, NEW_YEAR)
        .await?;
    assert!(!tx.outbox().is_due_beside(&beside, NEW_YEAR).await?);
    assert_eq!(tx.outbox().next_due().await?, Some(NEW_YEAR + 1));
    // Begun again, it is as new; one that is only added stays as it is.
    tx.outbox().enqueue_absent(&rows).await?;
    assert_eq!(tx.outbox().next_due_of("mail").await?, None);
    tx.outbox().renew(rows[1].clone()).await?;
    assert_eq!(tx.outbox().next_due_of("mail").await?, Some(NEW_YEAR));
    Ok(())
});
