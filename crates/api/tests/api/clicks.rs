//! Clicks, from a visit to the number of its day.

use anyhow::{Context, Result};
use goodword_app::click::{ClickOptions, ClickRecorder, Visit, look_up};
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, NOW, World, moment, points_for_both, ten_percent};

/// Visits of the link of `customer`, each at one of these times.
async fn visit(world: &World, program: &str, customer: &str, times: &[&str]) -> Result<()> {
    let enrolment = json!({"program": program, "customer": customer});
    let advocate = world
        .post("/api/v1/advocates", &enrolment)
        .await?
        .expect(201)?;
    let code = advocate["code"].as_str().context("a code")?;
    let app = &world.test.app;
    let landing = look_up(app, code).await?.context("a landing")?;
    let recorder = ClickRecorder::start(app, ClickOptions::default());
    for time in times {
        world.test.clock.set(moment(time));
        let visitor = None;
        recorder.record(
            &landing,
            Visit {
                visitor,
                landing: true,
            },
        )?;
    }
    recorder.drain().await;
    world.test.clock.set(moment(NOW));
    Ok(())
}

/// Two programs and their visits; the first one's address.
async fn shop(world: &World) -> Result<String> {
    // Its zone is eight hours ahead, in which most of these are of the day after.
    let program = world.launch(&ten_percent("ten-percent")).await?;
    let other = world.launch(&points_for_both("points")).await?;
    let times = [
        "2026-11-22T11:00:00Z",
        "2026-11-21T23:59:59Z",
        "2026-10-24T00:00:00Z",
        "2026-10-23T23:59:59Z",
    ];
    visit(world, &program, "C-1", &times).await?;
    visit(world, &program, "C-2", &times[1..2]).await?;
    visit(world, &other, "C-1", &times[..1]).await?;
    Ok(format!("/api/v1/programs/{program}/clicks"))
}

store_test!(
    clicks_are_counted_by_days_of_universal_time,
    |store| async {
        let world = World::on(&store).await?;
        let path = shop(&world).await?;
        let page = world.get(&path).await?;
        assert_eq!(page.header("link"), "");
        insta::assert_json_snapshot!("clicks", page.expect(200)?);
        let days = async |query: &str| {
            let items = world.items(&format!("{path}?{query}")).await?;
            let day =
                |item: &Value| format!("{} {}", item["day"].as_str().unwrap(), item["clicks"]);
            anyhow::Ok(items.iter().map(day).collect::<Vec<_>>())
        };
        assert_eq!(
            days("from=2026-10-23&to=2026-10-24").await?,
            ["2026-10-23 1", "2026-10-24 1"]
        );
        assert_eq!(days("from=2026-11-22").await?, ["2026-11-22 1"]);
        assert_eq!(days("to=2026-10-23").await?, ["2026-10-23 1"]);
        assert_eq!(days("from=2026-11-23&to=2027-12-27").await?, [""; 0]);
        Ok(())
    }
);

store_test!(clicks_come_as_csv_too, |store| async {
    let world = World::on(&store).await?;
    let path = shop(&world).await?;
    let table = "day,clicks\r\n2026-11-21,2\r\n2026-11-22,1\r\n";
    let path = format!("{path}?from=2026-11-01");
    let by_query = world.get(&format!("{path}&format=csv")).await?;
    let by_header = Ask::new("GET", &path).key(&world.key);
    let by_header = world.ask(by_header.header("accept", "text/csv")).await?;
    for answer in [by_query, by_header] {
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(answer.header("vary"), "Accept");
        assert_eq!(answer.body, table);
    }
    Ok(())
});

store_test!(days_that_are_none_are_told, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    let path = format!("/api/v1/programs/{program}/clicks");
    for (query, fields) in [
        ("from=yesterday&to=2026-02-30", vec!["from", "to"]),
        ("from=20260101&format=xml", vec!["from", "format"]),
        ("from=2026-01-01T00:00:00Z", vec!["from"]),
        ("from=&to=", vec!["from", "to"]),
        ("from=2026-01-02&to=2026-01-01", vec!["from"]),
        ("from=2026-11-23", vec!["from"]),
        ("from=2025-10-18", vec!["from"]),
        ("to=9999-12-31", vec!["to"]),
        ("limit=1", vec![""]),
    ] {
        let fault = world.get(&format!("{path}?{query}")).await?.expect(422)?;
        let errors = fault["errors"].as_array().context("errors")?;
        let named: Vec<&Value> = errors.iter().map(|error| &error["field"]).collect();
        assert_eq!(named, fields, "{query}");
    }
    let most = world.get(&format!("{path}?from=2025-10-19")).await?;
    assert_eq!(most.expect(200)?["items"], json!([]));
    let unknown = format!("/api/v1/programs/prg_{}/clicks", "0".repeat(32));
    assert_eq!(world.get(&unknown).await?.expect(404)?["code"], "not_found");
    Ok(())
});
