//! Following a link.

use axum::http::{Method, StatusCode};
use goodword_app::{click::ClickOptions, program};
use goodword_domain::moment::Moment;
use goodword_testkit::store_test;

use crate::world::{Setup, World};

store_test!(a_visit_shows_the_page_and_is_recorded, |store| async {
    let world = World::new(&store).await?;
    let page = world.get(&world.address(), &[]).await?;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("Sign up now and get 500 MB extra."),
        "{}",
        page.text()
    );
    assert!(page.text().contains("A friend recommends"));
    world.clicks.drain().await;
    let clicks = world.stored_clicks().await?;
    assert_eq!(clicks.len(), 1);
    assert_eq!(
        (clicks[0].code.as_str(), clicks[0].landing),
        (world.code.as_str(), true)
    );
    assert_eq!(clicks[0].program, world.program);
    let token = clicks[0].visitor.clone().unwrap();
    assert!(
        page.cookie("gw_visitor")
            .unwrap()
            .starts_with(&format!("gw_visitor={token}."))
    );
    let day = 20_779; // 2026-11-22
    let organization = world.test.admin.organization;
    let reader = store.reader();
    let counts = reader
        .clicks()
        .counts(organization, world.program, day, day)
        .await?;
    assert_eq!(counts.iter().map(|row| row.n).collect::<Vec<_>>(), [1]);
    anyhow::Ok(())
});

store_test!(
    a_program_with_a_destination_sends_visitors_on,
    |store| async {
        let destination = Some("https://shop.example/spring?a=1");
        let world = World::with(
            &store,
            Setup {
                destination,
                ..Setup::default()
            },
        )
        .await?;
        let answer = world.get(&world.address(), &[]).await?;
        assert_eq!(answer.status, StatusCode::FOUND);
        let expected = format!("https://shop.example/spring?a=1&ref={}", world.code);
        assert_eq!(answer.header("location"), expected);
        assert_eq!(answer.header("cache-control"), "no-store");
        world.clicks.drain().await;
        let clicks = world.stored_clicks().await?;
        assert_eq!(
            clicks.iter().map(|click| click.landing).collect::<Vec<_>>(),
            [false]
        );
        anyhow::Ok(())
    }
);

store_test!(
    a_destination_that_is_no_web_address_is_not_followed,
    |store| async {
        let destination = Some("javascript:alert(1)");
        let world = World::with(
            &store,
            Setup {
                destination,
                ..Setup::default()
            },
        )
        .await?;
        assert_eq!(
            world.get(&world.address(), &[]).await?.status,
            StatusCode::OK
        );
        anyhow::Ok(())
    }
);

store_test!(who_does_not_follow_the_link_is_not_counted, |store| async {
    let world = World::new(&store).await?;
    let head = world
        .ask((Method::HEAD, &world.address()), &[], String::new())
        .await?;
    assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
    let ways = [
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
        ("x-moz", "prefetch"),
        ("sec-fetch-site", "same-origin"),
    ];
    for way in ways {
        let page = world.get(&world.address(), &[way]).await?;
        assert_eq!(page.status, StatusCode::OK, "{way:?}");
        assert_eq!(page.cookie("gw_visitor"), None, "{way:?}");
    }
    world
        .get(&world.address(), &[("sec-fetch-site", "cross-site")])
        .await?;
    world.clicks.drain().await;
    assert_eq!(world.stored_clicks().await?.len(), 1);
    anyhow::Ok(())
});

store_test!(
    a_visitor_keeps_their_token_and_nobody_can_choose_one,
    |store| async {
        let world = World::new(&store).await?;
        let first = world.get(&world.address(), &[]).await?;
        let cookie = first.cookie("gw_visitor").unwrap();
        let second = world.get(&world.address(), &[("cookie", &cookie)]).await?;
        assert_eq!(second.cookie("gw_visitor"), None);
        let forged = cookie.replace("gw_visitor=", "gw_visitor=0");
        let third = world.get(&world.address(), &[("cookie", &forged)]).await?;
        assert!(third.cookie("gw_visitor").is_some_and(|new| new != cookie));
        let private = world.get(&world.address(), &[("sec-gpc", "1")]).await?;
        assert_eq!(private.cookie("gw_visitor"), None);
        world.clicks.drain().await;
        let tokens: Vec<_> = world
            .stored_clicks()
            .await?
            .into_iter()
            .map(|row| row.visitor)
            .collect();
        assert_eq!(tokens.len(), 4);
        assert_eq!(tokens[0], tokens[1]);
        assert_ne!(tokens[1], tokens[2]);
        assert_eq!(tokens[3], None);
        anyhow::Ok(())
    }
);

store_test!(
    an_unknown_link_is_told_kindly_in_the_visitors_language,
    |store| async {
        let world = World::new(&store).await?;
        let table = [
            ("/r/NOBODY22", "fa-IR,fa;q=0.9", "این پیوند را نمی‌شناسیم"),
            ("/r/NOBODY22", "zh-TW", "我們找不到這個連結"),
            ("/r/NOBODY22?lang=zh-Hans", "fa", "我们找不到这个链接"),
            ("/r/%00", "en", "We do not know this link"),
            (
                "/r/NOBODY22/thanks?outcome=welcome",
                "de",
                "We do not know this link",
            ),
        ];
        for (address, languages, words) in table {
            let page = world
                .get(address, &[("accept-language", languages)])
                .await?;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(page.text().contains(words), "{address}: {}", page.text());
        }
        world.clicks.drain().await;
        assert!(world.stored_clicks().await?.is_empty());
        anyhow::Ok(())
    }
);

store_test!(a_chosen_language_is_remembered, |store| async {
    let world = World::new(&store).await?;
    let chosen = world
        .get(&format!("{}?lang=fa&via=qr", world.address()), &[])
        .await?;
    assert!(chosen.text().contains("<html lang=\"fa\" dir=\"rtl\">"));
    let cookie = chosen.cookie("gw_lang").unwrap();
    let headers = [("cookie", cookie.as_str()), ("accept-language", "en")];
    let later = world.get(&world.address(), &headers).await?;
    assert!(later.text().contains("<html lang=\"fa\" dir=\"rtl\">"));
    anyhow::Ok(())
});

store_test!(a_code_may_be_typed_in_small_letters, |store| async {
    let world = World::new(&store).await?;
    let small = world.address().to_lowercase();
    assert_eq!(world.get(&small, &[]).await?.status, StatusCode::OK);
    world.clicks.drain().await;
    assert_eq!(world.stored_clicks().await?[0].code, world.code);
    anyhow::Ok(())
});

store_test!(a_known_link_does_not_ask_the_database, |store| async {
    let destination = Some("https://shop.example");
    let world = World::with(
        &store,
        Setup {
            destination,
            ..Setup::default()
        },
    )
    .await?;
    assert_eq!(
        world.get(&world.address(), &[]).await?.status,
        StatusCode::FOUND
    );
    store.close().await?;
    assert_eq!(
        world.get(&world.address(), &[]).await?.status,
        StatusCode::FOUND
    );
    let unknown = world.get("/r/NOBODY22", &[]).await?;
    assert_eq!(unknown.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(unknown.header("retry-after"), "1");
    anyhow::Ok(())
});

store_test!(
    a_full_buffer_sends_visitors_away_and_does_not_grow,
    |store| async {
        let clicks = ClickOptions {
            waiting_max: 16,
            batch_max: 8,
            ..ClickOptions::default()
        };
        let world = World::with(
            &store,
            Setup {
                clicks,
                ..Setup::default()
            },
        )
        .await?;
        world.get(&world.address(), &[]).await?;
        store.close().await?; // from now on nothing can be written
        let mut taken = 0;
        let mut refused = 0;
        for _ in 0..200 {
            let answer = world.get(&world.address(), &[]).await?;
            match answer.status {
                StatusCode::OK => taken += 1,
                StatusCode::SERVICE_UNAVAILABLE => {
                    assert_eq!(answer.header("retry-after"), "1");
                    refused += 1;
                }
                other => anyhow::bail!("{other}"),
            }
        }
        assert!(taken <= 16 + 8, "{taken} were taken");
        assert_eq!(taken + refused, 200);
        anyhow::Ok(())
    }
);

store_test!(nothing_is_lost_at_a_clean_stop, |store| async {
    let destination = Some("https://shop.example");
    let world = World::with(
        &store,
        Setup {
            destination,
            ..Setup::default()
        },
    )
    .await?;
    let mut visits = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let (router, address) = (world.router.clone(), world.address());
        visits.spawn(follow(router, address, 50));
    }
    let mut taken = 0;
    while let Some(count) = visits.join_next().await {
        taken += count??;
    }
    world.clicks.drain().await;
    assert_eq!(taken, 2_000);
    assert_eq!(world.stored_clicks().await?.len(), taken);
    let organization = world.test.admin.organization;
    let reader = store.reader();
    let counts = reader
        .clicks()
        .counts(organization, world.program, 0, 30_000)
        .await?;
    assert_eq!(counts.iter().map(|row| row.n).sum::<i64>(), 2_000);
    let late = world.get(&world.address(), &[]).await?;
    assert_eq!(late.status, StatusCode::SERVICE_UNAVAILABLE);
    anyhow::Ok(())
});

async fn follow(router: axum::Router, address: String, times: usize) -> anyhow::Result<usize> {
    use axum::{body::Body, extract::ConnectInfo, http::Request};
    use tower::ServiceExt;
    let mut taken = 0;
    for _ in 0..times {
        let peer = std::net::SocketAddr::from(([203, 0, 113, 9], 4711));
        let request = Request::get(&address)
            .extension(ConnectInfo(peer))
            .body(Body::empty())?;
        if router.clone().oneshot(request).await?.status() == StatusCode::FOUND {
            taken += 1;
        }
    }
    Ok(taken)
}

store_test!(a_pause_is_seen_within_seconds, |store| async {
    let world = World::new(&store).await?;
    assert!(
        world
            .get(&world.address(), &[])
            .await?
            .text()
            .contains("<form")
    );
    program::pause(&world.test.app, &world.test.admin, world.program).await?;
    world
        .test
        .clock
        .set(Moment::parse("2026-11-22T10:00:06Z").unwrap());
    let page = world.get(&world.address(), &[]).await?;
    assert!(!page.text().contains("<form"));
    assert!(page.text().contains("This offer is closed at the moment"));
    anyhow::Ok(())
});
