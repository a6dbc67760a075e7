//! A power cut under load: what was answered is on file, and is paid once.

use crate::installation::on_both;

on_both!(a_power_cut_loses_nothing_that_was_answered_and_pays_nothing_twice);

mod body {
    use std::{thread, time::Duration};

    use anyhow::Result;
    use serde_json::Value;

    use crate::{events::shop, http::Client, installation::Installation};

    const PRESETS: [&str; 3] = ["storage-both-sides", "travel-credit", "agent-commission"];
    const LATER: &str = "2026-01-01T00:00:00Z";

    /// A summary without its counts of events: what was sent twice counts there.
    fn books(summary: &str) -> Result<Value> {
        let mut summary: Value = serde_json::from_str(summary)?;
        summary["events"] = Value::Null;
        Ok(summary)
    }

    /// The summaries that are served and those of a replay of the same facts.
    fn agree(
        place: &Installation,
        client: &Client,
        programs: &[String],
        facts: &[String],
    ) -> Result<()> {
        for (preset, program) in PRESETS.iter().zip(programs) {
            let path = format!("/api/v1/programs/{program}/summary?at={LATER}");
            let served = books(&client.get(&path)?)?;
            assert_eq!(
                served,
                books(&place.replayed(preset, facts, LATER)?)?,
                "{preset}"
            );
        }
        Ok(())
    }

    pub(super) fn a_power_cut_loses_nothing_that_was_answered_and_pays_nothing_twice(
        place: &Installation,
    ) -> Result<()> {
        let server = place.serve()?;
        let client = place.client(&server)?;
        let programs = PRESETS.map(|preset| client.launch(preset));
        let programs = programs.into_iter().collect::<Result<Vec<String>>>()?;
        let stories = shop(3, 3_000);
        let shares: Vec<&[Vec<String>]> = stories.chunks(stories.len() / 4).collect();
        let answered: Vec<usize> = thread::scope(|scope| {
            let client = &client;
            let posting: Vec<_> = shares
                .iter()
                .map(|share| {
                    scope.spawn(move || share.iter().take_while(|s| client.post(s).is_ok()).count())
                })
                .collect();
            thread::sleep(Duration::from_millis(900));
            let killed = server.kill();
            let counts = posting
                .into_iter()
                .map(|one| one.join().unwrap_or_default())
                .collect();
            killed.map(|()| counts)
        })?;
        let total: usize = answered.iter().sum();
        assert!(total > 0, "nothing was answered before the cut");
        assert!(
            total < stories.len(),
            "everything was answered before the cut"
        );

        let server = place.serve()?;
        let client = Client {
            address: server.address.clone(),
            ..client
        };
        // What was not answered may be on file or not; one such request a thread.
        let mut facts = Vec::new();
        for (share, count) in shares.iter().zip(&answered) {
            for story in share.iter().take(*count) {
                let outcomes = client.post(story)?;
                assert!(
                    outcomes.iter().all(|outcome| outcome == "duplicate"),
                    "{outcomes:?}"
                );
            }
            if let Some(unanswered) = share.get(*count) {
                client.post(unanswered)?;
            }
            facts.extend(share.iter().take(count + 1).flatten().cloned());
        }
        agree(place, &client, &programs, &facts)?;
        for (share, count) in shares.iter().zip(&answered) {
            let more: Vec<String> = share
                .iter()
                .skip(count + 1)
                .take(30)
                .flatten()
                .cloned()
                .collect();
            for some in more.chunks(500) {
                client.post(some)?;
            }
            facts.extend(more);
        }
        agree(place, &client, &programs, &facts)?;
        assert!(server.stop()?.success());
        place.is_sound()
    }
}
