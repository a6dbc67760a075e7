//! The form of drafts, tries, examples and versions, as snapshots that both databases
//! must meet.

use goodword_domain::program::PRESETS;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, introduced, redacted, ten_percent};

macro_rules! shape {
    ($name:literal, $answer:expr) => {
        insta::assert_json_snapshot!($name, redacted($answer))
    };
}

store_test!(drafts_look_like_this, |store| async {
    let world = World::on(&store).await?;
    let path = "/api/v1/drafts";
    let answer = world.post(path, &json!({})).await?;
    let location = answer.header("location").to_owned();
    let empty = answer.expect(201)?;
    assert_eq!(
        location,
        format!("{path}/{}", empty["id"].as_str().unwrap())
    );
    shape!("draft_empty", empty);
    let mut definition = ten_percent("ten-percent");
    definition["rule"][0]["gives"] = json!({"percent": 10, "of": "rent"});
    let put = Ask::new("PUT", &location).key(&world.key);
    let written = put.json(&json!({"definition": definition}));
    let kept = world.ask(written).await?.expect(200)?;
    shape!("draft_faulty", kept.clone());
    assert_eq!(world.get(&location).await?.expect(200)?, kept);
    assert_eq!(world.items(path).await?, std::slice::from_ref(&kept));
    let refused = world
        .post(&format!("{location}/launch"), &json!({}))
        .await?;
    let refused = refused.expect(422)?;
    assert_eq!(refused["errors"], kept["faults"], "a launch names the same");
    let csv = Ask::new("GET", format!("{path}?format=csv")).key(&world.key);
    let csv = world.ask(csv).await?;
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(lines.len(), 2, "{}", csv.body);
    assert!(
        lines[0].starts_with("id,name,title,preset,program,definition,faults"),
        "{}",
        csv.body
    );
    let put = Ask::new("PUT", &location).key(&world.key);
    let whole = put.json(&json!({"definition": ten_percent("ten-percent")}));
    assert_eq!(world.ask(whole).await?.expect(200)?["faults"], json!([]));
    let launch = json!({"live_from": "2024-01-01T00:00:00Z"});
    let launched = world.post(&format!("{location}/launch"), &launch).await?;
    let program = launched.header("location").to_owned();
    let body = launched.expect(201)?;
    assert_eq!(world.get(&program).await?.expect(200)?, body);
    assert_eq!(body["live_from"], "2024-01-01T00:00:00Z");
    shape!("draft_not_found", world.get(&location).await?.expect(404)?);
    Ok(())
});

store_test!(
    faulty_requests_about_drafts_are_told_in_full,
    |store| async {
        let world = World::on(&store).await?;
        let body = json!({"preset": "none", "program": "prg_1", "name": "mine"});
        let answer = world.post("/api/v1/drafts", &body).await?;
        shape!("draft_malformed", answer.expect(422)?);
        let created = world
            .post("/api/v1/drafts", &json!({"preset": "travel-credit"}))
            .await?;
        let path = format!(
            "/api/v1/drafts/{}",
            created.expect(201)?["id"].as_str().unwrap()
        );
        let put = |body: &Value| Ask::new("PUT", &path).key(&world.key).json(body);
        for body in [
            json!({}),
            json!({"definition": null}),
            json!({"definition": {}, "name": "x"}),
        ] {
            assert_eq!(
                world.ask(put(&body)).await?.expect(422)?["code"],
                "malformed",
                "{body}"
            );
        }
        let launch = json!({"live_from": "noon"});
        let answer = world.post(&format!("{path}/launch"), &launch).await?;
        assert_eq!(answer.expect(422)?["errors"][0]["field"], "live_from");
        for _ in 0..2 {
            world.post(&format!("{path}/launch"), &json!({})).await?;
        }
        let delete = Ask::new("DELETE", &path).key(&world.key);
        assert_eq!(world.ask(delete).await?.expect(404)?["code"], "not_found");
        Ok(())
    }
);

store_test!(
    a_new_version_is_drafted_previewed_and_launched,
    |store| async {
        let world = World::on(&store).await?;
        let program = world.launch(&ten_percent("ten-percent")).await?;
        let begun = world
            .post("/api/v1/drafts", &json!({"program": program}))
            .await?;
        let draft = begun.expect(201)?;
        assert_eq!(
            (&draft["program"], &draft["name"]),
            (&json!(program), &json!("ten-percent"))
        );
        let mut definition = draft["definition"].clone();
        definition["rule"][0]["gives"]["percent"] = json!("12");
        let preview = world
            .post(
                &format!("/api/v1/programs/{program}/preview"),
                &json!({"definition": definition}),
            )
            .await?;
        shape!("preview_of_nothing", preview.expect(200)?);
        let path = format!("/api/v1/drafts/{}", draft["id"].as_str().unwrap());
        let put = Ask::new("PUT", &path).key(&world.key);
        world
            .ask(put.json(&json!({"definition": definition})))
            .await?
            .expect(200)?;
        let launched = world
            .post(&format!("{path}/launch"), &json!({}))
            .await?
            .expect(201)?;
        assert_eq!(
            (&launched["id"], &launched["version"]),
            (&json!(program), &json!(2))
        );
        let versions = format!("/api/v1/programs/{program}/versions");
        shape!("versions", world.get(&versions).await?.expect(200)?);
        let latest = world
            .items(&format!("{versions}?order=desc&limit=1"))
            .await?;
        assert_eq!(latest[0]["definition"], definition);
        Ok(())
    }
);

store_test!(a_try_looks_like_this, |store| async {
    let world = World::on(&store).await?;
    let path = "/api/v1/presets/travel-credit/examples";
    let example = world.get(path).await?.expect(200)?;
    let steps = example["steps"].as_array().unwrap();
    let events: Vec<&Value> = steps.iter().map(|step| &step["event"]).collect();
    let until = "2026-12-31T00:00:00Z";
    let body = json!({"preset": "travel-credit", "events": events, "until": until});
    let tried = world
        .post("/api/v1/programs/try", &body)
        .await?
        .expect(200)?;
    shape!("tried", tried);
    assert_eq!(world.items("/api/v1/customers").await?, [] as [Value; 0]);
    let mut timeless = introduced("e-1", 1, "C-1", "C-2");
    timeless["time"] = json!("noon");
    let faulty = json!({"definition": {"name": "a"}, "events": [events[0], timeless]});
    let answer = world.post("/api/v1/programs/try", &faulty).await?;
    shape!("try_malformed", answer.expect(422)?);
    for body in [
        json!({"preset": "travel-credit"}),
        json!({"preset": "travel-credit", "events": {}}),
        json!({"events": []}),
        json!({"preset": "travel-credit", "definition": {}, "events": []}),
    ] {
        let answer = world.post("/api/v1/programs/try", &body).await?;
        assert_eq!(answer.expect(422)?["code"], "malformed", "{body}");
    }
    Ok(())
});

store_test!(every_preset_is_told_with_its_example, |store| async {
    let world = World::on(&store).await?;
    let items = world.items("/api/v1/presets").await?;
    shape!("preset_item", items[0].clone());
    for (item, preset) in items.iter().zip(PRESETS) {
        assert_eq!(item["practice"], preset.practice);
        let text = |part: &str, language: &str| item[part][language].as_str().map(str::len);
        for part in ["title", "summary", "offer", "criteria"] {
            for language in ["en", "zh-Hans", "zh-Hant", "fa"] {
                assert!(text(part, language) > Some(0), "{item}: {part} {language}");
            }
        }
        let path = format!("/api/v1/presets/{}/examples", preset.name);
        let example = world.get(&path).await?.expect(200)?;
        assert!(example["steps"].as_array().unwrap().len() >= 6, "{path}");
    }
    let unknown = world.get("/api/v1/presets/none/examples").await?;
    assert_eq!(unknown.expect(404)?["code"], "not_found");
    Ok(())
});
