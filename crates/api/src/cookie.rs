//! The cookie that holds a session's token.

use axum::{
    Json,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{problem::Problem, router::Api};

/// Its name where browsers reach the server over TLS: with this prefix they take
/// it only from this very host, for all of its paths, and over TLS.
const HOST_NAME: &str = "__Host-goodword_session";
/// Its name elsewhere: on a developer's machine, or in a shop's own network.
const PLAIN_NAME: &str = "goodword_session";

/// The token that the browser sent.
pub(crate) fn token<'h>(api: &Api, headers: &'h HeaderMap) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter();
    let mut pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, token) = pairs.find(|(name, _)| *name == name_of(api))?;
    (!token.is_empty()).then_some(token)
}

/// An answer that brings a new token along.
pub(crate) fn signed_in(api: &Api, token: &str, body: impl Serialize) -> Result<Response, Problem> {
    let age = api.app.options().sessions.most_seconds;
    with(api, token, age, Json(body).into_response())
}

/// An answer that takes the token away.
pub(crate) fn signed_out(api: &Api, response: impl IntoResponse) -> Result<Response, Problem> {
    with(api, "", 0, response.into_response())
}

fn with(api: &Api, token: &str, age: u32, mut response: Response) -> Result<Response, Problem> {
    let (name, secure) = (name_of(api), if is_https(api) { "; Secure" } else { "" });
    let text = format!("{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    let value = HeaderValue::from_str(&text).map_err(|_| Problem::internal())?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

fn name_of(api: &Api) -> &'static str {
    if is_https(api) { HOST_NAME } else { PLAIN_NAME }
}

fn is_https(api: &Api) -> bool {
    api.options.public_url.starts_with("https://")
}
