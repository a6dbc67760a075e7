//! Paging, filters, and CSV.

use anyhow::Result;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, event, introduced, ordered, paid, points_for_both, ten_percent};

const LISTS: &[&str] = &[
    "events",
    "programs",
    "customers",
    "advocates",
    "referrals",
    "rewards",
    "refusals",
    "ledger/transfers",
    "ledger/accounts",
];

async fn shop(world: &World) -> Result<String> {
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world.launch(&points_for_both("points")).await?;
    let mut events = Vec::new();
    for friend in 0..5 {
        let (name, order) = (format!("F-{friend}"), format!("O-{friend}"));
        events.push(introduced(&format!("i-{friend}"), 1 + friend, "A", &name));
        events.push(introduced(&format!("j-{friend}"), 2 + friend, "B", &name));
        let added = json!({"customer": name, "attributes": {"note": "=1+1"}});
        events.push(event(
            &format!("a-{friend}"),
            "customer.added",
            3 + friend,
            added,
        ));
        events.push(ordered(
            &format!("o-{friend}"),
            4 + friend,
            &name,
            &order,
            "100.00",
        ));
        events.push(paid(&format!("p-{friend}"), 4 + friend, &order, "100.00"));
        let enrolment = json!({"program": program, "customer": name});
        world
            .post("/api/v1/advocates", &enrolment)
            .await?
            .expect(201)?;
    }
    world.record(&events).await?;
    Ok(program)
}

store_test!(every_list_is_paged_in_both_directions, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    for list in LISTS {
        let whole = world.items(&format!("/api/v1/{list}?limit=200")).await?;
        assert!(whole.len() > 1, "{list} is too short to be paged");
        for order in ["asc", "desc"] {
            let mut seen = Vec::new();
            let mut path = format!("/api/v1/{list}?order={order}&limit=2");
            loop {
                let answer = world.get(&path).await?;
                let link = answer.header("link").to_owned();
                let page = answer.expect(200)?;
                seen.extend(page["items"].as_array().unwrap().iter().cloned());
                let Some(next) = page["next"].as_str() else {
                    assert_eq!((&page["next"], link.as_str()), (&Value::Null, ""), "{list}");
                    break;
                };
                path = format!("/api/v1/{list}?order={order}&limit=2&cursor={next}");
                assert_eq!(link, format!("<{path}>; rel=\"next\""), "{list}");
            }
            if order == "desc" {
                seen.reverse();
            }
            assert_eq!(seen, whole, "{list} {order}");
        }
    }
    Ok(())
});

store_test!(what_is_wrong_with_a_list_is_said, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    for list in LISTS {
        let path = format!("/api/v1/{list}?limit=0&cursor=zz&order=up&format=xml");
        let fault = world.get(&path).await?.expect(422)?;
        let fields: Vec<&str> = fault["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["field"].as_str().unwrap())
            .collect();
        assert_eq!(fields, ["cursor", "limit", "order", "format"], "{list}");
        for query in [
            "limit=201",
            "limit=x",
            "limit=-1",
            "no_such=1",
            "cursor=00",
            "a=%00",
        ] {
            let answer = world.get(&format!("/api/v1/{list}?{query}")).await?;
            assert_eq!(answer.expect(422)?["code"], "malformed", "{list} {query}");
        }
        // A cursor of another list, where their keys differ.
        let other = if *list == "programs" {
            "ledger/transfers"
        } else {
            "programs"
        };
        let page = world
            .get(&format!("/api/v1/{other}?limit=1"))
            .await?
            .expect(200)?;
        let cursor = page["next"].as_str().unwrap();
        let answer = world
            .get(&format!("/api/v1/{list}?cursor={cursor}"))
            .await?;
        let same_key = *list == "customers";
        assert_eq!(
            answer.status,
            if same_key { 200 } else { 422 },
            "{list}: {}",
            answer.body
        );
    }
    let faulty = "/api/v1/referrals?program=prg_x&state=lost";
    let fault = world.get(faulty).await?.expect(422)?;
    assert_eq!(fault["errors"][0]["field"], "program");
    assert_eq!(fault["errors"][1]["field"], "state");
    Ok(())
});

store_test!(filters_keep_what_was_asked_for, |store| async {
    let world = World::on(&store).await?;
    let program = shop(&world).await?;
    let counts = [
        ("referrals", 20),
        ("referrals?advocate=A", 10),
        ("referrals?friend=F-1", 4),
        ("referrals?state=refused", 10),
        ("referrals?state=converted&advocate=A&friend=F-1", 2),
        ("referrals?program={program}&state=converted", 5),
        ("rewards", 15),
        ("rewards?program={program}", 5),
        ("rewards?beneficiary=F-3", 1),
        ("rewards?side=advocate&state=available", 10),
        ("rewards?state=reversed", 0),
        ("refusals?reason=already_referred&friend=F-1", 2),
        ("refusals?reason=fraud", 0),
        ("customers?prefix=F-", 5),
        ("customers?prefix=F-1", 1),
        ("advocates?program={program}", 5),
        ("ledger/transfers?account=member:A:available", 10),
        ("ledger/transfers?program={program}", 5),
        ("ledger/accounts?program={program}", 2),
    ];
    for (path, count) in counts {
        let path = format!("/api/v1/{}", path.replace("{program}", &program));
        assert_eq!(world.items(&path).await?.len(), count, "{path}");
    }
    let unknown = format!("/api/v1/rewards?program=prg_{}", "0".repeat(32));
    assert_eq!(world.get(&unknown).await?.expect(404)?["code"], "not_found");
    Ok(())
});

store_test!(lists_that_come_whole_come_as_csv_too, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let hook = json!({"url": "https://hook.example/", "topics": ["*"]});
    world.post("/api/v1/webhooks", &hook).await?.expect(201)?;
    for (list, columns) in [
        ("keys", "id,name,scopes,created_at,revoked_at"),
        ("webhooks", "id,url,topics,created_at,disabled_at"),
        ("customers/F-1/links", "id,program,customer,code,link"),
    ] {
        let path = format!("/api/v1/{list}");
        let items = world.items(&path).await?.len();
        let csv = world.get(&format!("{path}?format=csv")).await?;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<&str> = csv.body.trim_end().split("\r\n").collect();
        assert!(lines[0].starts_with(columns), "{list}: {}", lines[0]);
        assert!(items > 0 && lines.len() == items + 1, "{list}: {lines:?}");
        for faulty in ["format=xml", "limit=1"] {
            world.get(&format!("{path}?{faulty}")).await?.expect(422)?;
        }
    }
    Ok(())
});

store_test!(every_list_comes_as_csv_too, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    for list in LISTS {
        let path = format!("/api/v1/{list}");
        let items = world.items(&path).await?;
        let by_query = world.get(&format!("{path}?format=csv")).await?;
        assert_eq!(
            by_query.header("content-type"),
            "text/csv; charset=utf-8",
            "{list}"
        );
        let header = by_query.body.lines().next().unwrap();
        let mut columns: Vec<&str> = header.split(',').collect();
        columns.sort_unstable();
        let fields: Vec<&String> = items[0].as_object().unwrap().keys().collect();
        assert_eq!(
            columns, fields,
            "{list}: a field is missing in the CSV, or too much"
        );
        assert_eq!(by_query.body.lines().count(), items.len() + 1, "{list}");
        let ask = Ask::new("GET", &path)
            .key(&world.key)
            .header("accept", "text/csv;q=0.9, */*");
        assert_eq!(world.ask(ask).await?.body, by_query.body, "{list}");
        let ask = Ask::new("GET", &path)
            .key(&world.key)
            .header("accept", "*/*, text/csv");
        assert_eq!(
            world.ask(ask).await?.header("content-type"),
            "application/json",
            "{list}"
        );
        let page = world.get(&format!("{path}?format=csv&limit=1")).await?;
        assert!(
            page.header("link").contains("format=csv"),
            "{list}: {}",
            page.header("link")
        );
    }
    insta::assert_snapshot!(
        "rewards_csv",
        world
            .get("/api/v1/rewards?format=csv&limit=3")
            .await?
            .body
            .lines()
            .map(|line| line
                .split(',')
                .skip(1)
                .filter(|cell| !cell.starts_with("prg_"))
                .collect::<Vec<_>>()
                .join(","))
            .collect::<Vec<_>>()
            .join("\n")
    );
    Ok(())
});
