//! The server, from its first start to its clean end.

use crate::installation::on_both;

on_both!(
    what_is_served_is_what_is_replayed,
    the_first_key_opens_the_first_organization,
    an_end_loses_nothing_that_was_answered,
    a_demonstration_fills_an_empty_installation_once,
);

mod body {
    use std::{thread, time::Duration};

    use anyhow::{Context, Result};
    use serde_json::Value;

    use crate::{
        events::{at, event, shop},
        http::Client,
        installation::Installation,
        process::{Server, run, terminate},
    };

    const PRESETS: [&str; 7] = [
        "storage-both-sides",
        "travel-credit",
        "coupons-and-points",
        "agent-commission",
        "refund-after-four",
        "dealer-milestones",
        "brokerage-gifts",
    ];

    /// A shop's worth with all kinds of trouble, in the order of arrival.
    fn troubled(seed: u64) -> Vec<String> {
        let mut events: Vec<String> = shop(seed, 30).into_iter().flatten().collect();
        let again: Vec<String> = events.iter().step_by(11).cloned().collect();
        let other: Vec<String> = events
            .iter()
            .step_by(17)
            .map(|event| event.replace("T09", "T08"))
            .collect();
        events.extend(again);
        events.extend(other);
        let unknown = event(
            "x-1",
            "shop.closed",
            &at(3, 3),
            &serde_json::json!({"why": 3}),
        );
        events.push(unknown);
        events
    }

    pub(super) fn what_is_served_is_what_is_replayed(place: &Installation) -> Result<()> {
        let server = place.serve()?;
        let client = place.client(&server)?;
        let events = troubled(1);
        let (before, after) = events.split_at(events.len() / 2);
        // One half is on file before the programs are, the other comes to them.
        for some in before.chunks(50) {
            client.post(some)?;
        }
        let programs = PRESETS.map(|preset| (preset, client.launch(preset)));
        for some in after.chunks(7) {
            client.post(some)?;
        }
        for (preset, program) in programs {
            let program = program?;
            for until in [
                "2024-02-10T00:00:00Z",
                "2024-07-01T12:00:00Z",
                "2026-01-01T00:00:00Z",
            ] {
                let path = format!("/api/v1/programs/{program}/summary?at={until}");
                let replayed = place.replayed(preset, &events, until)?;
                assert_eq!(client.get(&path)?, replayed, "{preset} at {until}");
            }
        }
        assert!(server.stop()?.success());
        place.is_sound()
    }

    pub(super) fn the_first_key_opens_the_first_organization(place: &Installation) -> Result<()> {
        // A server and two commands find an installation without an organization.
        let (server, keys) = thread::scope(|scope| {
            let keys = [scope.spawn(|| place.key()), scope.spawn(|| place.key())];
            (place.serve(), keys.map(|key| key.join()))
        });
        let server = server?;
        for key in keys {
            let key = key.map_err(|_| anyhow::anyhow!("a command panicked"))??;
            let client = Client {
                address: server.address.clone(),
                key,
            };
            // Each sees what the other launched: they are in one organization.
            let (status, body) = client.ask(
                "POST",
                "/api/v1/programs",
                r#"{"preset":"travel-credit","live_from":"2000-01-01T00:00:00Z"}"#,
            )?;
            assert!(matches!(status, 201 | 409), "{status} {body}");
            let listed: Value = serde_json::from_str(&client.get("/api/v1/programs")?)?;
            assert_eq!(
                listed["items"].as_array().map(Vec::len),
                Some(1),
                "{listed}"
            );
        }
        let stranger = Client {
            address: server.address.clone(),
            key: "wrong".to_owned(),
        };
        assert_eq!(stranger.ask("GET", "/api/v1/programs", "")?.0, 401);
        for path in ["/healthz", "/readyz", "/metrics"] {
            stranger.get(path)?;
        }
        assert_eq!(stranger.ask("GET", "/nowhere", "")?.0, 404);
        let nameless = run(&[&["key", "create", "--name", ""], &place.flags()[..]].concat())?;
        assert_eq!((nameless.code, nameless.out.as_str()), (2, ""));
        assert!(server.stop()?.success());
        Ok(())
    }

    pub(super) fn an_end_loses_nothing_that_was_answered(place: &Installation) -> Result<()> {
        let server = place.serve()?;
        let client = place.client(&server)?;
        client.launch("travel-credit")?;
        let stories = shop(2, 4_000);
        let answered = thread::scope(|scope| {
            let posting: Vec<_> = stories
                .chunks(stories.len() / 4)
                .map(|share| scope.spawn(|| post_until_refused(&client, share)))
                .collect();
            thread::sleep(Duration::from_millis(700));
            terminate(&server.process())?;
            let counts = posting
                .into_iter()
                .map(|one| one.join().unwrap_or_default());
            anyhow::Ok(counts.collect::<Vec<usize>>())
        })?;
        assert!(server.ended()?.success(), "a clean end is exit 0");
        let total: usize = answered.iter().sum();
        assert!(total > 0, "nothing was answered before the end");
        assert!(
            total < stories.len(),
            "everything was answered before the end"
        );
        let server = place.serve()?;
        let client = Client {
            address: server.address.clone(),
            ..client
        };
        for (share, count) in stories.chunks(stories.len() / 4).zip(answered) {
            for story in share.iter().take(count) {
                let outcomes = client.post(story)?;
                assert!(
                    outcomes.iter().all(|outcome| outcome == "duplicate"),
                    "{outcomes:?}"
                );
            }
        }
        assert!(server.stop()?.success());
        place.is_sound()
    }

    /// Posts story after story; how many were answered before one was not.
    fn post_until_refused(client: &Client, stories: &[Vec<String>]) -> usize {
        stories
            .iter()
            .take_while(|story| client.post(story).is_ok())
            .count()
    }

    pub(super) fn a_demonstration_fills_an_empty_installation_once(
        place: &Installation,
    ) -> Result<()> {
        let words = [&["--demo"], &place.flags()[..]].concat();
        let server = Server::start(&words)?;
        let said = server.said().join("\n");
        let word = |start: &str| {
            said.split_whitespace()
                .find(|word| word.starts_with(start))
                .map(str::to_owned)
        };
        let key = word("gwk_").context("no key was told")?;
        let link = word(&format!("http://{}/r/", server.address)).context("no link was told")?;
        let client = Client {
            address: server.address.clone(),
            key,
        };
        let page = client.get(link.trim_start_matches(&format!("http://{}", server.address)))?;
        assert!(page.contains("<html"), "{page}");
        let programs: Value = serde_json::from_str(&client.get("/api/v1/programs")?)?;
        let programs = programs["items"].as_array().cloned().unwrap_or_default();
        assert_eq!(programs.len(), 4);
        let links = format!("http://{}/r/", server.address);
        assert_eq!(said.matches(&links).count(), 4, "a link of each business");
        let mut summaries = Vec::new();
        for program in &programs {
            let path = format!(
                "/api/v1/programs/{}/summary",
                program["id"].as_str().unwrap_or("")
            );
            let summary: Value = serde_json::from_str(&client.get(&path)?)?;
            if program["state"] != "scheduled" {
                assert!(
                    summary["referrals"]["converted"].as_u64() > Some(3),
                    "{summary}"
                );
                assert_ne!(summary["balances"], serde_json::json!({}));
            }
            summaries.push((path, summary["events"].clone()));
        }
        assert!(server.stop()?.success());
        place.is_sound()?;
        let server = Server::start(&words)?;
        assert!(
            !server.said().join("\n").contains("gwk_"),
            "the key is told once"
        );
        let client = Client {
            address: server.address.clone(),
            ..client
        };
        for (path, events) in summaries {
            let summary: Value = serde_json::from_str(&client.get(&path)?)?;
            assert_eq!(summary["events"], events, "nothing is told twice");
        }
        assert!(server.stop()?.success());
        Ok(())
    }
}
