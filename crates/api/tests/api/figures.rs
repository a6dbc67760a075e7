//! The figures of a shop, as its dashboard asks for them.

use anyhow::{Context, Result};
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{Ask, World, event, introduced, ordered, paid, points_for_both, ten_percent};

async fn shop(world: &World) -> Result<String> {
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world.launch(&points_for_both("points")).await?;
    let named = json!({"customer": "Ada", "attributes": {"display_name": "Ada L."}});
    world
        .record(&[
            event("e-0", "customer.added", 1, named),
            introduced("e-1", 2, "Ada", "Lin"),
            introduced("e-2", 3, "Bo", "Mo"),
            introduced("e-3", 3, "Ada", "Mo"),
            event("e-4", "customer.added", 4, json!({"customer": "Lin"})),
            ordered("e-5", 5, "Lin", "O-1", "1000.00"),
            paid("e-6", 6, "O-1", "1000.00"),
            event(
                "e-7",
                "order.refunded",
                7,
                json!({"order": "O-1", "amount": "250.00"}),
            ),
        ])
        .await?;
    Ok(program)
}

const MAY: &str = "from=2024-05-01&to=2024-05-10";

store_test!(a_dashboard_looks_like_this, |store| async {
    let world = World::on(&store).await?;
    let program = shop(&world).await?;
    let path = format!("/api/v1/figures?{MAY}");
    insta::assert_json_snapshot!("figures", world.get(&path).await?.expect(200)?);
    let one = world.get(&format!("{path}&program={program}")).await?;
    let one = one.expect(200)?;
    assert_eq!(one["totals"]["introduced"], 3);
    assert_eq!(
        one["given"],
        json!([{"unit": "CNY", "amount": "75.00", "before": "0.00"}])
    );
    // Who may only read is not told what anybody is called.
    let reader = world.key(&[Scope::Read]).await?;
    let seen = world.ask(Ask::new("GET", &path).key(&reader)).await?;
    assert_eq!(seen.expect(200)?["advocates"][0]["display_name"], "A….");
    Ok(())
});

store_test!(what_is_not_said_is_the_last_thirty_days, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let figures = world.get("/api/v1/figures").await?.expect(200)?;
    let period = (&figures["from"], &figures["to"], &figures["time_zone"]);
    assert_eq!(
        period,
        (&json!("2026-10-24"), &json!("2026-11-22"), &json!("UTC"))
    );
    assert_eq!(figures["days"].as_array().map(Vec::len), Some(30));
    assert_eq!(figures["totals"]["introduced"], 0);
    assert_eq!(figures["advocates"], json!([]));
    Ok(())
});

store_test!(the_days_come_as_a_table_too, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let path = "/api/v1/figures/days?from=2024-05-02&to=2024-05-06";
    let figures = world
        .get("/api/v1/figures?from=2024-05-02&to=2024-05-06")
        .await?;
    let days = world.items(path).await?;
    assert_eq!(figures.expect(200)?["days"], json!(days));
    let table = world.get(&format!("{path}&format=csv")).await?;
    insta::assert_snapshot!("days_csv", table.body.replace("\r\n", "\n"));
    Ok(())
});

store_test!(periods_that_are_none_are_told, |store| async {
    let world = World::on(&store).await?;
    for path in ["figures", "figures/days"] {
        for (query, fields) in [
            (
                "from=yesterday&to=2026-02-30&program=x",
                vec!["from", "to", "program"],
            ),
            ("from=2026-01-02&to=2026-01-01", vec!["from"]),
            ("from=2025-01-01&to=2026-11-22", vec!["from"]),
            ("to=9999-12-31", vec!["to"]),
            ("cursor=00", vec![""]),
        ] {
            let answer = world.get(&format!("/api/v1/{path}?{query}")).await?;
            let fault = answer.expect(422)?;
            let errors = fault["errors"].as_array().context("errors")?;
            let named: Vec<&Value> = errors.iter().map(|error| &error["field"]).collect();
            assert_eq!(named, fields, "{path} {query}");
        }
        let most = format!("/api/v1/{path}?from=2025-10-19&to=2026-11-22");
        world.get(&most).await?.expect(200)?;
    }
    Ok(())
});

store_test!(another_organization_has_its_own_figures, |store| async {
    let world = World::on(&store).await?;
    shop(&world).await?;
    let stranger = world.stranger(&store).await?;
    let ask = Ask::new("GET", format!("/api/v1/figures?{MAY}")).key(&stranger);
    let figures = world.ask(ask).await?.expect(200)?;
    for count in [
        "introduced",
        "qualified",
        "converted",
        "refused",
        "voided",
        "clicks",
    ] {
        assert_eq!(figures["totals"][count], 0, "{count}");
    }
    assert_eq!(figures["given"], json!([]));
    assert_eq!(figures["advocates"], json!([]));
    Ok(())
});
