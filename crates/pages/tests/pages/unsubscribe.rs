//! A friend who signed up on the page is welcomed, and wants no more mail.

use anyhow::{Context, Result};
use axum::http::{Method, StatusCode};
use goodword_app::{
    Paging,
    mail::{self, MailOptions},
    outbox,
};
use goodword_testkit::store_test;

use crate::world::World;

/// The link by which the friend who signs up stops the mail: its path.
async fn stop_link(world: &World, contact: &str) -> Result<String> {
    let app = &world.test.app;
    app.set_mail(MailOptions {
        public_url: "https://shop.example".to_owned(),
        signing_key: vec![7; 32],
        sender: None,
    });
    world.sign_up("Zebulon", contact).await?;
    while outbox::fan_out_due(app).await? {}
    let letters = mail::list(app, &world.test.admin, None, None, &Paging::first(9)).await?;
    let letter = letters.rows.first().context("a letter")?;
    assert_eq!(
        (letter.template.as_str(), letter.to.as_str()),
        ("friend-welcome", contact)
    );
    let text = mail::read(app, &world.test.admin, letter.id).await?.text;
    let link = text.split_whitespace().last().context("a link")?;
    let path = link
        .strip_prefix("https://shop.example")
        .context("our address")?;
    Ok(path.to_owned())
}

async fn is_stopped(world: &World, path: &str) -> Result<bool> {
    let token = path.rsplit('/').next().unwrap_or_default();
    let found = mail::look_at_stop(&world.test.app, token).await?;
    Ok(found.context("one of ours")?.is_stopped)
}

store_test!(the_page_asks_and_one_click_stops_the_mail, |store| async {
    let world = World::new(&store).await?;
    let path = stop_link(&world, "zebulon@quux.example").await?;
    for secret in ["zebulon", "quux", "page-", "%40", "@"] {
        assert!(!path.contains(secret), "{secret} in {path}");
    }
    // To look changes nothing, whoever looks, however often.
    for language in ["en", "zh-Hans", "zh-Hant", "fa"] {
        let page = world.get(&format!("{path}?lang={language}"), &[]).await?;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.text();
        assert!(html.contains("<form method=\"post\">"), "{html}");
        assert!(
            html.contains(&format!("<html lang=\"{language}\"")),
            "{html}"
        );
        assert!(!html.contains("quux"), "{html}");
    }
    assert!(!is_stopped(&world, &path).await?);
    // A mail program's one click comes from elsewhere, and twice.
    let click = [
        ("origin", "https://mail.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    for _ in 0..2 {
        let fields = [("List-Unsubscribe", "One-Click")];
        let done = world.post(&path, &click, &fields).await?;
        assert_eq!(done.status, StatusCode::OK);
        assert!(
            done.text().contains("You will get no more letters"),
            "{}",
            done.text()
        );
    }
    assert!(is_stopped(&world, &path).await?);
    assert!(!world.get(&path, &[]).await?.text().contains("<form"));
    anyhow::Ok(())
});

store_test!(a_link_that_is_not_ours_stops_nothing, |store| async {
    let world = World::new(&store).await?;
    let path = stop_link(&world, "zebulon@quux.example").await?;
    let (start, seal) = path.split_at(path.len() - 1);
    let other = if seal == "0" { "1" } else { "0" };
    for bad in [
        format!("{start}{other}"),
        start.to_owned(),
        "/unsubscribe/x".to_owned(),
    ] {
        for method in [Method::GET, Method::POST] {
            let answer = world.ask((method, &bad), &[], String::new()).await?;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{bad}");
            assert!(answer.text().contains("We do not know this link"));
        }
    }
    assert!(!is_stopped(&world, &path).await?);
    anyhow::Ok(())
});
