//! What has nothing to do with endpoints: problems of the transport, limits,
//! headers, and what monitoring asks.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use goodword_api::{ApiOptions, Rate};
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::json;

use crate::world::{Ask, World, introduced, redacted};

store_test!(whatever_cannot_be_read_is_a_problem, |store| async {
    let options = ApiOptions {
        body_max: 2_000,
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let events = || Ask::new("POST", "/api/v1/events").key(&world.key);
    let json_type = "application/json";
    let asks = [
        ("unknown_route", Ask::new("GET", "/api/v1/nothing"), 404),
        ("wrong_method", Ask::new("PUT", "/api/v1/events"), 405),
        (
            "not_json",
            events().header("content-type", json_type).text("[{\"a\":"),
            400,
        ),
        (
            "not_utf8",
            events()
                .header("content-type", json_type)
                .text("\"\\ud800\""),
            400,
        ),
        (
            "wrong_type",
            events().header("content-type", "text/xml").text("<a/>"),
            415,
        ),
        ("too_large", events().json(&json!("x".repeat(2_000))), 413),
        (
            "not_an_object",
            Ask::new("POST", "/api/v1/keys")
                .key(&world.key)
                .json(&json!([1])),
            422,
        ),
        (
            "forbidden",
            Ask::new("GET", "/api/v1/keys").key(&world.key(&[Scope::Read]).await?),
            403,
        ),
        (
            "unauthenticated_without_key",
            Ask::new("GET", "/api/v1/keys"),
            401,
        ),
        (
            "path_names_nothing",
            Ask::new("GET", "/api/v1/programs/prg_1").key(&world.key),
            404,
        ),
    ];
    for (name, ask, status) in asks {
        let answer = world.ask(ask).await?;
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{name}"
        );
        let length = answer.header("content-length").to_owned();
        assert!(
            length.is_empty() || length == answer.body.len().to_string(),
            "{name}"
        );
        if status == 405 {
            assert_eq!(answer.header("allow"), "POST,GET,HEAD");
        }
        insta::assert_json_snapshot!(name, redacted(answer.expect(status)?));
    }
    for path in [
        "/api",
        "/api/",
        "/api/v2/programs",
        "/api/v1/programs/a/b/c",
    ] {
        let answer = world.ask(Ask::new("GET", path)).await?;
        assert_eq!(answer.expect(404)?["code"], "route_unknown", "{path}");
    }
    // PostgreSQL has no text with a NUL in it.
    let event = introduced("e-\0", 1, "A\0", "F\0");
    let answer = world.post("/api/v1/events", &event).await?;
    assert_eq!(answer.status, 422, "{}", answer.body);
    let nul = world.get("/api/v1/customers/%00").await?;
    assert_eq!(nul.expect(404)?["code"], "not_found");
    Ok(())
});

store_test!(events_come_in_the_types_of_cloud_events, |store| async {
    let world = World::on(&store).await?;
    let event = introduced("e-1", 1, "A", "F");
    let types = [
        "application/json; charset=utf-8",
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "Application/JSON",
    ];
    for kind in types {
        let ask = Ask::new("POST", "/api/v1/events").key(&world.key);
        let one = ask
            .clone()
            .header("content-type", kind)
            .text(event.to_string());
        let results = world.ask(one).await?.expect(200)?;
        assert_eq!(
            results["results"].as_array().map(Vec::len),
            Some(1),
            "{kind}"
        );
        let many = ask
            .header("content-type", kind)
            .text(json!([event, event]).to_string());
        let results = world.ask(many).await?.expect(200)?;
        assert_eq!(results["results"][1]["outcome"], "duplicate", "{kind}");
    }
    let none = world
        .post("/api/v1/events", &json!([]))
        .await?
        .expect(200)?;
    assert_eq!(none, json!({"results": []}));
    let ask = Ask::new("POST", "/api/v1/events")
        .key(&world.key)
        .text(event.to_string());
    assert_eq!(world.ask(ask).await?.status, 200);
    let many: Vec<_> = (0..1_001)
        .map(|n| introduced(&format!("m-{n}"), 1, "A", "F"))
        .collect();
    let refused = world
        .post("/api/v1/events", &json!(many))
        .await?
        .expect(422)?;
    assert!(
        refused["errors"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("1000"),
        "{refused}"
    );
    assert_eq!(
        world
            .post("/api/v1/events", &json!(many[..1_000]))
            .await?
            .status,
        200
    );
    Ok(())
});

store_test!(every_answer_is_dressed_and_named, |store| async {
    let world = World::on(&store).await?;
    let paths = [
        "/api/v1/programs",
        "/api/v1/nothing",
        "/healthz",
        "/readyz",
        "/api/v1/openapi.json",
    ];
    for path in paths {
        let answer = world.get(path).await?;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
    let ask = |id: &str| Ask::new("GET", "/api/v1/nothing").header("x-request-id", id);
    let answer = world.ask(ask("abc-1.2_3")).await?;
    assert_eq!(answer.header("x-request-id"), "abc-1.2_3");
    assert_eq!(answer.json()["instance"], "urn:goodword:request:abc-1.2_3");
    for odd in ["a b", "a\"b", "<x>", &"a".repeat(65)] {
        assert_ne!(world.ask(ask(odd)).await?.header("x-request-id"), odd);
    }
    Ok(())
});

store_test!(monitoring_is_answered_without_a_key, |store| async {
    let render = || "goodword_up 1\n".to_owned();
    let options = ApiOptions {
        metrics: Some(Arc::new(render)),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    for (path, body) in [
        ("/healthz", "ok\n"),
        ("/readyz", "ready\n"),
        ("/metrics", "goodword_up 1\n"),
    ] {
        let answer = world.ask(Ask::new("GET", path)).await?;
        assert_eq!((answer.status, answer.body.as_str()), (200, body));
    }
    store.close().await?;
    assert_eq!(world.ask(Ask::new("GET", "/healthz")).await?.status, 200);
    let answer = world.ask(Ask::new("GET", "/readyz")).await?;
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(answer.expect(503)?["code"], "unavailable");
    Ok(())
});

/// So many at once, and then one a second.
fn rate(burst: u32) -> Option<Rate> {
    let burst = NonZeroU32::new(burst).unwrap();
    Some(Rate {
        per_second: NonZeroU32::MIN,
        burst,
    })
}

store_test!(a_key_has_its_share_and_others_have_theirs, |store| async {
    let options = ApiOptions {
        key_rate: rate(3),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let other = world.key(&[Scope::Read]).await?;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        let answer = world.get("/api/v1/programs").await?;
        if answer.status == 429 {
            let seconds: u64 = answer.header("retry-after").parse()?;
            assert!((1..=2).contains(&seconds), "{seconds}");
            assert_eq!(answer.json()["code"], "too_many_requests");
        }
        statuses.push(answer.status);
    }
    assert_eq!(statuses[..3], [200, 200, 200]);
    assert!(statuses[3..].contains(&429), "{statuses:?}");
    assert_eq!(
        world
            .ask(Ask::new("GET", "/api/v1/programs").key(&other))
            .await?
            .status,
        200
    );
    Ok(())
});

store_test!(an_address_has_its_share_behind_a_proxy_too, |store| async {
    let options = ApiOptions {
        address_rate: rate(2),
        trusts: Arc::new(|ip| ip.is_loopback()),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let statuses = async |client: &str| {
        let mut statuses = Vec::new();
        for _ in 0..4 {
            let ask = Ask::new("GET", "/api/v1/programs")
                .key("guess")
                .from("127.0.0.1");
            let answer = world.ask(ask.header("x-forwarded-for", client)).await?;
            statuses.push(answer.status);
        }
        Ok::<_, anyhow::Error>(statuses)
    };
    // Two guesses, then no more; the neighbour behind the same proxy has its own.
    let first = statuses("198.51.100.1").await?;
    assert_eq!(
        (&first[..2], first.contains(&429)),
        (&[401, 401][..], true),
        "{first:?}"
    );
    let second = statuses("198.51.100.2").await?;
    assert_eq!(second[..2], [401, 401], "{second:?}");
    // Monitoring does not go blind.
    assert_eq!(world.ask(Ask::new("GET", "/healthz")).await?.status, 200);
    Ok(())
});

store_test!(who_is_no_proxy_cannot_choose_an_address, |store| async {
    let options = ApiOptions {
        address_rate: rate(2),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let mut statuses = Vec::new();
    for n in 0..5 {
        let ask = Ask::new("GET", "/api/v1/programs")
            .key("guess")
            .from("203.0.113.9");
        let ask = ask.header("x-forwarded-for", format!("198.51.100.{n}"));
        statuses.push(world.ask(ask).await?.status);
    }
    assert!(statuses.contains(&429), "{statuses:?}");
    Ok(())
});

store_test!(an_answer_that_takes_too_long_is_a_problem, |store| async {
    let options = ApiOptions {
        timeout: Duration::from_millis(300),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let tx = store.begin(world.test.admin.organization).await?;
    let answer = world
        .post("/api/v1/events", &introduced("e-1", 1, "A", "F"))
        .await?;
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(answer.expect(503)?["code"], "timed_out");
    drop(tx);
    Ok(())
});

store_test!(a_panic_is_a_problem_and_tells_nothing, |store| async {
    let render = || -> String { panic!("the secret of the house") };
    let options = ApiOptions {
        metrics: Some(Arc::new(render)),
        ..ApiOptions::default()
    };
    let world = World::with(&store, options).await?;
    let answer = world.ask(Ask::new("GET", "/metrics")).await?;
    assert!(!answer.body.contains("secret"), "{}", answer.body);
    assert!(!answer.header("x-request-id").is_empty());
    insta::assert_json_snapshot!("panic", redacted(answer.expect(500)?));
    assert_eq!(world.get("/api/v1/programs").await?.status, 200);
    Ok(())
});
