//! What is told to those who listen.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use axum::body::BodyDataStream;
use futures_util::StreamExt;
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, NOW, World, event, listen, ten_percent};

/// One who listens, and what was told and not read yet.
struct Listener {
    stream: BodyDataStream,
    told: String,
}

impl Listener {
    async fn on(world: &World, ask: Ask) -> Result<Self> {
        let (status, stream) = listen(world.router.clone(), ask).await?;
        ensure!(status == 200, "{status}");
        Ok(Self {
            stream,
            told: String::new(),
        })
    }

    /// The next event: its id and its data. None when the answer ended.
    async fn next(&mut self) -> Result<Option<(String, Value)>> {
        loop {
            if let Some((event, rest)) = self.told.split_once("\n\n") {
                let field = |name: &str| {
                    let mut lines = event.lines();
                    lines
                        .find_map(|line| line.strip_prefix(name))
                        .map(str::trim)
                };
                let (kind, id, data) = (field("event:"), field("id:"), field("data:"));
                let told = kind.map(|kind| {
                    assert_eq!(kind, "change");
                    (
                        id.unwrap_or_default().to_owned(),
                        data.unwrap_or_default().to_owned(),
                    )
                });
                self.told = rest.to_owned();
                // A comment has no fields.
                let Some((id, data)) = told else { continue };
                return Ok(Some((id, serde_json::from_str(&data)?)));
            }
            let piece = tokio::time::timeout(Duration::from_secs(20), self.stream.next());
            match piece.await.context("nothing is told")? {
                Some(piece) => self.told.push_str(std::str::from_utf8(&piece?)?),
                None => return Ok(None),
            }
        }
    }

    async fn change(&mut self) -> Result<(String, Value)> {
        self.next().await?.context("the answer ended")
    }
}

/// An event of today.
fn today(id: &str, kind: &str, data: Value) -> Value {
    let mut event = event(id, kind, 1, data);
    event["time"] = json!(NOW);
    event
}

fn brought(id: &str, friend: &str) -> Value {
    let data = json!({"advocate": "Ada", "friend": friend, "channel": "link"});
    today(id, "referral.introduced", data)
}

store_test!(what_is_decided_is_told, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    let ask = Ask::new("GET", "/api/v1/live").key(&world.key);
    let mut listener = Listener::on(&world, ask.clone()).await?;
    world.record(&[brought("e-1", "Lin")]).await?;
    let (first, introduced) = listener.change().await?;
    let referrals = world.items("/api/v1/referrals").await?;
    assert_eq!(
        introduced,
        json!({"topic": "referral.introduced", "program": program, "reward": null,
            "referral": referrals[0]["id"], "advocate": "Ada", "friend": "Lin", "at": NOW})
    );
    let placed = json!({"order": "O-1", "customer": "Lin", "amount": "100", "currency": "CNY"});
    let paid = json!({"order": "O-1", "amount": "100"});
    let order = [
        today("e-2", "order.placed", placed),
        today("e-3", "payment.received", paid),
    ];
    world.record(&order).await?;
    let mut topics = Vec::new();
    for _ in 0..3 {
        let (_, change) = listener.change().await?;
        assert_eq!(change["referral"], referrals[0]["id"]);
        topics.push(change["topic"].as_str().unwrap_or_default().to_owned());
        if let Some(reward) = change["reward"].as_str() {
            let path = format!("/api/v1/rewards/{reward}");
            assert_eq!(world.get(&path).await?.expect(200)?["beneficiary"], "Ada");
        }
    }
    topics.sort_unstable();
    assert_eq!(
        topics,
        ["referral.converted", "referral.qualified", "reward.earned"]
    );
    let ask = ask.header("last-event-id", first);
    let mut again = Listener::on(&world, ask).await?;
    for _ in 0..3 {
        assert_ne!(again.change().await?.1["topic"], "referral.introduced");
    }
    Ok(())
});

store_test!(an_answer_that_does_not_end_is_no_secret, |store| async {
    let world = World::on(&store).await?;
    let ask = Ask::new("GET", "/api/v1/live");
    let answer = world.ask(ask.clone().key(&world.key)).await?;
    assert_eq!(answer.header("content-type"), "text/event-stream");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(answer.header("x-accel-buffering"), "no");
    world.launch(&ten_percent("ten-percent")).await?;
    let stranger = world.stranger(&store).await?;
    let mut strange = Listener::on(&world, ask.key(&stranger)).await?;
    world.record(&[brought("e-1", "Lin")]).await?;
    let nothing = tokio::time::timeout(Duration::from_millis(1_200), strange.next()).await;
    assert!(nothing.is_err(), "{nothing:?}");
    Ok(())
});

store_test!(
    an_answer_ends_with_its_key_and_with_the_server,
    |store| async {
        let world = World::on(&store).await?;
        let key = world.key(&[Scope::Read]).await?;
        let ask = Ask::new("GET", "/api/v1/live");
        let mut listener = Listener::on(&world, ask.clone().key(&key)).await?;
        let mut other = Listener::on(&world, ask.key(&world.key)).await?;
        let keys = world.items("/api/v1/keys").await?;
        let reads = keys.iter().find(|key| key["scopes"] == json!(["read"]));
        let id = reads.and_then(|key| key["id"].as_str()).context("a key")?;
        let revoke = Ask::new("DELETE", format!("/api/v1/keys/{id}")).key(&world.key);
        let revoked = world.ask(revoke).await?;
        assert!((200..300).contains(&revoked.status), "{}", revoked.body);
        assert_eq!(listener.next().await?, None);
        world.test.app.end_watches();
        assert_eq!(other.next().await?, None);
        Ok(())
    }
);

store_test!(one_caller_listens_so_often_and_no_more, |store| async {
    let world = World::on(&store).await?;
    let ask = Ask::new("GET", "/api/v1/live").key(&world.key);
    let mut open = Vec::new();
    for _ in 0..16 {
        open.push(Listener::on(&world, ask.clone()).await?);
    }
    let refused = world.ask(ask.clone()).await?;
    assert_eq!(refused.header("retry-after"), "10");
    assert_eq!(refused.expect(429)?["code"], "too_many_requests");
    drop(open.pop());
    Listener::on(&world, ask).await?;
    Ok(())
});
