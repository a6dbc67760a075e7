//! Who calls, and whether they may: a program with its key, or a person who is
//! signed in.

use std::{marker::PhantomData, net::IpAddr, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use goodword_app::{
    Caller, Scope, key,
    session::{self, Person},
};

use crate::{
    client::address_of,
    cookie,
    origin::refuse_foreign,
    problem::{Code, Problem},
    router::Api,
};

/// What requests of a signed-in person bring along when they change something.
const CSRF_TOKEN: &str = "x-csrf-token";

/// A scope as a type, so that an endpoint's signature says which it needs.
pub(crate) trait Needs {
    const SCOPE: Scope;
}

/// Reads.
pub(crate) struct Reads;
/// Records events and enrols advocates.
pub(crate) struct Records;
/// Launches and changes programs.
pub(crate) struct Launches;
/// Administers keys.
pub(crate) struct Administers;

impl Needs for Reads {
    const SCOPE: Scope = Scope::Read;
}
impl Needs for Records {
    const SCOPE: Scope = Scope::Record;
}
impl Needs for Launches {
    const SCOPE: Scope = Scope::Programs;
}
impl Needs for Administers {
    const SCOPE: Scope = Scope::Admin;
}

/// A caller who is known, within their limit, and has the scope: the first
/// argument of every endpoint, so that nothing else is looked at before. A key
/// that was sent counts alone, whatever the cookies say.
pub(crate) struct By<N> {
    pub(crate) caller: Caller,
    need: PhantomData<N>,
}

impl<N: Needs> FromRequestParts<Arc<Api>> for By<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        let caller = match session_token(parts, api) {
            Some(token) => signed_in(token, parts, api).await?.caller,
            None => with_key(parts, api).await?,
        };
        caller.may(N::SCOPE)?;
        Ok(Self {
            caller,
            need: PhantomData,
        })
    }
}

/// Who a request is from whose answer is still being given, if they still may: as
/// [`By`] at its beginning, but a person is not seen by it, so that a page that is left
/// open keeps nobody signed in.
pub(crate) async fn still<N: Needs>(parts: &Parts, api: &Api) -> Result<Caller, Problem> {
    let caller = match session_token(parts, api) {
        Some(token) => session::recognise(&api.app, token).await?.caller,
        None => with_key(parts, api).await?,
    };
    caller.may(N::SCOPE)?;
    Ok(caller)
}

/// The token of the session that a request is of: none where it brings a key.
fn session_token<'a>(parts: &'a Parts, api: &Api) -> Option<&'a str> {
    let has_key = parts.headers.contains_key(header::AUTHORIZATION);
    let token = cookie::token(api, &parts.headers);
    token.filter(|_| !has_key)
}

/// A person who is signed in: the first argument of endpoints about themselves.
pub(crate) struct Signed {
    pub(crate) person: Person,
}

impl FromRequestParts<Arc<Api>> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        let token = cookie::token(api, &parts.headers).ok_or_else(Problem::signed_out)?;
        Ok(Self {
            person: signed_in(token, parts, api).await?,
        })
    }
}

/// Somebody who need not be known: the first argument of endpoints that let people
/// in. A page of another site cannot sign anybody in.
pub(crate) struct Visitor {
    /// From where they come.
    pub(crate) address: IpAddr,
    /// The token of the session that their browser still holds.
    pub(crate) before: Option<String>,
}

impl FromRequestParts<Arc<Api>> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        refuse_foreign(&parts.headers, &api.options.public_url)?;
        Ok(Self {
            address: address(parts, api),
            before: cookie::token(api, &parts.headers).map(str::to_owned),
        })
    }
}

/// From where a request comes.
pub(crate) struct Address(pub(crate) IpAddr);

impl FromRequestParts<Arc<Api>> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        Ok(Self(address(parts, api)))
    }
}

fn address(parts: &Parts, api: &Api) -> IpAddr {
    address_of(
        &parts.extensions,
        &parts.headers,
        api.options.trusts.as_ref(),
    )
}

async fn with_key(parts: &Parts, api: &Api) -> Result<Caller, Problem> {
    let secret = bearer(&parts.headers).ok_or_else(|| Problem::unauthenticated(false))?;
    let fingerprint = key::fingerprint(secret);
    let caller = match api.keyring.find(&fingerprint) {
        Some(caller) => caller,
        None => {
            let caller = key::authenticate(&api.app, secret).await?;
            api.keyring.remember(fingerprint, &caller);
            caller
        }
    };
    api.limits.keys.pass(&fingerprint)?;
    Ok(caller)
}

async fn signed_in(token: &str, parts: &Parts, api: &Api) -> Result<Person, Problem> {
    let person = session::authenticate(&api.app, token).await;
    let person = person.map_err(|error| match error {
        goodword_app::Error::Unauthenticated => Problem::signed_out(),
        other => other.into(),
    })?;
    api.limits.keys.pass(&key::fingerprint(token))?;
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        refuse_foreign(&parts.headers, &api.options.public_url)?;
        let sent = parts.headers.get(CSRF_TOKEN);
        let sent = sent.and_then(|sent| sent.to_str().ok()).unwrap_or_default();
        if !person.is_csrf_token(sent) {
            let detail = "send the session's csrf_token as the header X-CSRF-Token";
            return Err(Problem::new(Code::CsrfTokenMissing, detail));
        }
    }
    Ok(person)
}

/// The secret of `Authorization: Bearer SECRET`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all(header::AUTHORIZATION).iter();
    let (first, more) = (lines.next()?, lines.next());
    let (scheme, secret) = first.to_str().ok()?.split_once(' ')?;
    let secret = secret.trim();
    let good = more.is_none() && scheme.eq_ignore_ascii_case("bearer") && !secret.is_empty();
    good.then_some(secret)
}
