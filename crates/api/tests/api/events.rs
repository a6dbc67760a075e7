//! The facts on file, read again.

use anyhow::Result;
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, event, introduced, ordered, paid, ten_percent};

async fn shop(world: &World) -> Result<()> {
    world.launch(&ten_percent("ten-percent")).await?;
    let attributes = json!({"email": "lin@example.com", "grade": 7});
    let added = json!({"customer": "Lin", "attributes": attributes});
    let card = json!({"advocate": "Ada", "friend": "Bo", "channel": "phone",
        "advocate_phone": "13800001234"});
    world
        .record(&[
            introduced("e-1", 1, "Ada", "Lin"),
            event("e-2", "customer.added", 2, added),
            ordered("e-3", 3, "Lin", "O-1", "1000.00"),
            paid("e-4", 4, "O-1", "1000.00"),
            event("e-5", "referral.introduced", 5, card),
            event(
                "e-6",
                "shop.closed",
                6,
                json!({"why": "New Year", "mail": "x@example.com"}),
            ),
        ])
        .await?;
    Ok(())
}

async fn ids(world: &World, query: &str) -> Result<Vec<String>> {
    let items = world.items(&format!("/api/v1/events?{query}")).await?;
    let id = |item: &Value| item["id"].as_str().unwrap_or_default().to_owned();
    Ok(items.iter().map(id).collect())
}

store_test!(facts_are_listed_by_whom_and_what, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    for (query, found) in [
        ("", "e-1 e-2 e-3 e-4 e-5 e-6"),
        ("order=desc&limit=2", "e-6 e-5"),
        ("customer=Lin", "e-1 e-2 e-3 e-4"),
        ("customer=Ada&order=desc", "e-5 e-1"),
        ("customer=Nobody", ""),
        ("type=referral.introduced", "e-1 e-5"),
        ("type=shop.closed", "e-6"),
        ("customer=Lin&type=payment.received", "e-4"),
        (
            "from=2024-05-03T02:00:00Z&to=2024-05-05T10:00:00%2B08:00",
            "e-3 e-4 e-5",
        ),
    ] {
        assert_eq!(ids(&world, query).await?.join(" "), found, "{query}");
    }
    let items = world.items("/api/v1/events?customer=Lin").await?;
    insta::assert_json_snapshot!("events", items);
    for query in ["from=yesterday", "to=2024", "kind=x"] {
        let answer = world.get(&format!("/api/v1/events?{query}")).await?;
        assert_eq!(answer.expect(422)?["code"], "malformed", "{query}");
    }
    Ok(())
});

store_test!(a_fact_is_read_by_its_name, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let path = "/api/v1/events/one?source=/shop/till&id=e-3";
    insta::assert_json_snapshot!("event", world.get(path).await?.expect(200)?);
    for (query, status) in [
        ("source=/shop/till&id=e-9", 404),
        ("source=/other&id=e-3", 404),
        ("source=/shop/till", 422),
        ("id=e-3", 422),
    ] {
        let answer = world.get(&format!("/api/v1/events/one?{query}")).await?;
        assert_eq!(answer.status, status, "{query}: {}", answer.body);
    }
    Ok(())
});

store_test!(who_may_only_read_sees_nothing_personal, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let reader = world.key(&[Scope::Read]).await?;
    for path in ["/api/v1/events", "/api/v1/events?format=csv"] {
        let all = world.get(path).await?;
        let seen = world.ask(Ask::new("GET", path).key(&reader)).await?;
        for secret in ["lin@example.com", "13800001234", "x@example.com"] {
            assert!(all.body.contains(secret), "{}", all.body);
            assert!(!seen.body.contains(secret), "{}", seen.body);
        }
        for plain in ["1000.00", "O-1", "Lin"] {
            assert!(seen.body.contains(plain), "{}", seen.body);
        }
    }
    let path = "/api/v1/events/one?source=/shop/till&id=e-2";
    let seen = world.ask(Ask::new("GET", path).key(&reader)).await?;
    let hidden = json!({"email": "l…m", "grade": 7});
    assert_eq!(seen.expect(200)?["data"]["attributes"], hidden);
    Ok(())
});
