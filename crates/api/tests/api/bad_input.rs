//! A corpus of bad input against everything that reads something: each is refused
//! with a problem that says where and why, and nothing breaks.

use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, introduced, ten_percent};

/// Texts that are no JSON, or hardly.
fn no_json() -> Vec<String> {
    let texts = [
        "",
        " ",
        "{",
        "]",
        "{]",
        "nul",
        "'a'",
        "{\"a\":}",
        "{a:1}",
        "[1,]",
        "\u{feff}{}",
        "\"\\ud800\"",
        "1e400",
        "\0",
    ];
    let mut all: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    all.push("[".repeat(100_000));
    all.push("{\"a\":".repeat(10_000));
    all
}

/// Values that fit no field, or hardly.
fn odd() -> Vec<Value> {
    let mut deep = json!(0);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
        json!(" "),
        json!("\0"),
        json!("\u{202e}abc"),
        json!("-0.00"),
        json!("1e999"),
        json!("a".repeat(70_000)),
        json!(long()),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"": ""}),
        json!({"$ref": "#"}),
        deep,
    ]
}

/// What each endpoint takes, as it should be.
fn good(program: &str) -> Vec<(String, Value)> {
    let definition = json!({"definition": ten_percent("ten-percent")});
    vec![
        ("events".to_owned(), introduced("e-1", 1, "A", "F")),
        (
            "programs".to_owned(),
            json!({"preset": "agent-commission", "live_from": "2000-01-01T00:00:00Z"}),
        ),
        ("programs".to_owned(), definition.clone()),
        (format!("programs/{program}/versions"), definition.clone()),
        (format!("programs/{program}/preview"), definition),
        (
            "advocates".to_owned(),
            json!({"program": program, "customer": "A"}),
        ),
        (
            "keys".to_owned(),
            json!({"name": "till", "scopes": ["read"]}),
        ),
    ]
}

/// Every way to put an odd value in the place of a field, at any depth.
fn spoiled(value: &Value) -> Vec<Value> {
    let mut all = odd();
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                for odd in spoiled(inner) {
                    let mut copy = fields.clone();
                    copy.insert(name.clone(), odd);
                    all.push(Value::Object(copy));
                }
            }
            let mut more = fields.clone();
            more.insert("no_such_field".to_owned(), json!(1));
            all.push(Value::Object(more));
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                for odd in spoiled(inner) {
                    let mut copy = items.clone();
                    copy[index] = odd;
                    all.push(Value::Array(copy));
                }
            }
        }
        _ => {}
    }
    all
}

store_test!(what_is_no_json_is_refused_everywhere, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    for (path, _) in good(&program) {
        for text in no_json() {
            let shown: String = text.chars().take(20).collect();
            let ask = Ask::new("POST", format!("/api/v1/{path}"))
                .key(&world.key)
                .text(text);
            let answer = world.ask(ask).await?;
            assert_eq!(answer.expect(400)?["code"], "not_json", "{path}: {shown}");
        }
    }
    Ok(())
});

store_test!(odd_values_break_nothing, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    for (path, body) in good(&program) {
        let mut refused = 0;
        for odd in spoiled(&body) {
            let answer = world.post(&format!("/api/v1/{path}"), &odd).await?;
            let shown: String = odd.to_string().chars().take(200).collect();
            assert!(answer.status < 500, "{path}: {shown}: {}", answer.body);
            if answer.status == 422 {
                refused += 1;
                let fault = &answer.json()["errors"][0];
                let told =
                    fault["field"].is_string() && !fault["reason"].as_str().unwrap().is_empty();
                assert!(told, "{path}: {shown}: {}", answer.body);
            }
        }
        assert!(refused > 30, "{path}: only {refused} were refused");
    }
    // Whatever was taken, the books are whole and everything can still be read.
    for list in [
        "programs",
        "customers",
        "advocates",
        "referrals",
        "keys",
        "ledger/transfers",
    ] {
        assert_eq!(
            world.get(&format!("/api/v1/{list}")).await?.status,
            200,
            "{list}"
        );
    }
    world.summary(&program).await?;
    Ok(())
});

store_test!(odd_addresses_break_nothing, |store| async {
    let world = World::on(&store).await?;
    let places = [
        "programs",
        "customers",
        "advocates",
        "referrals",
        "rewards",
        "presets",
        "keys",
    ];
    let parts = [
        "%00",
        "%ff",
        "%2F",
        "..",
        ".",
        "%2e%2e%2f",
        "prg_",
        "prg_%E2%80%AE",
        "adv_",
        "ref_ffffffff",
        "rwd_",
        "rwd_2f",
        "'",
        "%22",
        "%25",
        "-1",
        "a%20b",
        "%F0%9F%98%80",
    ];
    for place in places {
        for part in parts {
            let answer = world.get(&format!("/api/v1/{place}/{part}")).await?;
            assert!(
                (400..500).contains(&answer.status),
                "{place}/{part}: {}",
                answer.body
            );
            let query = format!("/api/v1/{place}?{part}={part}");
            let answer = world.get(&query).await?;
            assert!(answer.status < 500, "{query}: {}", answer.body);
        }
    }
    for cursor in [
        "%00",
        "00",
        "02ffffffff",
        "03",
        "01zz",
        "02000000006",
        &"00".repeat(5_000),
    ] {
        let answer = world
            .get(&format!("/api/v1/customers?cursor={cursor}"))
            .await?;
        assert_eq!(answer.status, 422, "{cursor}: {}", answer.body);
    }
    Ok(())
});

/// Long, and of a kind that no index can press together.
fn long() -> String {
    let mut state = 1_u64;
    let letters = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from(b'a' + u8::try_from(state >> 60).unwrap())
    });
    letters.take(20_000).collect()
}

store_test!(names_too_long_for_an_index_are_refused, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    let long = long();
    let enrolment = json!({"program": program, "customer": long});
    let fault = world
        .post("/api/v1/advocates", &enrolment)
        .await?
        .expect(422)?;
    assert_eq!(fault["errors"][0]["field"], "customer");
    let new_key = json!({"name": long, "scopes": ["read"]});
    let fault = world.post("/api/v1/keys", &new_key).await?.expect(422)?;
    assert_eq!(fault["errors"][0]["field"], "name");
    let missing = world.get(&format!("/api/v1/customers/{long}")).await?;
    assert_eq!(missing.expect(404)?["code"], "not_found");
    for filter in [
        "referrals?friend",
        "rewards?beneficiary",
        "ledger/transfers?account",
    ] {
        let items = world.items(&format!("/api/v1/{filter}={long}")).await?;
        assert!(items.is_empty(), "{filter}");
    }
    Ok(())
});
