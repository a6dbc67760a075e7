//! Who calls, and whether they may.

use std::{marker::PhantomData, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use goodword_app::{Caller, Scope, key};

use crate::{problem::Problem, router::Api};

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

/// A caller whose key is valid, within its limit, and has the scope: the first
/// argument of every endpoint, so that nothing else is looked at before.
pub(crate) struct By<N> {
    pub(crate) caller: Caller,
    need: PhantomData<N>,
}

impl<N: Needs> FromRequestParts<Arc<Api>> for By<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
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
        caller.may(N::SCOPE)?;
        Ok(Self {
            caller,
            need: PhantomData,
        })
    }
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
