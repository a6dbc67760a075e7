//! What the pages keep to themselves, and what they keep others from.

use axum::http::StatusCode;
use goodword_testkit::store_test;

use crate::world::{Answer, World};

/// Every address that an answer holds: where it leads, what it links to.
fn addresses(answer: &Answer) -> Vec<String> {
    let html = answer.text();
    let mut found = vec![answer.header("location").to_owned()];
    for attribute in ["href=\"", "src=\"", "action=\""] {
        let parts = html.split(attribute).skip(1);
        found.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
    }
    found
}

store_test!(no_name_and_no_contact_stands_in_an_address, |store| async {
    let world = World::new(&store).await?;
    let landing = world.get(&world.address(), &[]).await?;
    let state = landing.state();
    let faulty = world
        .send(&state, "Zebulon", "zebulon.quux@shop", &[])
        .await?;
    let answer = world
        .send(&state, "Zebulon", "zebulon.quux@shop.example", &[])
        .await?;
    let thanks = world.get(answer.header("location"), &[]).await?;
    let phone = world.send(&state, "Zebulon", "555 010 0200", &[]).await?;
    let pages = [&landing, &faulty, &answer, &thanks, &phone];
    let all: Vec<String> = pages.into_iter().flat_map(addresses).collect();
    assert!(all.len() > 20, "{all:?}");
    for address in &all {
        let readable = address.to_lowercase();
        // Plain, and in base64, as the rival has it: "zebulon" begins "emVidWxvbg", "WmVidWxvbg".
        for secret in ["zebulon", "quux", "5550100200", "vidwxvbg", "%40", "@"] {
            assert!(!readable.contains(secret), "{secret} in {address}");
        }
    }
    anyhow::Ok(())
});

store_test!(no_address_of_a_client_is_kept, |store| async {
    let world = World::new(&store).await?;
    let page = world
        .get(&world.address(), &[("peer", "198.51.100.77")])
        .await?;
    let from = [("peer", "198.51.100.77")];
    world
        .send(&page.state(), "Li", "li@shop.example", &from)
        .await?;
    world.clicks.drain().await;
    let rows = world.stored_clicks().await?;
    let clicks: String = rows.iter().map(|row| row.text.as_str()).collect();
    assert!(clicks.contains(&world.code));
    let facts = world.facts().await?.concat();
    assert!(facts.contains("li@shop.example"));
    assert!(!clicks.contains("198.51.100.77") && !facts.contains("198.51.100.77"));
    anyhow::Ok(())
});

store_test!(cookies_and_headers_keep_other_sites_out, |store| async {
    let world = World::new(&store).await?;
    let page = world
        .get(&format!("{}?lang=en", world.address()), &[])
        .await?;
    let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        let cookie = cookie.to_str()?;
        for part in ["; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/r;"] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(
        !policy.contains("unsafe") && !policy.contains("script-src"),
        "{policy}"
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert_eq!(page.header("cache-control"), "no-store");
    anyhow::Ok(())
});

store_test!(a_page_and_all_it_loads_are_small, |store| async {
    let world = World::new(&store).await?;
    let zipped = [("accept-encoding", "gzip")];
    let plain = world.get(&world.address(), &[]).await?;
    let page = world.get(&world.address(), &zipped).await?;
    assert_eq!(page.header("content-encoding"), "gzip");
    let style = addresses(&plain)
        .into_iter()
        .find(|address| address.ends_with(".css"))
        .unwrap();
    let css = world.get(&style, &zipped).await?;
    assert_eq!(
        (css.status, css.header("content-encoding")),
        (StatusCode::OK, "gzip")
    );
    assert!(css.header("cache-control").contains("immutable"));
    let sum = page.bytes.len() + css.bytes.len();
    assert!(sum < 40 * 1024, "{sum} bytes");
    assert!(!plain.text().contains("<script"));
    assert_eq!(
        world.get("/assets/goodword.css", &[]).await?.status,
        StatusCode::NOT_FOUND
    );
    anyhow::Ok(())
});
