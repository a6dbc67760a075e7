//! The faults that were measured in the direct rival (field.md, B), each by the
//! same attack, through the API.

use anyhow::Result;
use goodword_app::Scope;
use goodword_testkit::store_test;
use serde_json::{Value, json};

use crate::world::{
    Ask, World, event, introduced, moment, ordered, paid, points_for_both, send, ten_percent,
};

/// How many do the same at the same moment.
const CROWD: usize = 50;

/// Sends the same request from everybody at once; the outcomes, sorted.
async fn crowd(world: &World, events: &Value) -> Result<Vec<String>> {
    let mut asking = Vec::with_capacity(CROWD);
    for _ in 0..CROWD {
        let ask = Ask::new("POST", "/api/v1/events")
            .key(&world.key)
            .json(events);
        asking.push(tokio::spawn(send(world.router.clone(), ask)));
    }
    let mut outcomes = Vec::new();
    for answer in asking {
        let answer = answer.await??.expect(200)?;
        for result in answer["results"].as_array().unwrap() {
            outcomes.push(result["outcome"].as_str().unwrap().to_owned());
        }
    }
    outcomes.sort_unstable();
    Ok(outcomes)
}

fn balance<'a>(summary: &'a Value, who: &str, unit: &str) -> &'a str {
    summary["balances"][who][unit]["available"]
        .as_str()
        .unwrap_or("nothing")
}

store_test!(fault_1_fifty_purchases_at_once_pay_once, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world.record(&[introduced("e-1", 1, "A", "F")]).await?;
    let purchase = json!([
        ordered("e-2", 2, "F", "O-1", "100.00"),
        paid("e-3", 2, "O-1", "100.00")
    ]);
    let outcomes = crowd(&world, &purchase).await?;
    let applied = outcomes
        .iter()
        .filter(|outcome| *outcome == "applied")
        .count();
    let again = outcomes
        .iter()
        .filter(|outcome| *outcome == "duplicate")
        .count();
    assert_eq!((applied, again), (2, 2 * (CROWD - 1)), "{outcomes:?}");
    assert_eq!(
        balance(&world.summary(&program).await?, "A", "CNY"),
        "10.00"
    );
    assert_eq!(world.items("/api/v1/ledger/transfers").await?.len(), 1);
    // The same order three times in a row, and under other events' names.
    for again in 0..3 {
        world
            .record(&[
                ordered("e-2", 2, "F", "O-1", "100.00"),
                ordered(&format!("again-{again}"), 3, "F", "O-1", "100.00"),
                paid(&format!("paid-{again}"), 3, "O-1", "100.00"),
            ])
            .await?;
    }
    assert_eq!(
        balance(&world.summary(&program).await?, "A", "CNY"),
        "10.00"
    );
    assert_eq!(world.items("/api/v1/rewards").await?.len(), 1);
    Ok(())
});

store_test!(
    fault_2_fifty_sign_ups_at_once_are_one_referral,
    |store| async {
        let world = World::on(&store).await?;
        let program = world.launch(&points_for_both("points")).await?;
        let sign_up = event("e-2", "customer.added", 2, json!({"customer": "F"}));
        let outcomes = crowd(&world, &json!([introduced("e-1", 1, "A", "F"), sign_up])).await?;
        assert_eq!(
            outcomes
                .iter()
                .filter(|outcome| *outcome == "applied")
                .count(),
            2
        );
        assert_eq!(world.items("/api/v1/referrals").await?.len(), 1);
        assert_eq!(world.items("/api/v1/rewards").await?.len(), 2);
        let summary = world.summary(&program).await?;
        let both = (
            balance(&summary, "A", "points"),
            balance(&summary, "F", "points"),
        );
        assert_eq!(both, ("100", "100"));
        Ok(())
    }
);

store_test!(fault_3_referring_oneself_is_refused, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&points_for_both("points")).await?;
    let sign_up = event("e-2", "customer.added", 2, json!({"customer": "A"}));
    let outcomes = world
        .record(&[introduced("e-1", 1, "A", "A"), sign_up])
        .await?;
    assert_eq!(outcomes[0], "refused self_referral");
    assert_eq!(world.items("/api/v1/rewards").await?, [] as [Value; 0]);
    let summary = world.summary(&program).await?;
    assert_eq!(summary["balances"], json!({}));
    assert_eq!(summary["refusals"][0]["reason"], "self_referral");
    Ok(())
});

store_test!(fault_4_a_refund_takes_the_reward_back, |store| async {
    let world = World::on(&store).await?;
    let program = world.launch(&ten_percent("ten-percent")).await?;
    world
        .record(&[
            introduced("e-1", 1, "A", "F"),
            ordered("e-2", 2, "F", "O-1", "100.00"),
            paid("e-3", 2, "O-1", "100.00"),
        ])
        .await?;
    assert_eq!(
        balance(&world.summary(&program).await?, "A", "CNY"),
        "10.00"
    );
    let refund = event(
        "e-4",
        "order.refunded",
        3,
        json!({"order": "O-1", "amount": "100.00"}),
    );
    world.record(&[refund]).await?;
    let summary = world.summary(&program).await?;
    assert_eq!(summary["balances"], json!({}));
    assert_eq!(
        (&summary["ledger"]["CNY"], &summary["referrals"]["voided"]),
        (&json!("balanced"), &json!(1))
    );
    let rewards = world.items("/api/v1/rewards").await?;
    assert_eq!(
        (&rewards[0]["state"], &rewards[0]["amounts"]),
        (&json!("reversed"), &json!({}))
    );
    Ok(())
});

store_test!(
    fault_5_a_program_that_is_not_live_pays_nothing_new,
    |store| async {
        let world = World::on(&store).await?;
        let program = world.launch(&ten_percent("ten-percent")).await?;
        world.record(&[introduced("e-1", 1, "A", "OLD")]).await?;
        for (verb, friend, at) in [("pause", "F-1", 20), ("end", "F-2", 40)] {
            world
                .post(&format!("/api/v1/programs/{program}/{verb}"), &json!(null))
                .await?
                .expect(200)?;
            let now = format!("2026-11-22T12:00:{at}Z");
            world.test.clock.set(moment(&now));
            let later = |mut event: Value, second: u32| {
                event["time"] = json!(format!("2026-11-22T12:00:{}Z", at - 10 + second));
                event
            };
            let order = format!("O-{friend}");
            let outcomes = world
                .record(&[
                    later(introduced(&format!("i-{friend}"), 1, "A", friend), 0),
                    later(
                        ordered(&format!("o-{friend}"), 1, friend, &order, "100.00"),
                        1,
                    ),
                    later(paid(&format!("p-{friend}"), 1, &order, "100.00"), 2),
                ])
                .await?;
            assert!(
                outcomes[0].ends_with("program_not_live"),
                "{verb}: {outcomes:?}"
            );
            assert_eq!(
                world.items("/api/v1/rewards").await?,
                [] as [Value; 0],
                "{verb}"
            );
        }
        // Who was introduced while it was live goes on to count.
        world
            .record(&[
                ordered("e-8", 2, "OLD", "O-8", "100.00"),
                paid("e-9", 2, "O-8", "100.00"),
            ])
            .await?;
        assert_eq!(
            balance(&world.summary(&program).await?, "A", "CNY"),
            "10.00"
        );
        Ok(())
    }
);

store_test!(
    fault_7_keys_reach_their_own_organization_only,
    |store| async {
        let world = World::on(&store).await?;
        let program = world.launch(&ten_percent("ten-percent")).await?;
        world.record(&[introduced("e-1", 1, "A", "F")]).await?;
        let stranger = world.stranger(&store).await?;
        let purchase = json!([
            ordered("e-2", 2, "F", "O-1", "100.00"),
            paid("e-3", 2, "O-1", "100.00")
        ]);
        let ask = Ask::new("POST", "/api/v1/events")
            .key(&stranger)
            .json(&purchase);
        let answer = world.ask(ask).await?.expect(200)?;
        assert_eq!(answer["results"][0]["reason"], "program_not_live");
        assert_eq!(answer["results"][0]["programs"], json!([]));
        assert_eq!(world.summary(&program).await?["balances"], json!({}));
        // The same events' names are still free in the other organization.
        let outcomes = world.record(purchase.as_array().unwrap()).await?;
        assert_eq!(outcomes, ["applied", "applied"]);
        assert_eq!(
            balance(&world.summary(&program).await?, "A", "CNY"),
            "10.00"
        );
        Ok(())
    }
);

store_test!(fault_8_amounts_are_exact_in_their_own_unit, |store| async {
    let world = World::on(&store).await?;
    let mut yen = ten_percent("yen");
    yen["currency"] = json!("JPY");
    yen["rule"][0]["gives"]["percent"] = json!("12.5");
    let program = world.launch(&yen).await?;
    let in_yen = |mut event: Value| {
        event["data"]["currency"] = json!("JPY");
        event
    };
    world
        .record(&[
            introduced("e-1", 1, "A", "F"),
            in_yen(ordered("e-2", 2, "F", "O-1", "1001")),
            paid("e-3", 2, "O-1", "1001"),
            // Dollars are no yen.
            ordered("e-4", 3, "F", "O-2", "1000.00"),
            paid("e-5", 3, "O-2", "1000.00"),
        ])
        .await?;
    let summary = world.summary(&program).await?;
    assert_eq!(balance(&summary, "A", "JPY"), "125");
    assert_eq!(summary["refusals"][0]["reason"], "wrong_currency");
    let reward = &world.items("/api/v1/rewards").await?[0];
    assert_eq!(reward["amounts"], json!({"JPY": "125"}));
    let account = world.items("/api/v1/ledger/accounts").await?;
    let balances: Vec<&Value> = account.iter().map(|account| &account["balance"]).collect();
    assert_eq!(balances, [&json!("-125"), &json!("125")]);
    // Half a yen does not exist, and a number is not an amount.
    for amount in [
        json!("100.5"),
        json!(100),
        json!(1e2),
        json!("1e2"),
        json!("-1"),
        json!("NaN"),
    ] {
        let mut order = in_yen(ordered("e-6", 4, "F", "O-3", "1"));
        order["data"]["amount"] = amount.clone();
        let fault = world.post("/api/v1/events", &order).await?.expect(422)?;
        assert_eq!(fault["errors"][0]["field"], "data.amount", "{amount}");
    }
    Ok(())
});

store_test!(
    fault_9_a_purchase_without_a_program_says_so,
    |store| async {
        let world = World::on(&store).await?;
        let outcomes = world
            .record(&[
                ordered("e-1", 1, "F", "O-1", "100.00"),
                paid("e-2", 1, "O-1", "100.00"),
            ])
            .await?;
        let silent = "without_effect program_not_live";
        assert_eq!(outcomes, [silent, silent]);
        Ok(())
    }
);

store_test!(
    fault_10_an_amount_too_large_harms_nobody_else,
    |store| async {
        let world = World::on(&store).await?;
        let mut definition = ten_percent("tenfold");
        definition["rule"][0]["gives"]["percent"] = json!("100");
        let program = world.launch(&definition).await?;
        let most = (i64::MAX / 1_000_000) / 100;
        let (largest, beyond) = (format!("{most}.00"), format!("{}.00", most + 1));
        let body = json!([
            introduced("e-1", 1, "A", "F"),
            ordered("e-2", 2, "F", "O-1", &beyond)
        ]);
        let refused = world.post("/api/v1/events", &body).await?.expect(422)?;
        assert_eq!(refused["errors"][0]["index"], 1);
        assert_eq!(refused["errors"][0]["field"], "data.amount");
        assert_eq!(world.items("/api/v1/referrals").await?, [] as [Value; 0]);
        // As large as an amount can be, again and again, beside an ordinary one.
        let mut events = vec![
            introduced("e-1", 1, "A", "F"),
            introduced("e-3", 1, "B", "G"),
        ];
        for order in 0..20 {
            let name = format!("O-{order}");
            events.push(ordered(&format!("o-{order}"), 2, "F", &name, &largest));
            events.push(paid(&format!("p-{order}"), 2, &name, &largest));
        }
        events.push(ordered("e-4", 2, "G", "O-G", "100.00"));
        events.push(paid("e-5", 2, "O-G", "100.00"));
        world.record(&events).await?;
        let summary = world.summary(&program).await?;
        assert_eq!(balance(&summary, "B", "CNY"), "100.00");
        assert_eq!(balance(&summary, "A", "CNY"), format!("{}.00", most * 20));
        Ok(())
    }
);

store_test!(fault_16_using_a_key_writes_nothing, |store| async {
    let world = World::on(&store).await?;
    let before = store
        .reader()
        .api_keys()
        .list(world.test.admin.organization)
        .await?;
    let key = world.key(&[Scope::Read]).await?;
    let made = store
        .reader()
        .api_keys()
        .list(world.test.admin.organization)
        .await?;
    assert_eq!(made.len(), before.len() + 1);
    // Nobody can write while this is open; reading goes on all the same.
    let tx = store.begin(world.test.admin.organization).await?;
    for _ in 0..CROWD {
        let answer = world
            .ask(Ask::new("GET", "/api/v1/programs").key(&key))
            .await?;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(
            world
                .ask(Ask::new("GET", "/api/v1/programs").key("no"))
                .await?
                .status,
            401
        );
    }
    drop(tx);
    assert_eq!(
        store
            .reader()
            .api_keys()
            .list(world.test.admin.organization)
            .await?,
        made
    );
    Ok(())
});
