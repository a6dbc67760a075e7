//! Limits are for each client (field.md B13).

use axum::http::StatusCode;
use goodword_pages::Limits;
use goodword_testkit::store_test;

use crate::world::{PROXY, Setup, World};

const FEW: Limits = Limits {
    per_second: 1,
    burst: 3,
    sign_ups_per_hour: 2,
};

store_test!(
    clients_behind_one_proxy_do_not_share_a_limit,
    |store| async {
        let world = World::with(
            &store,
            Setup {
                limits: FEW,
                ..Setup::default()
            },
        )
        .await?;
        for client in ["198.51.100.1", "198.51.100.2", "2001:db8::1"] {
            let headers = [("peer", PROXY), ("x-forwarded-for", client)];
            let mut seen = Vec::new();
            for _ in 0..4 {
                seen.push(world.get(&world.address(), &headers).await?.status.as_u16());
            }
            assert_eq!(seen, [200, 200, 200, 429], "{client}");
        }
        anyhow::Ok(())
    }
);

store_test!(a_client_does_not_escape_by_naming_others, |store| async {
    let world = World::with(
        &store,
        Setup {
            limits: FEW,
            ..Setup::default()
        },
    )
    .await?;
    for attempt in 0..5 {
        let claimed = format!("192.0.2.{attempt}");
        let headers = [
            ("peer", "203.0.113.7"),
            ("x-forwarded-for", claimed.as_str()),
        ];
        let answer = world.get(&world.address(), &headers).await?;
        let expected = if attempt < 3 {
            StatusCode::OK
        } else {
            StatusCode::TOO_MANY_REQUESTS
        };
        assert_eq!(answer.status, expected, "{attempt}");
    }
    let through = format!("192.0.2.1, 198.51.100.{}", 9);
    let headers = [("peer", PROXY), ("x-forwarded-for", through.as_str())];
    let answer = world.get(&world.address(), &headers).await?;
    assert_eq!(answer.status, StatusCode::OK);
    anyhow::Ok(())
});

store_test!(
    sign_ups_are_limited_for_each_client_and_nothing_typed_is_lost,
    |store| async {
        let limits = Limits {
            sign_ups_per_hour: 2,
            ..Setup::default().limits
        };
        let world = World::with(
            &store,
            Setup {
                limits,
                ..Setup::default()
            },
        )
        .await?;
        let state = world.get(&world.address(), &[]).await?.state();
        let from = |client| [("peer", PROXY), ("x-forwarded-for", client)];
        for name in ["one", "two"] {
            let contact = format!("{name}@shop.example");
            let answer = world
                .send(&state, name, &contact, &from("198.51.100.1"))
                .await?;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
        let third = world
            .send(&state, "three", "three@shop.example", &from("198.51.100.1"))
            .await?;
        assert_eq!(third.status, StatusCode::TOO_MANY_REQUESTS);
        let wait: u64 = third.header("retry-after").parse()?;
        assert!((1..=1_800).contains(&wait), "{wait}");
        assert!(
            third.text().contains("value=\"three@shop.example\""),
            "{}",
            third.text()
        );
        // A form with faults costs nothing of the limit.
        let other = from("198.51.100.2");
        for _ in 0..5 {
            let faulty = world.send(&state, "", "three@shop.example", &other).await?;
            assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let fine = world
            .send(&state, "three", "three@shop.example", &other)
            .await?;
        assert_eq!(fine.status, StatusCode::SEE_OTHER);
        assert_eq!(world.referrals().await?.len(), 3);
        anyhow::Ok(())
    }
);

store_test!(
    a_server_that_cannot_tell_clients_apart_does_not_serve,
    |store| async {
        use axum::{body::Body, http::Request};
        use tower::ServiceExt;
        let world = World::new(&store).await?;
        let request = Request::get(world.address()).body(Body::empty())?;
        let answer = world.router.clone().oneshot(request).await?;
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        anyhow::Ok(())
    }
);
