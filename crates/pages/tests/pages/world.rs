//! A shop with a program, an advocate with a code, and somebody who visits.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use goodword_app::{
    Paging, advocate,
    click::{ClickOptions, ClickRecorder, destination_key},
    event,
    program::{self, NewProgram, Policy},
    referral::{self, ReferralFilter, ReferralView},
};
use goodword_domain::moment::Moment;
use goodword_pages::{Language, Limits, PageOptions, behind_proxies, router};
use goodword_testkit::{app::TestApp, store::TestStore};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

/// When every test begins.
pub(crate) const NOW: &str = "2026-11-22T10:00:00Z";
/// The proxy that is trusted.
pub(crate) const PROXY: &str = "10.0.0.1";

/// A shop on the net.
pub(crate) struct World {
    pub(crate) test: TestApp,
    pub(crate) clicks: ClickRecorder,
    pub(crate) router: Router,
    pub(crate) program: Uuid,
    pub(crate) code: String,
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// `name=value` of a cookie that was set.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter();
        let pairs = lines.filter_map(|line| line.to_str().ok()?.split(';').next());
        pairs
            .into_iter()
            .find(|pair| pair.starts_with(&format!("{name}=")))
            .map(str::to_owned)
    }

    /// The sealed state of the form on the page.
    pub(crate) fn state(&self) -> String {
        let html = self.text();
        let rest = html
            .split_once("name=\"state\" value=\"")
            .map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split_once('"'))
            .map(|(state, _)| state.to_owned())
            .unwrap()
    }
}

/// A click as it is stored.
#[derive(Debug)]
pub(crate) struct StoredClick {
    pub(crate) code: String,
    pub(crate) program: Uuid,
    pub(crate) visitor: Option<String>,
    pub(crate) landing: bool,
    /// The whole row, to look for what should not be in it.
    pub(crate) text: String,
}

/// How the shop of a test differs from others.
pub(crate) struct Setup {
    pub(crate) preset: &'static str,
    pub(crate) limits: Limits,
    pub(crate) clicks: ClickOptions,
    pub(crate) destination: Option<&'static str>,
}

impl Default for Setup {
    fn default() -> Self {
        let limits = Limits {
            per_second: 10_000,
            burst: 100_000,
            sign_ups_per_hour: 1_000,
        };
        let clicks = ClickOptions::default();
        Self {
            preset: "storage-both-sides",
            limits,
            clicks,
            destination: None,
        }
    }
}

impl World {
    pub(crate) async fn new(store: &TestStore) -> Result<Self> {
        Self::with(store, Setup::default()).await
    }

    pub(crate) async fn with(store: &TestStore, setup: Setup) -> Result<Self> {
        let test = TestApp::on(store, Moment::parse(NOW).map_err(anyhow::Error::msg)?, 1).await?;
        let policy = Policy::Preset(setup.preset.to_owned());
        let live_from = Moment::parse("2026-01-01T00:00:00Z").ok();
        let new = NewProgram { policy, live_from };
        let program = program::create(&test.app, &test.admin, new).await?;
        let enrolled = advocate::enrol(&test.app, &test.admin, program.id, "C-1").await?;
        if let Some(address) = setup.destination {
            let tx = store.begin(test.admin.organization).await?;
            let (key, value) = (destination_key(&program.name), json!(address).to_string());
            tx.settings()
                .set(test.admin.organization, &key, &value)
                .await?;
            tx.commit().await?;
        }
        let clicks = ClickRecorder::start(&test.app, setup.clicks);
        let proxy: std::net::IpAddr = PROXY.parse()?;
        let options = PageOptions {
            clicks: clicks.clone(),
            public_url: "https://shop.example".to_owned(),
            signing_key: vec![7; 32],
            language: Language::En,
            limits: setup.limits,
            client: behind_proxies(move |peer| peer == proxy),
            is_https: true,
        };
        let router = router(test.app.clone(), options);
        let code = enrolled.advocate.code;
        Ok(Self {
            test,
            clicks,
            router,
            program: program.id,
            code,
        })
    }

    pub(crate) fn address(&self) -> String {
        format!("/r/{}", self.code)
    }

    /// Sends a request from `peer`, with headers.
    pub(crate) async fn ask(
        &self,
        (method, address): (Method, &str),
        headers: &[(&str, &str)],
        body: String,
    ) -> Result<Answer> {
        let mut request = Request::builder().method(method).uri(address);
        let mut peer = "203.0.113.9";
        for (name, value) in headers {
            if *name == "peer" {
                peer = value;
            } else {
                request = request.header(*name, *value);
            }
        }
        let peer = SocketAddr::new(peer.parse()?, 4711);
        let request = request
            .extension(ConnectInfo(peer))
            .body(Body::from(body))?;
        let (parts, body) = self.router.clone().oneshot(request).await?.into_parts();
        let bytes = to_bytes(body, usize::MAX).await?.to_vec();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            bytes,
        })
    }

    pub(crate) async fn get(&self, address: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.ask((Method::GET, address), headers, String::new())
            .await
    }

    /// Sends a form.
    pub(crate) async fn post(
        &self,
        address: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Result<Answer> {
        let pair = |(name, value): &(&str, &str)| format!("{name}={}", percent(value));
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let headers: Vec<_> = form.iter().chain(headers).copied().collect();
        self.ask((Method::POST, address), &headers, body).await
    }

    /// Visits the link and signs up with this name and contact.
    pub(crate) async fn sign_up(&self, name: &str, contact: &str) -> Result<Answer> {
        let page = self.get(&self.address(), &[]).await?;
        self.send(&page.state(), name, contact, &[]).await
    }

    /// Sends the form in English, with consent.
    pub(crate) async fn send(
        &self,
        state: &str,
        name: &str,
        contact: &str,
        headers: &[(&str, &str)],
    ) -> Result<Answer> {
        let fields = [
            ("state", state),
            ("lang", "en"),
            ("name", name),
            ("contact", contact),
            ("consent", "yes"),
            ("extra", ""),
        ];
        self.post(&self.address(), headers, &fields).await
    }

    /// Records a fact, as the shop's own system does.
    pub(crate) async fn fact(&self, id: &str, kind: &str, time: &str, data: Value) -> Result<()> {
        let fact = json!({"specversion": "1.0", "source": "shop", "id": id, "type": kind,
                          "time": time, "data": data});
        event::record(&self.test.app, &self.test.admin, &[fact]).await?;
        Ok(())
    }

    /// The clicks that are stored, in order.
    pub(crate) async fn stored_clicks(&self) -> Result<Vec<StoredClick>> {
        let reader = self.test.app.store().reader();
        let all = Paging::first(100_000);
        let page = reader
            .clicks()
            .list(self.test.admin.organization, &all)
            .await?;
        Ok(page
            .rows
            .into_iter()
            .map(|row| StoredClick {
                code: row.code.clone(),
                program: row.program_id,
                visitor: row.visitor.clone(),
                landing: row.landing,
                text: format!("{row:?}"),
            })
            .collect())
    }

    pub(crate) async fn referrals(&self) -> Result<Vec<ReferralView>> {
        let (filter, all) = (ReferralFilter::default(), Paging::first(1_000));
        let page = referral::list(&self.test.app, &self.test.admin, filter, &all).await?;
        Ok(page.rows)
    }

    /// Rewards as `side: amount unit`, in order.
    pub(crate) async fn rewards(&self) -> Result<Vec<String>> {
        use goodword_app::reward;
        let (filter, all) = (reward::RewardFilter::default(), Paging::first(1_000));
        let page = reward::list(&self.test.app, &self.test.admin, filter, &all).await?;
        let mut rewards = Vec::new();
        for row in page.rows {
            for (unit, amount) in row.amounts {
                rewards.push(format!("{}: {amount} {unit}", row.side));
            }
        }
        rewards.sort();
        Ok(rewards)
    }

    /// What is on file of a person.
    pub(crate) async fn attributes(&self, customer: &str) -> Result<Value> {
        let reader = self.test.app.store().reader();
        let row = reader
            .customers()
            .get(self.test.admin.organization, customer)
            .await?;
        Ok(serde_json::from_str(
            &row.context("the person is on file")?.attributes,
        )?)
    }

    /// All facts, each as text.
    pub(crate) async fn facts(&self) -> Result<Vec<String>> {
        let reader = self.test.app.store().reader();
        let all = Paging::first(10_000);
        let page = reader
            .events()
            .list(self.test.admin.organization, i64::MAX, &all)
            .await?;
        Ok(page.rows.iter().map(|row| format!("{row:?}")).collect())
    }
}

/// Text within a form.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
