//! The form of every answer, as snapshots that both databases must meet.

use anyhow::{Context, Result};
use goodword_api::Code;
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{
    Ask, World, event, introduced, ordered, paid, points_for_both, redacted, ten_percent,
};

macro_rules! shape {
    ($name:literal, $answer:expr) => {
        insta::assert_json_snapshot!($name, redacted($answer))
    };
}

/// A month in a shop with two programs.
async fn month(world: &World) -> Result<String> {
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world.launch(&points_for_both("points")).await?;
    let attributes = json!({"phone": "+86 138 0000 1234", "driver": "taxi"});
    let friend = json!({"customer": "C-2", "kind": "customer", "attributes": attributes});
    world
        .record(&[
            introduced("e-1", 1, "C-1", "C-2"),
            event("e-2", "customer.added", 2, friend),
            ordered("e-3", 3, "C-2", "O-1", "1234.50"),
            paid("e-4", 3, "O-1", "1234.50"),
            introduced("e-5", 4, "C-3", "C-2"),
            event(
                "e-6",
                "order.refunded",
                5,
                json!({"order": "O-1", "amount": "234.50"}),
            ),
        ])
        .await?;
    Ok(program)
}

store_test!(events_are_answered_one_by_one, |store| async {
    let world = World::on(&store).await?;
    month(&world).await?;
    let unknown = event("e-8", "weather.changed", 6, json!({"rain": true}));
    let changed = ordered("e-3", 3, "C-2", "O-1", "1.00");
    let again = introduced("e-1", 1, "C-1", "C-2");
    let own = introduced("e-9", 7, "C-1", "C-1");
    let body = json!([unknown, changed, again, own, paid("e-10", 8, "O-7", "1.00")]);
    shape!(
        "events",
        world.post("/api/v1/events", &body).await?.expect(200)?
    );
    Ok(())
});

store_test!(
    every_fault_of_every_event_is_listed_and_nothing_is_stored,
    |store| async {
        let world = World::on(&store).await?;
        let program = month(&world).await?;
        let before = world.summary(&program).await?;
        let good = introduced("e-20", 9, "C-1", "C-9");
        let mut timeless = introduced("e-21", 9, "", "C-9");
        timeless["time"] = json!("2024-05-02T10:30:00");
        let amount = ordered("e-22", 9, "C-2", "O-2", "-1");
        let body = json!([good, timeless, amount, 7]);
        shape!(
            "events_malformed",
            world.post("/api/v1/events", &body).await?.expect(422)?
        );
        assert_eq!(world.summary(&program).await?, before);
        Ok(())
    }
);

store_test!(programs_look_like_this, |store| async {
    let world = World::on(&store).await?;
    let body = json!({"preset": "agent-commission", "live_from": "2000-01-01T00:00:00Z"});
    let answer = world.post("/api/v1/programs", &body).await?;
    let location = answer.header("location").to_owned();
    let created = answer.expect(201)?;
    let path = format!("/api/v1/programs/{}", created["id"].as_str().unwrap());
    assert_eq!(location, path);
    shape!("program", created);
    let taken = world.post("/api/v1/programs", &body).await?;
    shape!("program_name_taken", taken.expect(409)?);
    for (verb, state) in [("pause", "paused"), ("resume", "live"), ("end", "ended")] {
        let told = world
            .post(&format!("{path}/{verb}"), &json!(null))
            .await?
            .expect(200)?;
        assert_eq!(told["state"], state);
        assert_eq!(world.get(&path).await?.expect(200)?, told);
    }
    let resumed = world.post(&format!("{path}/resume"), &json!(null)).await?;
    shape!("program_ended", resumed.expect(409)?);
    let faulty = json!({"preset": "no-such", "definition": {}, "live_from": "soon", "x": 1});
    shape!(
        "program_malformed",
        world.post("/api/v1/programs", &faulty).await?.expect(422)?
    );
    let definition = json!({"name": "A b", "currency": "CNY", "rule": [{"for": "me"}]});
    let answer = world
        .post("/api/v1/programs", &json!({"definition": definition}))
        .await?;
    shape!("definition_malformed", answer.expect(422)?);
    Ok(())
});

store_test!(a_new_version_is_seen_before_it_is_made, |store| async {
    let world = World::on(&store).await?;
    let program = month(&world).await?;
    let mut definition = ten_percent("ten-percent");
    definition["rule"][0]["gives"]["percent"] = json!("20");
    let (path, body) = (
        format!("/api/v1/programs/{program}"),
        json!({"definition": definition}),
    );
    shape!(
        "preview",
        world
            .post(&format!("{path}/preview"), &body)
            .await?
            .expect(200)?
    );
    assert_eq!(world.get(&path).await?.expect(200)?["version"], 1);
    let revised = world
        .post(&format!("{path}/versions"), &body)
        .await?
        .expect(201)?;
    assert_eq!(
        (&revised["version"], &revised["definition"]),
        (&json!(2), &definition)
    );
    let mut dollars = definition;
    dollars["currency"] = json!("USD");
    let body = json!({"definition": dollars});
    let kept = world.post(&format!("{path}/versions"), &body).await?;
    shape!("definition_keeps", kept.expect(409)?);
    Ok(())
});

store_test!(the_summary_is_the_line_itself, |store| async {
    let world = World::on(&store).await?;
    let program = month(&world).await?;
    let path = format!("/api/v1/programs/{program}/summary");
    let answer = world.get(&path).await?;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "application/json")
    );
    insta::assert_snapshot!("summary", answer.body);
    // A plus that nobody wrote as %2B is still the offset's.
    for at in ["2024-05-03T09:59:59+08:00", "2024-05-03T09:59:59%2B08:00"] {
        let then = world.get(&format!("{path}?at={at}")).await?.expect(200)?;
        assert_eq!(then["balances"], json!({}));
        assert_eq!(then["events"]["read"], 2);
    }
    let future = world
        .get(&format!("{path}?at=2026-11-22T12:00:01Z"))
        .await?;
    shape!("summary_in_the_future", future.expect(422)?);
    let nonsense = world.get(&format!("{path}?at=noon&and=this")).await?;
    assert_eq!(nonsense.expect(422)?["code"], "malformed");
    let noon = world.get(&format!("{path}?at=noon")).await?;
    assert_eq!(noon.expect(422)?["errors"][0]["field"], "at");
    Ok(())
});

store_test!(lists_and_single_things_look_like_this, |store| async {
    let world = World::on(&store).await?;
    let program = month(&world).await?;
    for list in ["programs", "customers", "referrals", "rewards", "refusals"] {
        let page = world.get(&format!("/api/v1/{list}")).await?.expect(200)?;
        insta::assert_json_snapshot!(list, redacted(page));
    }
    for list in ["transfers", "accounts"] {
        let page = world
            .get(&format!("/api/v1/ledger/{list}"))
            .await?
            .expect(200)?;
        insta::assert_json_snapshot!(list, redacted(page));
    }
    let at = "2024-05-03T10:00:00%2B08:00";
    let balances = world
        .get(&format!("/api/v1/programs/{program}/balances?at={at}"))
        .await?;
    shape!("balances", balances.expect(200)?);
    let path = format!("/api/v1/programs/{program}/figures");
    shape!("program_figures", world.get(&path).await?.expect(200)?);
    for list in ["customers", "referrals", "rewards"] {
        let items = world.items(&format!("/api/v1/{list}")).await?;
        let last = items.last().unwrap();
        let id = last["id"].as_str().or(last["customer"].as_str()).unwrap();
        let one = world
            .get(&format!("/api/v1/{list}/{id}"))
            .await?
            .expect(200)?;
        for (name, value) in last.as_object().unwrap() {
            assert_eq!(&one[name], value, "{list}: {name}");
        }
        if list == "rewards" {
            shape!("reward", one);
        }
    }
    Ok(())
});

store_test!(an_advocate_keeps_the_code, |store| async {
    let world = World::on(&store).await?;
    let program = month(&world).await?;
    let body = json!({"program": program, "customer": "张三/1"});
    let answer = world.post("/api/v1/advocates", &body).await?;
    let location = answer.header("location").to_owned();
    let enrolled = answer.expect(201)?;
    let code = enrolled["code"].as_str().unwrap();
    assert_eq!(code.len(), 8);
    assert_eq!(enrolled["link"], format!("http://localhost:8080/r/{code}"));
    let page = enrolled["share_page"].as_str().unwrap();
    assert!(page.starts_with("http://localhost:8080/s/"), "{page}");
    assert_eq!(
        world.post("/api/v1/advocates", &body).await?.expect(200)?,
        enrolled
    );
    assert_eq!(world.get(&location).await?.expect(200)?, enrolled);
    assert_eq!(
        world.items("/api/v1/advocates").await?,
        std::slice::from_ref(&enrolled)
    );
    let of = format!("/api/v1/advocates?program={program}");
    assert_eq!(world.items(&of).await?, std::slice::from_ref(&enrolled));
    let links = "/api/v1/customers/%E5%BC%A0%E4%B8%89%2F1/links";
    assert_eq!(world.items(links).await?, std::slice::from_ref(&enrolled));
    assert_eq!(
        world.items("/api/v1/customers/C-1/links").await?,
        [] as [Value; 0]
    );
    assert_eq!(
        world.get("/api/v1/customers/nobody/links").await?.status,
        404
    );
    shape!("advocate", enrolled);
    let faulty = json!({"program": "prg_1", "customer": 7, "code": "MINE"});
    shape!(
        "advocate_malformed",
        world
            .post("/api/v1/advocates", &faulty)
            .await?
            .expect(422)?
    );
    world
        .post(&format!("/api/v1/programs/{program}/end"), &json!(null))
        .await?
        .expect(200)?;
    let late = json!({"program": program, "customer": "C-5"});
    let answer = world.post("/api/v1/advocates", &late).await?;
    assert_eq!(answer.expect(409)?["code"], "program_ended");
    Ok(())
});

store_test!(a_key_is_shown_once_and_can_be_revoked, |store| async {
    let world = World::on(&store).await?;
    let body = json!({"name": "till", "scopes": ["record", "read"]});
    let created = world.post("/api/v1/keys", &body).await?.expect(201)?;
    let secret = created["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("gwk_") && secret.len() == 47, "{secret}");
    shape!("key_created", created.clone());
    let list = world.get("/api/v1/keys").await?;
    assert!(!list.body.contains(&secret));
    shape!("keys", list.expect(200)?);
    let ask = || Ask::new("GET", "/api/v1/programs").key(&secret);
    assert_eq!(world.ask(ask()).await?.status, 200);
    let path = format!("/api/v1/keys/{}", created["id"].as_str().unwrap());
    for _ in 0..2 {
        let answer = world.ask(Ask::new("DELETE", &path).key(&world.key)).await?;
        assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    }
    let revoked = world.ask(ask()).await?;
    let challenge = revoked.header("www-authenticate").to_owned();
    assert_eq!(
        challenge,
        "Bearer realm=\"goodword\", error=\"invalid_token\""
    );
    shape!("unauthenticated", revoked.expect(401)?);
    let unknown = format!("/api/v1/keys/key_{}", "0".repeat(32));
    let answer = world
        .ask(Ask::new("DELETE", unknown).key(&world.key))
        .await?;
    shape!("not_found", answer.expect(404)?);
    let faulty = json!({"name": " ", "scopes": ["read", "all", 7]});
    shape!(
        "key_malformed",
        world.post("/api/v1/keys", &faulty).await?.expect(422)?
    );
    Ok(())
});

store_test!(
    personal_attributes_are_for_those_who_record_them,
    |store| async {
        let world = World::on(&store).await?;
        month(&world).await?;
        let seen = |key: String| {
            let ask = Ask::new("GET", "/api/v1/customers/C-2").key(&key);
            async {
                Ok::<_, anyhow::Error>(world.ask(ask).await?.expect(200)?["attributes"].clone())
            }
        };
        let full = json!({"phone": "+86 138 0000 1234", "driver": "taxi"});
        assert_eq!(seen(world.key.clone()).await?, full);
        assert_eq!(
            seen(world.key(&[Scope::Read, Scope::Record]).await?).await?,
            full
        );
        let masked = json!({"phone": "+…4", "driver": "taxi"});
        assert_eq!(
            seen(world.key(&[Scope::Read, Scope::Programs]).await?).await?,
            masked
        );
        Ok(())
    }
);

store_test!(several_people_are_looked_up_at_once, |store| async {
    let world = World::on(&store).await?;
    month(&world).await?;
    let look_up = |body: Value, key: String| {
        let ask = Ask::new("POST", "/api/v1/lookup/customers").json(&body);
        world.ask(ask.key(&key))
    };
    let wanted = json!({"customers": ["nobody", "C-2", "C-1", "C-2"]});
    let page = look_up(wanted, world.key.clone()).await?.expect(200)?;
    assert_eq!(page["next"], Value::Null);
    let found = page["items"].as_array().context("items")?;
    let ids: Vec<_> = found.iter().map(|item| item["customer"].as_str()).collect();
    assert_eq!(ids, [Some("C-1"), Some("C-2")]);
    assert_eq!(found[1]["attributes"]["phone"], "+86 138 0000 1234");
    let reader = world.key(&[Scope::Read]).await?;
    let one = look_up(json!({"customers": ["C-2"]}), reader)
        .await?
        .expect(200)?;
    assert_eq!(one["items"][0]["attributes"]["phone"], "+…4");
    let many: Vec<String> = (0..=200).map(|at| format!("C-{at}")).collect();
    for faulty in [
        json!({"customers": many}),
        json!({"customers": ["C-1", 7]}),
        json!({}),
    ] {
        look_up(faulty, world.key.clone()).await?.expect(422)?;
    }
    Ok(())
});

store_test!(people_are_found_by_what_is_remembered, |store| async {
    let world = World::on(&store).await?;
    let person = |n: u32, customer: &str, attributes: Value| {
        let data = json!({"customer": customer, "attributes": attributes});
        event(&format!("p-{n}"), "customer.added", n, data)
    };
    let li = json!({"name": "Li Ming", "phone": "+86 138 0000 1234"});
    let ada = json!({"name": "Ada Ming", "email": "Ada@Example.com"});
    world
        .record(&[
            person(1, "C-1", li),
            person(2, "C-2", ada),
            person(3, "LI", json!({})),
        ])
        .await?;
    let found = async |text: &str, key: &str| -> Result<Vec<String>> {
        let ask = Ask::new("POST", "/api/v1/search/customers").json(&json!({"text": text}));
        let page = world.ask(ask.key(key)).await?.expect(200)?;
        let items = page["items"].as_array().context("items")?.iter();
        let ids = items.map(|item| item["customer"].as_str().map(str::to_owned));
        ids.collect::<Option<_>>().context("ids")
    };
    let clerk = world.key(&[Scope::Read, Scope::Record]).await?;
    let reader = world.key(&[Scope::Read]).await?;
    for (text, expected) in [
        ("ming", vec!["C-1", "C-2"]),
        ("mi li", vec!["C-1"]),
        ("1234", vec!["C-1"]),
        ("ada@", vec!["C-2"]),
        ("LI", vec!["LI", "C-1"]),
        ("C-", vec!["C-1", "C-2"]),
        ("bob", vec![]),
        ("  ", vec![]),
    ] {
        assert_eq!(found(text, &clerk).await?, expected, "{text}");
    }
    // What is masked is not told by searching either.
    assert_eq!(found("ming", &reader).await?, [] as [String; 0]);
    assert_eq!(found("C-1", &reader).await?, ["C-1"]);
    // What was changed is found, and what was there before is not.
    let renamed = json!({"name": "Li Wei", "phone": null});
    world.record(&[person(4, "C-1", renamed)]).await?;
    assert_eq!(found("ming", &clerk).await?, ["C-2"]);
    assert_eq!(found("1234", &clerk).await?, [] as [String; 0]);
    assert_eq!(found("wei", &clerk).await?, ["C-1"]);
    for faulty in [
        json!({}),
        json!({"text": 7}),
        json!({"text": "a", "limit": 51}),
    ] {
        let ask = Ask::new("POST", "/api/v1/search/customers").json(&faulty);
        world.ask(ask.key(&clerk)).await?.expect(422)?;
    }
    Ok(())
});

store_test!(presets_can_be_read, |store| async {
    let world = World::on(&store).await?;
    let items = world.items("/api/v1/presets").await?;
    assert_eq!(items.len(), goodword_domain::program::PRESETS.len());
    for item in items {
        let name = item["name"].as_str().unwrap();
        let preset = world
            .get(&format!("/api/v1/presets/{name}"))
            .await?
            .expect(200)?;
        assert_eq!(preset["definition"]["name"], name);
        assert_eq!(preset["definition"]["title"], item["title"]);
        assert!(preset["text"].as_str().unwrap().contains(name));
    }
    assert_eq!(world.get("/api/v1/presets/none").await?.status, 404);
    Ok(())
});

/// Codes are stable: a new row is fine, a changed one breaks somebody's program.
#[test]
fn codes_keep_their_status_and_title() {
    let line = |code: &Code| format!("{} {:<26} {}", code.status(), code.code(), code.title());
    let table: Vec<String> = Code::ALL.iter().map(line).collect();
    insta::assert_snapshot!("codes", table.join("\n"));
}
