//! Signing up.

use axum::http::StatusCode;
use goodword_app::program;
use goodword_domain::moment::Moment;
use goodword_testkit::store_test;
use serde_json::json;
use tokio::task::JoinSet;

use crate::world::{Setup, World};

store_test!(a_friend_signs_up_and_both_are_rewarded, |store| async {
    let world = World::new(&store).await?;
    let page = world
        .get(&format!("{}?via=qr", world.address()), &[])
        .await?;
    let answer = world
        .send(&page.state(), " Li  Lei ", "138 0013 8000", &[])
        .await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let next = answer.header("location").to_owned();
    assert!(next.starts_with("/s/"), "{next}");
    assert!(next.ends_with("/thanks?outcome=welcome&lang=en"), "{next}");
    let thanks = world.get(&next, &[]).await?;
    assert_eq!(thanks.status, StatusCode::OK);
    assert!(thanks.text().contains("Thank you, and welcome!"));
    let referrals = world.referrals().await?;
    assert_eq!(referrals.len(), 1);
    assert_eq!(
        (
            referrals[0].advocate.as_str(),
            referrals[0].channel.as_str()
        ),
        ("C-1", "qr")
    );
    assert_eq!(
        world.rewards().await?,
        ["advocate: 500 storage_mb", "friend: 500 storage_mb"]
    );
    let file = world.attributes(&referrals[0].friend).await?;
    let expected = json!({"name": "Li Lei", "phone": "+8613800138000", "language": "en",
                          "consent_at": "2026-11-22T10:00:00Z"});
    assert_eq!(file, expected);
    anyhow::Ok(())
});

store_test!(fifty_identical_sign_ups_at_once_are_one, |store| async {
    let world = World::new(&store).await?;
    let (router, address) = (&world.router, world.address());
    let page = world.get(&address, &[]).await?;
    let mut tabs = JoinSet::new();
    for tab in 0..50 {
        // Half of them are one form sent again and again, half are pages of their own.
        let state = match tab % 2 {
            0 => page.state(),
            _ => world.get(&address, &[]).await?.state(),
        };
        let (router, address) = (router.clone(), address.clone());
        tabs.spawn(async move {
            use axum::{body::Body, extract::ConnectInfo, http::Request};
            use tower::ServiceExt;
            let body =
                format!("state={state}&lang=en&name=Li&contact=13800138000&consent=yes&extra=");
            let peer = std::net::SocketAddr::from(([203, 0, 113, 9], 4711));
            let request = Request::post(&address)
                .header("content-type", "application/x-www-form-urlencoded")
                .extension(ConnectInfo(peer))
                .body(Body::from(body))?;
            let answer = router.oneshot(request).await?;
            let next = answer.headers().get("location").cloned();
            anyhow::Ok((answer.status(), next))
        });
    }
    while let Some(answer) = tabs.join_next().await {
        let (status, next) = answer??;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert!(next.unwrap().to_str()?.contains("outcome=welcome"));
    }
    assert_eq!(world.referrals().await?.len(), 1);
    assert_eq!(
        world.rewards().await?,
        ["advocate: 500 storage_mb", "friend: 500 storage_mb"]
    );
    assert_eq!(world.facts().await?.len(), 2);
    anyhow::Ok(())
});

store_test!(two_processes_let_a_friend_in_once, |store| async {
    let world = World::new(&store).await?;
    let other = goodword_testkit::app::TestApp::on(&store, world.test.app.now(), 2).await?;
    let landing = goodword_app::click::look_up(&world.test.app, &world.code)
        .await?
        .unwrap();
    let given = goodword_app::sign_up::Given {
        name: "Li",
        contact: "13800138000",
        consent: true,
        channel: "link",
        language: "en",
        form: "one form, sent to two processes",
    };
    let sign_up = goodword_app::sign_up::SignUp::read(&given, &landing.zone).unwrap();
    let mut tries = JoinSet::new();
    for app in [&world.test.app, &other.app] {
        let (app, landing, sign_up) = (app.clone(), landing.clone(), sign_up.clone());
        tries.spawn(async move {
            let door = goodword_app::sign_up::Door::new(&[7; 32]);
            goodword_app::sign_up::record(&app, &door, &landing, &sign_up).await
        });
    }
    let mut secrets = std::collections::BTreeSet::new();
    while let Some(outcome) = tries.join_next().await {
        let signed_up = outcome??;
        assert_eq!(signed_up.outcome, goodword_app::sign_up::Outcome::Welcome);
        secrets.insert(signed_up.share_secret);
    }
    assert_eq!(secrets.len(), 1, "it is one form: {secrets:?}");
    assert!(!secrets.contains(&None));
    assert_eq!(
        world.rewards().await?,
        ["advocate: 500 storage_mb", "friend: 500 storage_mb"]
    );
    anyhow::Ok(())
});

store_test!(signing_up_again_changes_nothing, |store| async {
    let world = World::new(&store).await?;
    world.sign_up("Li Lei", "13800138000").await?;
    world
        .test
        .clock
        .set(Moment::parse("2026-11-25T10:00:00Z").unwrap());
    let again = world.sign_up("Somebody Else", "+86 138-0013-8000").await?;
    assert!(
        again.header("location").contains("outcome=welcome"),
        "{}",
        again.text()
    );
    let referrals = world.referrals().await?;
    assert_eq!(referrals.len(), 1);
    assert_eq!(
        world.attributes(&referrals[0].friend).await?["name"],
        "Li Lei"
    );
    assert_eq!(world.rewards().await?.len(), 2);
    anyhow::Ok(())
});

store_test!(
    signing_up_through_another_link_keeps_the_file,
    |store| async {
        let mut world = World::new(&store).await?;
        world.sign_up("Li Lei", "13800138000").await?;
        let friend = world.referrals().await?[0].friend.clone();
        let before = world.attributes(&friend).await?;
        let (app, admin) = (&world.test.app, &world.test.admin);
        let other = goodword_app::advocate::enrol(app, admin, world.program, "C-2").await?;
        world.code = other.advocate.code;
        let later = Moment::parse("2026-11-25T10:00:00Z").unwrap();
        world.test.clock.set(later);
        world.sign_up("Somebody Else", "+86 138-0013-8000").await?;
        let mut expected = before.clone();
        expected["consent_at"] = json!("2026-11-25T10:00:00Z");
        assert_ne!(expected, before, "consent is given anew");
        assert_eq!(world.attributes(&friend).await?, expected);
        assert_eq!(expected["name"], "Li Lei");
        anyhow::Ok(())
    }
);

store_test!(an_advocate_cannot_refer_themselves, |store| async {
    let world = World::new(&store).await?;
    let file = json!({"customer": "C-1", "attributes":
        {"phone": "+86 138 0013 8000", "email": "Li.Lei@gmail.com"}});
    world
        .fact("1", "customer.added", "2026-06-01T00:00:00Z", file)
        .await?;
    for contact in ["13800138000", "lilei+friend@googlemail.com"] {
        let answer = world.sign_up("Li Lei", contact).await?;
        let next = answer.header("location");
        assert!(
            next.contains("outcome=self_referral"),
            "{contact}: {next} {}",
            answer.text()
        );
        let page = world.get(next, &[]).await?;
        assert!(page.text().contains("This is your own link"));
    }
    assert_eq!(world.rewards().await?, Vec::<String>::new());
    let referrals = world.referrals().await?;
    let reasons: Vec<_> = referrals.iter().map(|row| row.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("self_referral")], "the refusal is on file");
    assert_eq!(world.attributes("C-1").await?["phone"], "+86 138 0013 8000");
    anyhow::Ok(())
});

store_test!(who_is_already_here_is_told_so_kindly, |store| async {
    let world = World::with(
        &store,
        Setup {
            preset: "travel-credit",
            ..Setup::default()
        },
    )
    .await?;
    world.sign_up("Han Mei", "han@shop.example").await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let other = goodword_app::advocate::enrol(app, admin, world.program, "C-2").await?;
    let address = format!("/r/{}", other.advocate.code);
    world
        .test
        .clock
        .set(Moment::parse("2026-11-23T10:00:00Z").unwrap());
    let state = world.get(&address, &[]).await?.state();
    let fields = [
        ("state", state.as_str()),
        ("lang", "zh-Hans"),
        ("name", "Han"),
        ("contact", "HAN@shop.example"),
        ("consent", "yes"),
    ];
    let answer = world.post(&address, &[], &fields).await?;
    let next = answer.header("location").to_owned();
    assert!(
        next.ends_with("/thanks?outcome=not_new&lang=zh-Hans"),
        "{next}"
    );
    let page = world.get(&next, &[]).await?;
    assert!(page.text().contains("很高兴再次见到您"), "{}", page.text());
    assert_eq!(world.rewards().await?, ["friend: 100.00 CNY"]);
    anyhow::Ok(())
});

store_test!(
    a_faulty_form_comes_back_with_what_was_typed,
    |store| async {
        let world = World::new(&store).await?;
        let state = world.get(&world.address(), &[]).await?.state();
        let fields = [
            ("state", state.as_str()),
            ("lang", "fa"),
            ("name", "لیلا"),
            ("contact", "۱۲۳"),
        ];
        let page = world.post(&world.address(), &[], &fields).await?;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let html = page.text();
        assert!(html.contains("<html lang=\"fa\" dir=\"rtl\">"));
        assert!(
            html.contains("value=\"لیلا\"") && html.contains("value=\"۱۲۳\""),
            "{html}"
        );
        assert!(html.contains("این شمارهٔ تلفن زیادی کوتاه یا بلند است."));
        assert!(html.contains("id=\"consent-error\"") && !html.contains("id=\"name-error\""));
        assert!(world.facts().await?.is_empty());
        let mended = world.send(&page.state(), "لیلا", "۰۹۱۲۱۲۳۴۵۶۷", &[]).await?;
        assert_eq!(mended.status, StatusCode::SEE_OTHER);
        anyhow::Ok(())
    }
);

store_test!(the_referral_does_not_hang_on_a_cookie, |store| async {
    let world = World::new(&store).await?;
    // No cookie is ever sent back: see World::sign_up.
    let answer = world.sign_up("Li", "li@shop.example").await?;
    assert!(answer.header("location").contains("outcome=welcome"));
    anyhow::Ok(())
});

store_test!(only_a_form_of_ours_for_this_link_is_taken, |store| async {
    let world = World::new(&store).await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let other = goodword_app::advocate::enrol(app, admin, world.program, "C-2").await?;
    let page = world
        .get(&format!("/r/{}", other.advocate.code), &[])
        .await?;
    let (foreign, own) = (
        page.state(),
        world.get(&world.address(), &[]).await?.state(),
    );
    for state in [
        "",
        "1.link..00",
        foreign.as_str(),
        &own.replace(".link.", ".chat."),
    ] {
        let answer = world.send(state, "Li", "li@shop.example", &[]).await?;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{state}");
        assert!(
            answer.text().contains("value=\"li@shop.example\""),
            "{state}"
        );
    }
    assert!(world.facts().await?.is_empty());
    world
        .test
        .clock
        .set(Moment::parse("2026-11-23T10:00:01Z").unwrap());
    let late = world.send(&own, "Li", "li@shop.example", &[]).await?;
    assert!(late.text().contains("open for a long time"));
    let answer = world
        .send(&late.state(), "Li", "li@shop.example", &[])
        .await?;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    anyhow::Ok(())
});

store_test!(another_site_cannot_send_the_form, |store| async {
    let world = World::new(&store).await?;
    let state = world.get(&world.address(), &[]).await?.state();
    let table: &[(&[(&str, &str)], StatusCode)] = &[
        (&[("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (&[("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
        (&[("origin", "https://evil.example")], StatusCode::FORBIDDEN),
        (
            &[("origin", "null"), ("host", "shop.example")],
            StatusCode::FORBIDDEN,
        ),
        (&[("origin", "https://shop.example")], StatusCode::SEE_OTHER),
        (
            &[("origin", "http://inner:8080"), ("host", "inner:8080")],
            StatusCode::SEE_OTHER,
        ),
        (&[("sec-fetch-site", "same-origin")], StatusCode::SEE_OTHER),
    ];
    for (headers, expected) in table {
        let answer = world.send(&state, "Li", "li@shop.example", headers).await?;
        assert_eq!(answer.status, *expected, "{headers:?}");
        let recorded = !world.facts().await?.is_empty();
        assert_eq!(recorded, *expected == StatusCode::SEE_OTHER, "{headers:?}");
    }
    anyhow::Ok(())
});

store_test!(
    programs_that_fill_in_every_field_are_kept_out,
    |store| async {
        let world = World::new(&store).await?;
        let state = world.get(&world.address(), &[]).await?.state();
        let fields = [
            ("state", state.as_str()),
            ("name", "Li"),
            ("contact", "li@shop.example"),
            ("consent", "yes"),
            ("extra", "https://spam.example"),
        ];
        let answer = world.post(&world.address(), &[], &fields).await?;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(world.facts().await?.is_empty());
        assert!(
            !answer.text().contains("spam.example"),
            "it is emptied for people"
        );
        anyhow::Ok(())
    }
);

store_test!(a_form_that_cannot_be_read_records_nothing, |store| async {
    let world = World::new(&store).await?;
    let (method, address) = (axum::http::Method::POST, world.address());
    let json = [("content-type", "application/json")];
    let answer = world
        .ask((method.clone(), &address), &json, "{}".to_owned())
        .await?;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let long = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("name={}", "x".repeat(20_000));
    let answer = world.ask((method, &address), &long, body).await?;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    anyhow::Ok(())
});

store_test!(a_closed_program_takes_nobody, |store| async {
    let world = World::new(&store).await?;
    let state = world.get(&world.address(), &[]).await?.state();
    program::pause(&world.test.app, &world.test.admin, world.program).await?;
    world
        .test
        .clock
        .set(Moment::parse("2026-11-22T10:00:06Z").unwrap());
    let answer = world.send(&state, "Li", "li@shop.example", &[]).await?;
    let next = answer.header("location").to_owned();
    assert!(next.contains("outcome=program_not_live"), "{next}");
    let page = world.get(&next, &[]).await?;
    assert!(page.text().contains("This offer is closed at the moment"));
    assert!(world.facts().await?.is_empty());
    anyhow::Ok(())
});

store_test!(
    the_advocate_is_named_only_if_they_want_to_be,
    |store| async {
        let world = World::new(&store).await?;
        let file = json!({"customer": "C-1", "attributes": {"name": "Li Lei", "phone": "1380013"}});
        world
            .fact("1", "customer.added", "2026-06-01T00:00:00Z", file)
            .await?;
        let page = world.get(&world.address(), &[]).await?;
        assert!(!page.text().contains("Li Lei") && !page.text().contains("C-1"));
        let file = json!({"customer": "C-1", "attributes": {"display_name": "Lei from Suzhou"}});
        world
            .fact("2", "customer.added", "2026-06-02T00:00:00Z", file)
            .await?;
        world
            .test
            .clock
            .set(Moment::parse("2026-11-22T10:00:06Z").unwrap());
        let page = world.get(&world.address(), &[]).await?;
        assert!(page.text().contains("Lei from Suzhou"), "{}", page.text());
        anyhow::Ok(())
    }
);
