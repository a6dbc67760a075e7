//! A server for one test: an organization, its keys, and ways to ask.

use std::{collections::BTreeSet, net::SocketAddr};

use anyhow::{Context, Result, ensure};
use axum::{
    Router,
    body::{Body, BodyDataStream, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request},
};
use goodword_api::{ApiOptions, router};
use goodword_app::{
    Caller, Scope,
    key::{self, NewKey},
};
use goodword_domain::moment::Moment;
use goodword_testkit::app::{TestApp, add_organization};
use goodword_testkit::store::TestStore;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

/// What the clock says in every test.
pub(crate) const NOW: &str = "2026-11-22T12:00:00Z";

/// A server on a store, and an administrator's key.
pub(crate) struct World {
    pub(crate) test: TestApp,
    pub(crate) router: Router,
    pub(crate) key: String,
}

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "a quiet blue teapot";

/// A person who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Their id on the staff.
    pub(crate) id: String,
    /// The token in their browser's cookie.
    pub(crate) token: String,
    /// What their requests bring along.
    pub(crate) csrf: String,
}

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ask {
    method: &'static str,
    path: String,
    key: Option<String>,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
    peer: Option<SocketAddr>,
}

impl Ask {
    pub(crate) fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            ..Self::default()
        }
    }

    pub(crate) fn key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// As the console of a person who is signed in asks.
    pub(crate) fn person(self, person: &Signed) -> Self {
        self.cookie(&person.token)
            .header("x-csrf-token", &person.csrf)
    }

    /// With the cookie of a session, and nothing else.
    pub(crate) fn cookie(self, token: &str) -> Self {
        self.header("cookie", format!("goodword_session={token}"))
    }

    pub(crate) fn is_safe(&self) -> bool {
        self.method == "GET"
    }

    /// A body, with the type that JSON has.
    pub(crate) fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json")
            .text(body.to_string())
    }

    pub(crate) fn text(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Comes from this address.
    pub(crate) fn from(mut self, address: &str) -> Self {
        self.peer = Some(SocketAddr::new(address.parse().unwrap(), 4711));
        self
    }

    fn request(self) -> Result<Request<Body>> {
        let mut request = Request::builder().method(self.method).uri(&self.path);
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let mut request = request.body(self.body.map_or_else(Body::empty, Body::from))?;
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        Ok(request)
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body of an answer that must have this status.
    pub(crate) fn expect(self, status: u16) -> Result<Value> {
        ensure!(
            self.status == status,
            "{status} expected: {} {}",
            self.status,
            self.body
        );
        Ok(self.json())
    }
}

impl World {
    pub(crate) async fn on(store: &TestStore) -> Result<Self> {
        Self::with(store, ApiOptions::default()).await
    }

    pub(crate) async fn with(store: &TestStore, options: ApiOptions) -> Result<Self> {
        let test = TestApp::on(store, moment(NOW), 1).await?;
        let router = router(test.app.clone(), options);
        let key = key_of(&test, &test.admin, &[Scope::Admin]).await?;
        Ok(Self { test, router, key })
    }

    /// A key of the organization that may do this.
    pub(crate) async fn key(&self, scopes: &[Scope]) -> Result<String> {
        key_of(&self.test, &self.test.admin, scopes).await
    }

    /// Somebody of this role who has joined and is signed in.
    pub(crate) async fn person(&self, email: &str, role: &str) -> Result<Signed> {
        self.person_of(&self.key, email, role).await
    }

    /// Somebody who was invited with this administrator's key.
    pub(crate) async fn person_of(&self, key: &str, email: &str, role: &str) -> Result<Signed> {
        let new = json!({"name": "Li Lei", "email": email, "role": role});
        let ask = Ask::new("POST", "/api/v1/staff").key(key).json(&new);
        let invited = self.ask(ask).await?.expect(201)?;
        let token = token_of(&invited["link"]);
        let sent = json!({"token": token, "password": PASSWORD});
        let ask = Ask::new("POST", "/api/v1/session/link").json(&sent);
        signed_in(self.ask(ask).await?)
    }

    /// Another organization on the same server, and an administrator's key of it.
    pub(crate) async fn stranger(&self, store: &TestStore) -> Result<String> {
        let id = add_organization(store, Uuid::from_u128(0xB), moment(NOW)).await?;
        key_of(&self.test, &Caller::product(id, "test"), &[Scope::Admin]).await
    }

    pub(crate) async fn ask(&self, ask: Ask) -> Result<Answer> {
        send(self.router.clone(), ask).await
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Answer> {
        self.ask(Ask::new("GET", path).key(&self.key)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Result<Answer> {
        self.ask(Ask::new("POST", path).key(&self.key).json(body))
            .await
    }

    /// Launches a program that has always been live; its id.
    pub(crate) async fn launch(&self, definition: &Value) -> Result<String> {
        let body = json!({"definition": definition, "live_from": "2000-01-01T00:00:00Z"});
        let program = self.post("/api/v1/programs", &body).await?.expect(201)?;
        Ok(program["id"].as_str().context("an id")?.to_owned())
    }

    /// Records events; the outcomes in order, each with its reason.
    pub(crate) async fn record(&self, events: &[Value]) -> Result<Vec<String>> {
        let answer = self
            .post("/api/v1/events", &json!(events))
            .await?
            .expect(200)?;
        let results = answer["results"].as_array().context("results")?;
        let outcome = |result: &Value| {
            let reason = result["reason"].as_str().map(|reason| format!(" {reason}"));
            let outcome = result["outcome"].as_str().unwrap_or_default();
            format!("{outcome}{}", reason.unwrap_or_default())
        };
        Ok(results.iter().map(outcome).collect())
    }

    /// The program's summary as of now.
    pub(crate) async fn summary(&self, program: &str) -> Result<Value> {
        self.get(&format!("/api/v1/programs/{program}/summary"))
            .await?
            .expect(200)
    }

    /// The items of a list's first page.
    pub(crate) async fn items(&self, path: &str) -> Result<Vec<Value>> {
        let page = self.get(path).await?.expect(200)?;
        Ok(page["items"].as_array().context("items")?.clone())
    }
}

/// The token of a one-time link.
pub(crate) fn token_of(link: &Value) -> String {
    let link = link.as_str().unwrap();
    let (place, token) = link.split_once('#').unwrap();
    assert_eq!(place, "http://localhost:8080/console/welcome");
    token.to_owned()
}

/// Who an answer has signed in.
pub(crate) fn signed_in(answer: Answer) -> Result<Signed> {
    let cookie = answer.header("set-cookie").to_owned();
    let session = answer.expect(200)?;
    let token = cookie
        .split_once("goodword_session=")
        .context("a cookie")?
        .1;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(Signed {
        id: text(&session["staff"]["id"]),
        token: token.split(';').next().unwrap_or_default().to_owned(),
        csrf: text(&session["csrf_token"]),
    })
}

/// Asks a router: what [`World::ask`] does, for those who ask many times at once.
pub(crate) async fn send(router: Router, ask: Ask) -> Result<Answer> {
    let response = router.oneshot(ask.request()?).await?;
    let (parts, body) = response.into_parts();
    let kind = parts.headers.get("content-type");
    let is_endless = kind.is_some_and(|kind| kind == "text/event-stream");
    let body = match is_endless {
        // Whoever wants to hear what is told listens: see [`listen`].
        true => Body::empty(),
        false => body,
    };
    let body = to_bytes(body, usize::MAX).await?;
    let (status, headers) = (parts.status.as_u16(), parts.headers);
    Ok(Answer {
        status,
        headers,
        body: String::from_utf8(body.to_vec())?,
    })
}

/// Asks for an answer that does not end; it is read piece by piece.
pub(crate) async fn listen(router: Router, ask: Ask) -> Result<(u16, BodyDataStream)> {
    let response = router.oneshot(ask.request()?).await?;
    let status = response.status().as_u16();
    Ok((status, response.into_body().into_data_stream()))
}

async fn key_of(test: &TestApp, admin: &Caller, scopes: &[Scope]) -> Result<String> {
    let new = NewKey {
        name: "test".to_owned(),
        scopes: BTreeSet::from_iter(scopes.to_vec()),
    };
    Ok(key::create(&test.app, admin, new).await?.secret)
}

pub(crate) fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// An event of the shop's till, on a day of May 2024.
pub(crate) fn event(id: &str, kind: &str, day: u32, data: Value) -> Value {
    json!({
        "specversion": "1.0", "id": id, "source": "/shop/till", "type": kind,
        "time": format!("2024-05-{day:02}T10:00:00+08:00"), "data": data,
    })
}

pub(crate) fn introduced(id: &str, day: u32, advocate: &str, friend: &str) -> Value {
    let data = json!({"advocate": advocate, "friend": friend, "channel": "link"});
    event(id, "referral.introduced", day, data)
}

pub(crate) fn ordered(id: &str, day: u32, customer: &str, order: &str, amount: &str) -> Value {
    let data = json!({"order": order, "customer": customer, "amount": amount, "currency": "CNY"});
    event(id, "order.placed", day, data)
}

pub(crate) fn paid(id: &str, day: u32, order: &str, amount: &str) -> Value {
    event(
        id,
        "payment.received",
        day,
        json!({"order": order, "amount": amount, "final": true}),
    )
}

/// Ten percent of every paid order of a friend to the advocate.
pub(crate) fn ten_percent(name: &str) -> Value {
    json!({
        "name": name, "zone": "Asia/Shanghai", "currency": "CNY", "title": {"en": "Ten percent"},
        "rule": [{"for": "advocate", "on": "paid", "gives": {"percent": "10"}}],
    })
}

/// A hundred points to either side when the friend signs up.
pub(crate) fn points_for_both(name: &str) -> Value {
    let points = json!({"unit": "points", "amount": "100"});
    json!({
        "name": name, "zone": "Asia/Shanghai", "currency": "CNY", "title": {"en": "Points"},
        "rule": [
            {"for": "advocate", "on": "signed_up", "gives": points},
            {"for": "friend", "on": "signed_up", "gives": points},
        ],
    })
}

/// A body without what differs between installations: ids, secrets, codes, hashes.
pub(crate) fn redacted(value: Value) -> Value {
    const PREFIXES: &[&str] = &[
        "prg_", "drf_", "key_", "adv_", "gwk_", "msg_", "whk_", "whsec_", "out_", "stf_", "org_",
    ];
    const FIELDS: &[&str] = &[
        "code",
        "link",
        "share_page",
        "hash",
        "instance",
        "next",
        "csrf_token",
    ];
    match value {
        Value::String(text) => match PREFIXES.iter().find(|prefix| text.starts_with(**prefix)) {
            Some(prefix) => json!(format!("{prefix}…")),
            None if text.starts_with("ref_") => json!("ref_…"),
            None => json!(text),
        },
        Value::Array(items) => items.into_iter().map(redacted).collect(),
        Value::Object(fields) => {
            let is_problem = fields.contains_key("status");
            let field = |(name, value): (String, Value)| {
                let hidden = FIELDS.contains(&name.as_str()) && value.is_string();
                let kept = is_problem && name == "code";
                let value = if hidden && !kept {
                    json!("…")
                } else {
                    redacted(value)
                };
                (name, value)
            };
            fields.into_iter().map(field).collect()
        }
        other => other,
    }
}
