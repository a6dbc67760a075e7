//! From the settings to what each part of the server takes.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use goodword_api::{ApiOptions, Rate};
use goodword_app::{
    App,
    click::ClickRecorder,
    mail::{MailOptions, Sender},
    outbox::Retry,
    port::Ids,
};
use goodword_config::{Config, Tls};
use goodword_console::ConsoleOptions;
use goodword_jobs::{Encryption, JobOptions, Smtp};
use goodword_pages::{Language, Limits, PageOptions, behind_proxies};
use metrics_exporter_prometheus::PrometheusBuilder;

/// Upper ends of the buckets of everything that is measured in seconds.
const BUCKETS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];
/// How long the outbox rests when nothing is due.
const POLL: Duration = Duration::from_secs(1);

/// What gives the measures as text.
pub(super) type Measures = Arc<dyn Fn() -> String + Send + Sync>;

/// Begins to take measures.
///
/// # Errors
/// When somebody takes them already.
pub(super) fn measures() -> anyhow::Result<Measures> {
    let handle = PrometheusBuilder::new()
        .set_buckets(BUCKETS)?
        .install_recorder()?;
    Ok(Arc::new(move || {
        handle.run_upkeep();
        handle.render()
    }))
}

pub(super) fn api(config: &Config, url: &str, measures: Measures) -> ApiOptions {
    let limits = &config.limits;
    let server = config.server.clone();
    ApiOptions {
        public_url: url.to_owned(),
        body_max: usize::try_from(server.body_limit_bytes).unwrap_or(usize::MAX),
        timeout: Duration::from_secs(server.request_timeout_seconds),
        key_rate: rate(limits.key_per_second, limits.key_burst),
        // What one address may ask for is meant for the public pages; behind one
        // address there may be many keys, each with its own limit.
        address_rate: None,
        trusts: Arc::new(move |peer| server.trusts(peer)),
        metrics: Some(measures),
    }
}

fn rate(per_second: u32, burst: u32) -> Option<Rate> {
    Some(Rate {
        per_second: NonZeroU32::new(per_second)?,
        burst: NonZeroU32::new(burst)?,
    })
}

pub(super) fn pages(
    config: &Config,
    url: &str,
    clicks: &ClickRecorder,
    signing_key: Vec<u8>,
) -> PageOptions {
    let limits = &config.limits;
    let server = config.server.clone();
    PageOptions {
        clicks: clicks.clone(),
        public_url: url.trim_end_matches('/').to_owned(),
        signing_key,
        language: Language::default(),
        limits: Limits {
            per_second: limits.address_per_second,
            burst: limits.address_burst,
            sign_ups_per_hour: limits.sign_ups_per_hour,
        },
        client: behind_proxies(move |peer| server.trusts(peer)),
        is_https: url.starts_with("https://"),
    }
}

pub(super) fn console(app: &App) -> ConsoleOptions {
    let app = app.clone();
    let nonce = move || {
        let bytes = app.ids().secret();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    ConsoleOptions {
        nonce: Arc::new(nonce),
    }
}

pub(super) fn jobs(config: &Config, ids: &dyn Ids) -> JobOptions {
    let outbox = &config.outbox;
    JobOptions {
        owner: format!("serve-{}", ids.next().simple()),
        workers: outbox.workers,
        lease_seconds: outbox.lease_seconds,
        retry: Retry {
            most_tries: outbox.max_tries,
            first_seconds: outbox.first_backoff_seconds,
            factor: outbox.backoff_factor,
            most_seconds: outbox.max_backoff_seconds,
            jitter_percent: outbox.jitter_percent,
        },
        poll: POLL,
        tick: Duration::from_secs(config.clock.tick_seconds),
        kept_days: outbox.kept_days,
        private_addresses: outbox.private_addresses,
        smtp: smtp(config),
    }
}

fn smtp(config: &Config) -> Option<Smtp> {
    let relay = config.mail.relay()?;
    let credentials = relay.credentials;
    Some(Smtp {
        host: relay.host,
        port: relay.port,
        encryption: match relay.tls {
            Tls::StartTls => Encryption::StartTls,
            Tls::Tls => Encryption::Tls,
            Tls::None => Encryption::None,
        },
        credentials: credentials.map(|(user, password)| (user, password.expose().to_owned())),
        timeout: Duration::from_secs(config.mail.timeout_seconds),
    })
}

/// How letters are written.
pub(super) fn mail(config: &Config, url: &str, signing_key: Vec<u8>) -> MailOptions {
    let mail = &config.mail;
    let from = mail.from.as_ref().filter(|_| mail.relay().is_some());
    MailOptions {
        public_url: url.trim_end_matches('/').to_owned(),
        signing_key,
        sender: from.map(|from| Sender {
            address: from.address().to_owned(),
            name: from.name().map(str::to_owned),
            reply_to: mail.reply_to.as_ref().map(|to| to.address().to_owned()),
        }),
    }
}
