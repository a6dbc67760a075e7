//! An advocate's own page, and who sees it.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use axum::http::StatusCode;
use goodword_app::{
    advocate, share_page,
    sign_up::{Door, Given, SignUp},
};
use goodword_domain::moment::Moment;
use goodword_testkit::{app::TestApp, store_test};
use serde_json::json;
use tokio::task::JoinSet;

use crate::world::{Answer, NOW, Setup, World};

/// The path of the own page in the address after a sign-up, if it is there.
fn own_page(answer: &Answer) -> Option<String> {
    let (page, _) = answer.header("location").split_once("/thanks?")?;
    page.starts_with("/s/").then(|| page.to_owned())
}

/// The code in a page's link.
fn code_on(page: &Answer) -> String {
    let html = page.text();
    let rest = html
        .split_once("value=\"https://shop.example/r/")
        .unwrap()
        .1;
    rest.split_once('"').unwrap().0.to_owned()
}

fn text_of(html: &str) -> String {
    html.replace(['\u{2068}', '\u{2069}'], "")
}

store_test!(whoever_signs_up_can_recommend_at_once, |store| async {
    let world = World::new(&store).await?;
    let answer = world.sign_up("Li Lei", "13800138000").await?;
    let page = own_page(&answer).context("a page of their own")?;
    let thanks = world.get(answer.header("location"), &[]).await?;
    assert_eq!(thanks.status, StatusCode::OK);
    let code = code_on(&thanks);
    assert_ne!(code, world.code);
    let html = thanks.text();
    assert!(html.contains("Thank you, and welcome!"));
    assert!(html.contains(&format!("href=\"{page}\"")), "{html}");
    assert!(html.contains("class=\"qr\"") && html.contains(&format!("/q/{code}.svg")));

    let before = world.get(&page, &[]).await?;
    assert_eq!(
        (before.status, code_on(&before)),
        (StatusCode::OK, code.clone())
    );
    assert!(before.text().contains("Nobody yet."));
    // The friend follows that link, and brings the next one.
    let link = format!("/r/{code}");
    let state = world.get(&link, &[]).await?.state();
    let fields = [
        ("state", state.as_str()),
        ("lang", "en"),
        ("name", "Zebulon Quux"),
        ("contact", "zebulon@shop.example"),
        ("consent", "yes"),
    ];
    let next = world.post(&link, &[], &fields).await?;
    assert!(own_page(&next).is_some_and(|other| other != page));
    let after = text_of(&world.get(&page, &[]).await?.text());
    for part in [
        "Z…",
        "Counted",
        "1,000 MB of storage",
        "Because Z… signed up on November 22, 2026.",
        "500 MB of storage of at most 16,000 MB of storage so far",
        "For your sign-up on November 22, 2026.",
    ] {
        assert!(after.contains(part), "{part}: {after}");
    }
    for secret in [
        "Zebulon",
        "Quux",
        "zebulon",
        "13800138000",
        "Li Lei",
        "page-",
    ] {
        assert!(!after.contains(secret), "{secret} is on the page");
    }
    anyhow::Ok(())
});

store_test!(
    nobody_gets_into_the_page_of_a_contact_they_typed,
    |store| async {
        let world = World::new(&store).await?;
        let form = world.get(&world.address(), &[]).await?.state();
        let first = world.send(&form, "Li Lei", "13800138000", &[]).await?;
        let page = own_page(&first).context("a page of their own")?;
        let code = code_on(&world.get(&page, &[]).await?);
        // The same form again, as by a double click, is answered the same.
        let again = world
            .send(&form, "Li Lei", "+86 138 0013 8000", &[])
            .await?;
        assert_eq!(own_page(&again), Some(page.clone()));
        // Another form is not, whoever fills it in.
        let other = world.sign_up("Mallory", "13800138000").await?;
        let next = other.header("location").to_owned();
        assert!(
            next.contains("outcome=welcome") && own_page(&other).is_none(),
            "{next}"
        );
        let thanks = world.get(&next, &[]).await?.text();
        assert!(thanks.contains("You can recommend us, too"));
        assert!(
            !thanks.contains(&code) && !thanks.contains("/s/"),
            "{thanks}"
        );
        // Nor through the link of another advocate.
        let (app, admin) = (&world.test.app, &world.test.admin);
        let enrolled = advocate::enrol(app, admin, world.program, "C-2").await?;
        let link = format!("/r/{}", enrolled.advocate.code);
        let state = world.get(&link, &[]).await?.state();
        let fields = [
            ("state", state.as_str()),
            ("lang", "en"),
            ("name", "Mallory"),
            ("contact", "13800138000"),
            ("consent", "yes"),
        ];
        let third = world.post(&link, &[], &fields).await?;
        assert_eq!(own_page(&third), None);
        assert_eq!(world.get(&page, &[]).await?.status, StatusCode::OK);
        anyhow::Ok(())
    }
);

store_test!(
    whoever_was_on_file_is_enrolled_and_told_nothing,
    |store| async {
        let world = World::new(&store).await?;
        let (app, admin) = (&world.test.app, &world.test.admin);
        let landing = goodword_app::click::look_up(app, &world.code)
            .await?
            .unwrap();
        let given = Given {
            name: "Li",
            contact: "13800138000",
            consent: true,
            channel: "link",
            language: "en",
            form: "f",
        };
        let sign_up = SignUp::read(&given, &landing.zone).unwrap();
        // As the router's own door, which has the same key.
        let friend = Door::new(&[7; 32]).friend(admin.organization, &sign_up.contact);
        // The shop itself had put down that C-1 brings this person, and who it is.
        let pair = json!({"advocate": "C-1", "friend": friend, "channel": "form"});
        let file = json!({"customer": friend, "attributes": {"name": "Li"}});
        let (then, after) = ("2026-06-01T00:00:00Z", "2026-06-01T00:01:00Z");
        world.fact("1", "referral.introduced", then, pair).await?;
        world.fact("2", "customer.added", after, file).await?;
        let answer = world.sign_up("Mallory", "13800138000").await?;
        assert!(answer.header("location").contains("outcome=welcome"));
        assert_eq!(own_page(&answer), None);
        let enrolled = advocate::read(app, admin, world.program, &friend).await?;
        let page = world
            .get(&format!("/s/{}", enrolled.share_secret), &[])
            .await?;
        assert_eq!(
            page.status,
            StatusCode::OK,
            "staff can give it to the person"
        );
        anyhow::Ok(())
    }
);

store_test!(
    of_many_forms_at_once_one_is_told_the_address,
    |store| async {
        let world = World::new(&store).await?;
        let now = Moment::parse(NOW).map_err(anyhow::Error::msg)?;
        let other = TestApp::on(&store, now, 2).await?;
        let landing = goodword_app::click::look_up(&world.test.app, &world.code)
            .await?
            .unwrap();
        let mut tries = JoinSet::new();
        for n in 0..8 {
            let app = [&world.test.app, &other.app][n % 2].clone();
            let landing = landing.clone();
            tries.spawn(async move {
                let form = format!("form {n}");
                let given = Given {
                    name: "Li",
                    contact: "li@shop.example",
                    consent: true,
                    channel: "link",
                    language: "en",
                    form: &form,
                };
                let sign_up = SignUp::read(&given, "UTC").unwrap();
                goodword_app::sign_up::record(&app, &Door::new(&[7; 32]), &landing, &sign_up).await
            });
        }
        let mut told = Vec::new();
        while let Some(signed_up) = tries.join_next().await {
            told.extend(signed_up??.share_secret);
        }
        assert_eq!(told.len(), 1, "{told:?}");
        anyhow::Ok(())
    }
);

store_test!(
    a_program_for_agents_makes_no_advocate_of_a_customer,
    |store| async {
        let preset = "agent-commission";
        let world = World::with(
            &store,
            Setup {
                preset,
                ..Setup::default()
            },
        )
        .await?;
        let answer = world.sign_up("Li Lei", "13800138000").await?;
        assert!(answer.header("location").contains("outcome=welcome"));
        assert_eq!(own_page(&answer), None);
        let thanks = world.get(answer.header("location"), &[]).await?.text();
        assert!(!thanks.contains("You can recommend us"), "{thanks}");
        let (app, admin) = (&world.test.app, &world.test.admin);
        let all = goodword_app::Paging::first(10);
        let advocates = advocate::list(app, admin, Some(world.program), &all).await?;
        assert_eq!(advocates.rows.len(), 1, "only the agent of the test");
        anyhow::Ok(())
    }
);

store_test!(
    a_leaked_address_is_renewed_and_opens_nothing_any_more,
    |store| async {
        let world = World::new(&store).await?;
        let (app, admin) = (&world.test.app, &world.test.admin);
        let before = advocate::read(app, admin, world.program, "C-1").await?;
        let again = advocate::read(app, admin, world.program, "C-1").await?;
        assert_eq!(before, again, "it stays until it is renewed");
        let old = format!("/s/{}", before.share_secret);
        assert_eq!(world.get(&old, &[]).await?.status, StatusCode::OK);
        let after = share_page::renew(app, admin, world.program, "C-1").await?;
        assert_eq!(
            (&after.code, &after.customer),
            (&before.code, &before.customer)
        );
        assert_eq!(world.get(&old, &[]).await?.status, StatusCode::NOT_FOUND);
        let thanks = format!("{old}/thanks?outcome=welcome");
        assert_eq!(world.get(&thanks, &[]).await?.status, StatusCode::NOT_FOUND);
        let new = world
            .get(&format!("/s/{}", after.share_secret), &[])
            .await?;
        assert_eq!((new.status, code_on(&new)), (StatusCode::OK, before.code));
        let missing = share_page::renew(app, admin, world.program, "C-9").await;
        assert!(matches!(missing, Err(goodword_app::Error::NotFound { .. })));
        anyhow::Ok(())
    }
);

store_test!(what_is_no_secret_opens_nothing, |store| async {
    let world = World::new(&store).await?;
    let long = "a".repeat(5_000);
    for secret in ["x", "%00", &long, &"0".repeat(32), &world.code, "..%2f.."] {
        for rest in ["", "/thanks?outcome=welcome"] {
            let page = world.get(&format!("/s/{secret}{rest}"), &[]).await?;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{secret}");
            assert!(page.text().contains("We do not know this page"));
        }
    }
    anyhow::Ok(())
});

store_test!(
    the_address_does_not_leak_and_the_page_is_small,
    |store| async {
        let world = World::new(&store).await?;
        let (app, admin) = (&world.test.app, &world.test.admin);
        let own = advocate::read(app, admin, world.program, "C-1").await?;
        let zipped = [("accept-encoding", "gzip")];
        let address = format!("/s/{}", own.share_secret);
        for address in [
            address.clone(),
            format!("{address}/thanks?outcome=welcome&lang=fa"),
        ] {
            let page = world.get(&address, &[]).await?;
            assert_eq!(page.header("referrer-policy"), "no-referrer");
            assert_eq!(page.header("x-robots-tag"), "noindex");
            assert_eq!(page.header("cache-control"), "no-store");
            let policy = page.header("content-security-policy");
            assert!(policy.contains("script-src 'self';"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
            let html = page.text();
            assert!(
                !html.contains("<script>")
                    && !html.contains(" style=")
                    && !html.contains("onclick")
            );
            let mut sum = world.get(&address, &zipped).await?.bytes.len();
            let mut files = BTreeSet::new();
            for attribute in ["src=\"", "rel=\"stylesheet\" href=\""] {
                let parts = html.split(attribute).skip(1);
                files.extend(parts.map(|part| part.split_once('"').unwrap().0));
            }
            assert_eq!(files.len(), 2, "a stylesheet and a script: {files:?}");
            for file in files {
                assert!(file.starts_with("/assets/"), "{file}");
                let file = world.get(file, &zipped).await?;
                assert_eq!(file.status, StatusCode::OK);
                sum += file.bytes.len();
            }
            assert!(sum < 40 * 1024, "{sum} bytes");
        }
        anyhow::Ok(())
    }
);

store_test!(a_page_speaks_the_language_of_its_advocate, |store| async {
    let world = World::new(&store).await?;
    let (app, admin) = (&world.test.app, &world.test.admin);
    let data = json!({"customer": "C-1", "attributes": {"language": "fa"}});
    world
        .fact("1", "customer.added", "2026-06-01T00:00:00Z", data)
        .await?;
    let own = advocate::read(app, admin, world.program, "C-1").await?;
    let address = format!("/s/{}", own.share_secret);
    let accepts = [("accept-language", "zh-TW")];
    let page = world.get(&address, &accepts).await?;
    assert!(page.text().contains("<html lang=\"fa\" dir=\"rtl\">"));
    let chosen = world.get(&format!("{address}?lang=zh-Hant"), &[]).await?;
    assert!(chosen.text().contains("<html lang=\"zh-Hant\""));
    let cookie = chosen.cookie("gw_lang").unwrap();
    let back = world.get(&address, &[("cookie", &cookie)]).await?;
    assert!(back.text().contains("<html lang=\"zh-Hant\""));
    anyhow::Ok(())
});

store_test!(
    a_qr_code_is_a_picture_that_anybody_may_keep,
    |store| async {
        let world = World::new(&store).await?;
        let data = json!({"customer": "C-1", "attributes": {"display_name": "Lei from Suzhou"}});
        world
            .fact("1", "customer.added", "2026-06-01T00:00:00Z", data)
            .await?;
        let picture = world.get(&format!("/q/{}.svg", world.code), &[]).await?;
        assert_eq!(picture.status, StatusCode::OK);
        assert_eq!(picture.header("content-type"), "image/svg+xml");
        assert_eq!(picture.header("cache-control"), "public, max-age=86400");
        assert_eq!(picture.cookie("gw_lang"), None);
        let svg = picture.text();
        assert!(svg.starts_with("<svg xmlns=") && svg.contains("<path d=\"M"));
        assert!(!svg.contains("Lei") && !svg.contains("C-1") && !svg.contains("<script"));
        let small = format!("/q/{}.svg", world.code.to_lowercase());
        assert_eq!(world.get(&small, &[]).await?.text(), svg);
        for unknown in ["/q/NOBODY22.svg", "/q/.svg"] {
            assert_eq!(world.get(unknown, &[]).await?.status, StatusCode::NOT_FOUND);
        }
        let without = format!("/q/{}", world.code);
        assert_eq!(
            world.get(&without, &[]).await?.status,
            StatusCode::NOT_FOUND
        );
        anyhow::Ok(())
    }
);

store_test!(what_did_not_count_is_told_in_plain_words, |store| async {
    let preset = "travel-credit";
    let world = World::with(
        &store,
        Setup {
            preset,
            ..Setup::default()
        },
    )
    .await?;
    let early = json!({"customer": "F-1", "attributes": {"name": "Han"}});
    world
        .fact("1", "customer.added", "2026-05-01T00:00:00Z", early)
        .await?;
    let order = json!({"order": "O-1", "customer": "F-1", "amount": "600.00", "currency": "CNY"});
    world
        .fact("2", "order.placed", "2026-05-02T00:00:00Z", order)
        .await?;
    let pair = json!({"advocate": "C-1", "friend": "F-1", "channel": "link"});
    world
        .fact("3", "referral.introduced", "2026-06-01T00:00:00Z", pair)
        .await?;
    let page = own(&world).await?;
    for part in [
        "H…",
        "Not counted",
        "This friend was with us before you introduced them.",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    anyhow::Ok(())
});

/// The page of the advocate of the test, in English.
async fn own(world: &World) -> Result<String> {
    let (app, admin) = (&world.test.app, &world.test.admin);
    let own = advocate::read(app, admin, world.program, "C-1").await?;
    let page = world
        .get(&format!("/s/{}?lang=en", own.share_secret), &[])
        .await?;
    assert_eq!(page.status, StatusCode::OK);
    Ok(text_of(&page.text()))
}
