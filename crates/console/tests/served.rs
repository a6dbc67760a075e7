//! What a browser gets: the page with its policy, and files that may be kept.
//!
//! The console itself need not be built for these; where it is, its files are
//! looked at too.

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use goodword_console::{ConsoleOptions, router};
use tower::ServiceExt;

fn console() -> Router {
    router(ConsoleOptions {
        nonce: Arc::new(|| "guessed-by-nobody".to_owned()),
    })
}

async fn get(path: &str, accept: &str) -> Result<Response<Body>> {
    let request = Request::get(path)
        .header(header::ACCEPT, accept)
        .header(header::ACCEPT_ENCODING, "br")
        .body(Body::empty())?;
    Ok(console().oneshot(request).await?)
}

async fn text(response: Response<Body>) -> Result<String> {
    let bytes = to_bytes(response.into_body(), 1 << 22).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn told(response: &Response<Body>, name: header::HeaderName) -> &str {
    let value = response.headers().get(name);
    value.and_then(|value| value.to_str().ok()).unwrap_or("")
}

#[tokio::test]
async fn the_page_comes_with_a_strict_policy_and_is_kept_by_nobody() -> Result<()> {
    for path in ["/console/", "/console/programs", "/console/rewards/rwd_1"] {
        let page = get(path, "text/html,*/*").await?;
        let policy = told(&page, header::CONTENT_SECURITY_POLICY).to_owned();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(policy.contains("'nonce-guessed-by-nobody'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(told(&page, header::CACHE_CONTROL), "no-store");
        assert_eq!(told(&page, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        let html = text(page).await?;
        assert!(!html.contains("__NONCE__"), "{html}");
        assert!(!html.contains("<script>"), "no script stands in the page");
    }
    Ok(())
}

#[tokio::test]
async fn a_file_that_is_not_there_is_not_the_page() -> Result<()> {
    for (path, accept) in [
        ("/console/assets/nothing-1234.js", "text/html"),
        ("/console/nothing.js", "*/*"),
        ("/console/../Cargo.toml", "*/*"),
        ("/console/%2e%2e/Cargo.toml", "*/*"),
    ] {
        let answer = get(path, accept).await?;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn the_address_without_its_slash_leads_on() -> Result<()> {
    let answer = get("/console", "text/html").await?;
    assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT);
    assert_eq!(told(&answer, header::LOCATION), "/console/");
    Ok(())
}

#[tokio::test]
async fn scripts_are_kept_for_ever_and_come_small() -> Result<()> {
    let page = get("/console/", "text/html").await?;
    if page.status() == StatusCode::NOT_FOUND {
        assert!(text(page).await?.contains("npm run build"));
        return Ok(());
    }
    let html = text(page).await?;
    let from = html.find("/console/assets/").context("no script")?;
    let until = html[from..].find('"').context("no end")?;
    let script = get(&html[from..from + until], "*/*").await?;
    assert_eq!(script.status(), StatusCode::OK);
    assert!(told(&script, header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(told(&script, header::CONTENT_ENCODING), "br");
    assert_eq!(told(&script, header::VARY), "accept-encoding");
    Ok(())
}
