//! Webhooks, from the outbox to a real receiver on this machine.

mod receiver;

use std::{collections::BTreeSet, future::Future, time::Duration};

use anyhow::{Result, ensure};
use goodword_app::{
    Paging,
    outbox::{self, Retry, WEBHOOK, endpoint, signature},
};
use goodword_domain::moment::Moment;
use goodword_jobs::{JobOptions, Jobs};
use goodword_testkit::{app::TestApp, store::TestStore, store_test};
use receiver::Receiver;

const RETRY: Retry = Retry {
    most_tries: 3,
    first_seconds: 10,
    factor: 2,
    most_seconds: 3_600,
    jitter_percent: 0,
};

fn now() -> Moment {
    Moment::from_micros(1_700_000_000_000_000)
}

fn later(seconds: i64) -> Moment {
    Moment::from_micros(now().micros() + seconds * 1_000_000)
}

fn options() -> JobOptions {
    JobOptions {
        owner: "test".to_owned(),
        workers: 4,
        lease_seconds: 60,
        retry: RETRY,
        poll: Duration::from_millis(10),
        tick: Duration::from_millis(50),
        kept_days: 30,
        private_addresses: true,
        smtp: None,
    }
}

/// An application with a test message for an endpoint at `url`.
async fn with_message(store: &TestStore, url: &str) -> Result<(TestApp, String)> {
    let test = TestApp::on(store, now(), 1).await?;
    let topics = BTreeSet::from(["*".to_owned()]);
    let (endpoint, secret) = endpoint::add(&test.app, &test.admin, url, &topics).await?;
    outbox::send_test(&test.app, &test.admin, endpoint.id).await?;
    Ok((test, secret))
}

/// Waits until something is so; fails after ten seconds.
async fn until<F: Future<Output = Result<bool>>>(what: &str, is_so: impl Fn() -> F) -> Result<()> {
    for _ in 0..1_000 {
        if is_so().await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    anyhow::bail!("never: {what}")
}

/// Waits until the receiver has had so many posts, and a moment longer, so that
/// one too many would be seen.
async fn posts(receiver: &Receiver, count: usize) -> Result<()> {
    until(&format!("{count} posts"), || async {
        Ok(receiver.posts().len() >= count)
    })
    .await?;
    tokio::time::sleep(Duration::from_millis(100)).await;
    ensure!(
        receiver.posts().len() == count,
        "{} posts",
        receiver.posts().len()
    );
    Ok(())
}

async fn is_empty(test: &TestApp) -> Result<bool> {
    Ok(outbox::next_due(&test.app).await?.is_none())
}

async fn stop(jobs: Jobs) {
    jobs.stop(Duration::from_secs(10)).await;
}

/// The bytes behind `whsec_...`.
fn key(secret: &str) -> Vec<u8> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in secret
        .trim_start_matches("whsec_")
        .bytes()
        .filter(|byte| *byte != b'=')
    {
        let value = letters
            .iter()
            .position(|known| *known == letter)
            .unwrap_or_default();
        bits = (bits << 6) | u32::try_from(value).unwrap_or_default();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 255).unwrap_or_default());
        }
    }
    bytes
}

store_test!(a_delivery_is_signed_and_comes_once, |store| async {
    let receiver = Receiver::start(vec![204])?;
    let (test, secret) = with_message(&store, &receiver.url("/hook?a=1")).await?;
    let jobs = goodword_jobs::start(&test.app, options());
    posts(&receiver, 1).await?;
    until("the outbox is empty", || is_empty(&test)).await?;
    stop(jobs).await;
    let post = receiver.posts().remove(0);
    assert_eq!(post.line, "POST /hook?a=1 HTTP/1.1");
    assert_eq!(post.header("content-type"), "application/json");
    let (id, seconds) = (post.header("webhook-id"), post.header("webhook-timestamp"));
    assert!(id.starts_with("msg_"), "{id}");
    let expected = signature(&key(&secret), id, seconds.parse()?, &post.body);
    assert_eq!(post.header("webhook-signature"), expected);
    assert!(
        post.body.contains(r#""type":"webhook.test""#),
        "{}",
        post.body
    );
    Ok(())
});

store_test!(
    a_delivery_that_fails_comes_again_after_a_growing_pause,
    |store| async {
        let receiver = Receiver::start(vec![500, 503, 200])?;
        let (test, _) = with_message(&store, &receiver.url("/")).await?;
        let jobs = goodword_jobs::start(&test.app, options());
        posts(&receiver, 1).await?;
        until("the first pause", || async {
            Ok(outbox::next_due(&test.app).await? == Some(later(10)))
        })
        .await?;
        test.clock.set(later(9));
        posts(&receiver, 1).await?;
        test.clock.set(later(10));
        posts(&receiver, 2).await?;
        until("the second pause", || async {
            Ok(outbox::next_due(&test.app).await? == Some(later(30)))
        })
        .await?;
        test.clock.set(later(30));
        posts(&receiver, 3).await?;
        until("the outbox is empty", || is_empty(&test)).await?;
        stop(jobs).await;
        let ids: BTreeSet<String> = receiver
            .posts()
            .iter()
            .map(|post| post.header("webhook-id").to_owned())
            .collect();
        assert_eq!(ids.len(), 1, "every try has the same id");
        Ok(())
    }
);

store_test!(
    what_fails_too_often_is_parked_until_somebody_looks,
    |store| async {
        let receiver = Receiver::start(vec![500, 500, 500, 200])?;
        let (test, _) = with_message(&store, &receiver.url("/")).await?;
        let jobs = goodword_jobs::start(&test.app, options());
        for (count, seconds) in [(1, 10), (2, 30), (3, 100_000)] {
            posts(&receiver, count).await?;
            until("a try is written down", || async {
                let due = outbox::next_due(&test.app).await?;
                Ok(due.is_none_or(|due| due == later(seconds)))
            })
            .await?;
            test.clock.set(later(seconds));
        }
        posts(&receiver, 3).await?;
        let parked = outbox::parked(&test.app, &test.admin, &Paging::first(10)).await?;
        assert_eq!(parked.rows.len(), 1);
        let row = &parked.rows[0];
        assert_eq!((row.topic.as_str(), row.tries), ("webhook", 3));
        assert!(row.last_error.contains("500"), "{}", row.last_error);
        outbox::requeue(&test.app, &test.admin, row.id).await?;
        posts(&receiver, 4).await?;
        until("the outbox is empty", || is_empty(&test)).await?;
        stop(jobs).await;
        assert!(
            outbox::parked(&test.app, &test.admin, &Paging::first(10))
                .await?
                .rows
                .is_empty()
        );
        Ok(())
    }
);

store_test!(
    what_a_dead_process_had_leased_is_delivered_by_another,
    |store| async {
        let receiver = Receiver::start(vec![200])?;
        let (test, _) = with_message(&store, &receiver.url("/")).await?;
        let leased = outbox::lease(&test.app, "dead", WEBHOOK, 10, 60).await?;
        assert_eq!(leased.len(), 1);
        let jobs = goodword_jobs::start(&test.app, options());
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(receiver.posts().is_empty(), "the lease still runs");
        test.clock.set(later(60));
        posts(&receiver, 1).await?;
        until("the outbox is empty", || is_empty(&test)).await?;
        stop(jobs).await;
        Ok(())
    }
);

store_test!(
    two_processes_do_not_deliver_the_same_message,
    |store| async {
        let receiver = Receiver::start(vec![])?;
        let test = TestApp::on(&store, now(), 1).await?;
        let topics = BTreeSet::from(["*".to_owned()]);
        let (endpoint, _) =
            endpoint::add(&test.app, &test.admin, &receiver.url("/"), &topics).await?;
        for _ in 0..40 {
            outbox::send_test(&test.app, &test.admin, endpoint.id).await?;
        }
        let other = TestApp::on(&store, now(), 2).await?;
        let jobs = goodword_jobs::start(&test.app, options());
        let others = JobOptions {
            owner: "other".to_owned(),
            ..options()
        };
        let other = goodword_jobs::start(&other.app, others);
        posts(&receiver, 40).await?;
        until("the outbox is empty", || is_empty(&test)).await?;
        stop(jobs).await;
        stop(other).await;
        let ids: BTreeSet<String> = receiver
            .posts()
            .iter()
            .map(|post| post.header("webhook-id").to_owned())
            .collect();
        assert_eq!(ids.len(), 40);
        Ok(())
    }
);

store_test!(a_redirect_is_not_followed, |store| async {
    let inside = Receiver::start(vec![200])?;
    let receiver = Receiver::redirecting(&inside.url("/secret"))?;
    let (test, _) = with_message(&store, &receiver.url("/")).await?;
    let jobs = goodword_jobs::start(&test.app, options());
    posts(&receiver, 1).await?;
    until("a failed try", || async {
        Ok(outbox::next_due(&test.app).await? == Some(later(10)))
    })
    .await?;
    stop(jobs).await;
    assert!(inside.posts().is_empty());
    Ok(())
});

store_test!(nothing_is_posted_inwards_unless_told_so, |store| async {
    let receiver = Receiver::start(vec![200])?;
    let by_name = receiver.url("/").replace("127.0.0.1", "localhost");
    let (test, _) = with_message(&store, &by_name).await?;
    let outside = JobOptions {
        private_addresses: false,
        ..options()
    };
    let once = Retry {
        most_tries: 1,
        ..RETRY
    };
    let jobs = goodword_jobs::start(
        &test.app,
        JobOptions {
            retry: once,
            ..outside
        },
    );
    until("it is parked", || is_empty(&test)).await?;
    stop(jobs).await;
    assert!(receiver.posts().is_empty());
    let parked = outbox::parked(&test.app, &test.admin, &Paging::first(10)).await?;
    assert!(
        parked.rows[0].last_error.contains("public internet"),
        "{:?}",
        parked.rows
    );
    Ok(())
});
